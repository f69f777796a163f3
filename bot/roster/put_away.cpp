#include "bot/roster/put_away.hpp"

#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <system_error>

#include "commands/admin/roster/dropped.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::drops {

namespace fs = std::filesystem;
namespace titles = admin::drop_titles;

namespace {

constexpr std::chrono::hours kept{14 * 24};

void write_report(const fs::path& folder, const Card& card) {
  const fs::path file = folder / "report.txt";
  std::ofstream(file) << card_text(card) << "\n";
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

// Where one of this name lies already, the same files came twice.
void step_aside(const fs::path& place, const std::string& id) {
  if (!fs::exists(place / id)) return;
  int number = 1;
  while (fs::exists(place / (id + "." + std::to_string(number)))) ++number;
  fs::rename(place / id, place / (id + "." + std::to_string(number)));
}

// The report first: what lies in its place has one.
void move(const std::string& folder, const char* from, const std::string& id, const Card& report) {
  const fs::path place = fs::path(folder) / place_for(report.title);
  const std::string name = id.substr(id.starts_with('.') ? 1 : 0);
  write_report(fs::path(folder) / from / id, report);
  step_aside(place, name);
  fs::rename(fs::path(folder) / from / id, place / name);
}

std::vector<fs::path> files_of(const fs::path& drop) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator at(drop, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code unknown;
    if (fs::is_directory(at->symlink_status(unknown)) || at->path().filename() == "report.txt") continue;
    files.push_back(at->path());
  }
  return files;
}

}  // namespace

std::vector<fs::path> folders_in(const fs::path& place) {
  std::vector<fs::path> folders;
  std::error_code failed;
  for (fs::directory_iterator at(place, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code unknown;
    if (fs::is_directory(at->symlink_status(unknown))) folders.push_back(at->path());
  }
  return folders;
}

std::string place_for(const std::string& title) {
  if (title == titles::applied) return "done";
  return title == titles::waiting ? "waiting" : "refused";
}

std::int64_t seconds_of(fs::file_time_type time) {
  const auto at = std::chrono::file_clock::to_sys(time);
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

void make_folder(const fs::path& folder) {
  if (fs::create_directory(folder)) fs::permissions(folder, fs::perms::owner_all);
}

void make_places(const std::string& folder) {
  for (const char* name : {"taking", "done", "refused", "waiting"}) {
    const fs::path place = fs::path(folder) / name;
    const fs::file_status status = fs::symlink_status(place);
    if (fs::exists(status) && !fs::is_directory(status))
      throw std::runtime_error("“" + std::string(name) +
                               "” in the watched folder is no folder of its own, so no roster is taken");
    std::error_code failed;
    fs::create_directory(place, failed);
    if (!failed && !fs::exists(status)) fs::permissions(place, fs::perms::owner_all, failed);
    if (failed || ::access(place.c_str(), W_OK) != 0 || ::access(folder.c_str(), W_OK) != 0)
      throw std::runtime_error(
          "Knownby may not write into the watched folder, so no roster is taken: the account it runs under "
          "needs that right");
  }
}

void put_away(const std::string& folder, const std::string& id, const Card& report) {
  move(folder, "taking", id, report);
}

void move_on(const std::string& folder, const std::string& id, const Card& report) {
  move(folder, "waiting", id, report);
}

void delete_old(const std::string& folder, std::chrono::sys_seconds now) {
  for (const char* place : {"done", "refused"}) {
    for (const fs::path& drop : folders_in(fs::path(folder) / place)) {
      std::error_code failed;
      const auto changed = fs::last_write_time(drop, failed);
      if (failed || std::chrono::seconds(seconds_of(changed)) + kept > now.time_since_epoch()) continue;
      for (const fs::path& file : files_of(drop)) fs::remove(file, failed);  // what can't go, another day
    }
  }
}

}  // namespace knownby::drops
