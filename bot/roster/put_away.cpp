#include "bot/roster/put_away.hpp"

#include <fstream>

#include "commands/admin/roster/dropped.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::drops {

namespace fs = std::filesystem;
namespace titles = admin::drop_titles;

namespace {

constexpr std::chrono::hours kept{14 * 24};

void make_folder(const fs::path& folder) {
  if (fs::exists(folder)) return;
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

void write_report(const fs::path& folder, const Card& card) {
  const fs::path file = folder / "report.txt";
  std::ofstream(file) << card_text(card) << "\n";
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace

std::string place_for(const std::string& title) {
  if (title == titles::applied) return "done";
  return title == titles::waiting ? "waiting" : "refused";
}

std::int64_t seconds_of(fs::file_time_type time) {
  const auto at = std::chrono::file_clock::to_sys(time);
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

void put_away(const std::string& folder, const std::string& id, const std::vector<std::string>& names,
              const Card& report) {
  const fs::path to = fs::path(folder) / place_for(report.title) / id;
  make_folder(to.parent_path());
  make_folder(to);
  for (const std::string& name : names)
    if (fs::exists(fs::path(folder) / name)) fs::rename(fs::path(folder) / name, to / name);
  write_report(to, report);
}

void move_on(const std::string& folder, const std::string& id, const Card& report) {
  const fs::path to = fs::path(folder) / place_for(report.title) / id;
  make_folder(to.parent_path());
  fs::rename(fs::path(folder) / "waiting" / id, to);
  write_report(to, report);
}

void delete_old(const std::string& folder, std::chrono::sys_seconds now) {
  for (const char* place : {"done", "refused"}) {
    const fs::path in = fs::path(folder) / place;
    if (!fs::exists(in)) continue;
    for (const auto& drop : fs::directory_iterator(in)) {
      if (std::chrono::seconds(seconds_of(drop.last_write_time())) + kept > now.time_since_epoch()) continue;
      for (const auto& file : fs::directory_iterator(drop.path()))
        if (file.path().filename() != "report.txt") fs::remove(file.path());
    }
  }
}

}  // namespace knownby::drops
