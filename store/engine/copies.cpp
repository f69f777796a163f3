#include "store/engine/copies.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "store/db.hpp"
#include "store/sealed/vault.hpp"

namespace knownby::copies {

namespace {

namespace fs = std::filesystem;
using std::chrono::days;

constexpr std::size_t daily = 7;
constexpr std::size_t weekly = 5;
constexpr std::string_view begins = "knownby-";
constexpr std::string_view ends = ".backup";

std::string spelled(std::chrono::sys_seconds made) {
  const auto day = std::chrono::floor<days>(made);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(made - day);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

std::optional<std::chrono::sys_seconds> made_at(const std::string& name) {
  if (name.size() <= begins.size() + ends.size() || !name.starts_with(begins) || !name.ends_with(ends))
    return std::nullopt;
  const std::string middle = name.substr(begins.size(), name.size() - begins.size() - ends.size());
  int year = 0, hour = 0, minute = 0, second = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(middle.c_str(), "%4d%2u%2uT%2d%2d%2dZ", &year, &month, &day, &hour, &minute, &second) != 6)
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  const std::chrono::sys_seconds made = std::chrono::sys_days(date) + std::chrono::hours(hour) +
                                        std::chrono::minutes(minute) + std::chrono::seconds(second);
  if (spelled(made) != middle) return std::nullopt;
  return made;
}

// Monday is its first day.
std::chrono::sys_days week_of(std::chrono::sys_seconds made) {
  const auto day = std::chrono::floor<days>(made);
  return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

// What is not ours to read (root's, or no file at all) is left until it is old: it must not make the night's
// good copy look as if it had failed.
bool is_seen_unsealed(const std::string& file) {
  try {
    return !vault::is_one(file);
  } catch (const StoreError&) {
    return false;
  }
}

}  // namespace

std::string file_for(const std::string& folder, std::chrono::sys_seconds made) {
  return (fs::path(folder) / (std::string(begins) + spelled(made) + std::string(ends))).string();
}

std::vector<KeptCopy> in(const std::string& folder) {
  std::vector<KeptCopy> found;
  std::error_code trouble;
  for (const auto& entry : fs::directory_iterator(folder, trouble)) {
    if (const auto made = made_at(entry.path().filename().string()))
      found.push_back({entry.path().string(), *made});
  }
  std::sort(found.begin(), found.end(),
            [](const KeptCopy& one, const KeptCopy& other) { return one.made > other.made; });
  return found;
}

void drop_unfinished(const std::string& folder) {
  std::vector<fs::path> unfinished;
  std::error_code trouble;
  for (const auto& entry : fs::directory_iterator(folder, trouble)) {
    const std::string name = entry.path().filename().string();
    const std::size_t end = name.find(ends) + ends.size();
    if (name.find(ends) == std::string::npos || !made_at(name.substr(0, end))) continue;
    const std::string rest = name.substr(end);
    if (rest.starts_with(".making") || rest == ".sealing") unfinished.push_back(entry.path());
  }
  for (const fs::path& file : unfinished) fs::remove(file, trouble);
}

std::vector<KeptCopy> superseded(const std::vector<KeptCopy>& all) {
  std::set<std::chrono::sys_days> days_kept, weeks_kept;
  std::vector<KeptCopy> go;
  for (const KeptCopy& copy : all) {
    const bool of_day =
        days_kept.size() < daily && days_kept.insert(std::chrono::floor<days>(copy.made)).second;
    const bool of_week = weeks_kept.size() < weekly && weeks_kept.insert(week_of(copy.made)).second;
    if (!of_day && !of_week) go.push_back(copy);
  }
  return go;
}

std::vector<std::string> beside(const std::string& database) {
  const fs::path path(database);
  const std::string name = path.filename().string() + ".before-";
  std::vector<std::string> found;
  std::error_code trouble;
  for (const auto& entry : fs::directory_iterator(path.parent_path(), trouble))
    if (entry.path().filename().string().starts_with(name)) found.push_back(entry.path().string());
  std::sort(found.begin(), found.end());
  return found;
}

void drop_old_beside(const std::string& database, std::chrono::sys_seconds now) {
  constexpr days kept{7 * weekly};
  for (const std::string& file : beside(database)) {
    std::error_code unseen;
    const auto written = std::chrono::file_clock::to_sys(fs::last_write_time(file, unseen));
    if (unseen) continue;
    const bool is_old = written + kept < now;
    // What a restore put aside is the only copy of what happened since the copy that was restored.
    const bool of_a_restore = file.find(".before-restore") != std::string::npos;
    std::error_code stays;
    if (is_old || (!of_a_restore && is_seen_unsealed(file))) fs::remove(file, stays);
  }
}

}  // namespace knownby::copies
