#include "bot/rehearsal/sample_school.hpp"

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <charconv>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "adapters/console/hear.hpp"
#include "bot/rehearsal/readers.hpp"
#include "bot/rehearsal/table.hpp"
#include "commands/calendar/calendar.hpp"
#include "commands/roster/import.hpp"
#include "commands/week/rule.hpp"
#include "store/checkins.hpp"
#include "store/groups.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

namespace fs = std::filesystem;
using boost::algorithm::iequals;
using rehearsal::read_file;
using rehearsal::Table;

constexpr std::chrono::hours kHistoryAt{8};  // wall time at which check-ins of the past count as logged

int number(std::string_view text) {
  int value = -1;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (trouble != std::errc() || end != text.data() + text.size()) throw std::invalid_argument("not a number");
  return value;
}

std::chrono::local_days day_of(const std::string& text) {
  if (text.size() != 10) throw std::invalid_argument("a day is written 2026-10-14");
  const std::string_view view = text;
  const std::chrono::year_month_day day{std::chrono::year{number(view.substr(0, 4))},
                                        std::chrono::month{static_cast<unsigned>(number(view.substr(5, 2)))},
                                        std::chrono::day{static_cast<unsigned>(number(view.substr(8, 2)))}};
  if (!day.ok()) throw std::invalid_argument("there is no such day");
  return std::chrono::local_days(day);
}

std::chrono::weekday weekday_of(const std::string& text) {
  for (unsigned day = 0; day < 7; ++day) {
    if (iequals(weekday_word(std::chrono::weekday(day)), text)) return std::chrono::weekday(day);
  }
  throw std::invalid_argument("no weekday");
}

std::chrono::minutes wall_of(const std::string& text) {
  if (text.size() != 5 || text[2] != ':') throw std::invalid_argument("a time is written 07:30");
  const std::chrono::minutes wall{number(text.substr(0, 2)) * 60 + number(text.substr(3))};
  if (wall >= std::chrono::hours(24)) throw std::invalid_argument("there is no such time");
  return wall;
}

Kind kind_of(const std::string& text) {
  for (const Kind kind : {Kind::conversation, Kind::academic, Kind::celebration, Kind::family, Kind::group,
                          Kind::attempt, Kind::other}) {
    if (iequals(word_for(kind), text)) return kind;
  }
  throw std::invalid_argument("no such kind");
}

// The same code an admin's import uses, asked to go no further where it would stop.
template <class File, class Difference>
void refuse_damage(const fs::path& path, const File& file, const Difference& difference) {
  const std::string& stop = file.stop.empty() ? difference.stop : file.stop;
  if (!stop.empty()) throw std::runtime_error(path.string() + ": " + stop);
}

// Who stands in the school's lists, by their ids there. Whoever is gone for long is not on the roster.
struct Listed {
  std::unordered_set<std::string> students, staff;
};

Listed load_roster(Db& db, const fs::path& folder, std::chrono::local_days today) {
  const fs::path students_path = folder / "students.csv";
  const roster::StudentFile students_file = roster::read_students(read_file(students_path));
  const roster::Difference students_change = roster::compare(db, students_file, today);
  refuse_damage(students_path, students_file, students_change);
  roster::apply(db, students_file, students_change, today);

  const fs::path staff_path = folder / "staff.csv";
  const roster::StaffFile staff_file = roster::read_staff(read_file(staff_path));
  const roster::StaffDifference staff_change = roster::compare(db, staff_file);
  refuse_damage(staff_path, staff_file, staff_change);
  roster::apply(db, staff_file, staff_change);
  for (const Staff& person : staff::all(db)) staff::link(db, console::kPlatform, person.sis_id, person.id);

  Listed listed;
  for (const roster::StudentRow& row : students_file.rows) listed.students.insert(row.student.sis_id);
  for (const roster::StaffRow& row : staff_file.rows) listed.staff.insert(row.staff.sis_id);
  return listed;
}

GroupId group_called(const std::vector<Group>& groups, const std::string& text) {
  for (const Group& group : groups) {
    if (iequals(group.title, text) || iequals(group.code, text)) return group.id;
  }
  throw std::invalid_argument("no such group on the roster");
}

void load_channels(Db& db, const fs::path& path, const Calendar& calendar, std::chrono::sys_seconds now,
                   Loaded& loaded) {
  const Table table(path);
  const std::size_t name = table.column("Channel"), group = table.column("Group");
  const std::size_t weekday = table.column("Card_Day"), wall = table.column("Card_Time");
  const std::optional<std::size_t> readers =
      table.has("Read_By") ? std::optional(table.column("Read_By")) : std::nullopt;
  const std::vector<Group> groups = groups::all(db);
  table.each([&](const auto& cell) {
    const Place place = console::channel(cell(name));
    const PlaceId id = places::meet(db, KnownPlace{{}, place.platform, place.address, place.name, false, {}});
    ++loaded.channels;
    if (readers && !cell(*readers).empty()) loaded.audiences[place.address] = readers_called(cell(*readers));
    if (cell(group).empty()) return;  // a channel Knownby is in, mapped to nothing
    places::map(db, id, group_called(groups, cell(group)));
    if (cell(weekday).empty()) return;
    Schedule schedule{{}, id, weekday_of(cell(weekday)), wall_of(cell(wall)), {}};
    schedule.next_due = next_slot(calendar, rule_of(schedule), now);
    schedules::put(db, schedule);
  });
}

template <class Ids, class All>
Ids by_sis_id(const All& all) {
  Ids ids;
  for (const auto& one : all) ids.emplace(one.sis_id, one.id);
  return ids;
}

// Null: they stand in the school's list, and the roster takes them in no more.
template <class Ids>
const typename Ids::mapped_type* known(const Ids& ids, const std::unordered_set<std::string>& listed,
                                       const std::string& sis_id) {
  const auto found = ids.find(sis_id);
  if (found != ids.end()) return &found->second;
  if (!listed.contains(sis_id)) throw std::invalid_argument("nobody has that id");
  return nullptr;
}

std::size_t load_checkins(Db& db, const fs::path& path, const Calendar& calendar, const Listed& listed,
                          std::chrono::sys_seconds now) {
  const auto students = by_sis_id<std::unordered_map<std::string, StudentId>>(students::all(db));
  const auto adults = by_sis_id<std::unordered_map<std::string, StaffId>>(staff::all(db));
  const Table table(path);
  const std::size_t day = table.column("Date"), student = table.column("Student_Number");
  const std::size_t adult = table.column("Staff_ID"), kind = table.column("Kind"),
                    note = table.column("Note");
  std::size_t loaded = 0;
  table.each([&](const auto& cell) {
    Checkin checkin;
    checkin.day = day_of(cell(day));
    checkin.at = calendar.instant(checkin.day, kHistoryAt);
    if (checkin.at > now) return;
    const StudentId* const whom = known(students, listed.students, cell(student));
    const StaffId* const who = known(adults, listed.staff, cell(adult));
    if (whom == nullptr || who == nullptr) return;
    checkin.student = *whom;
    checkin.staff = *who;
    checkin.kind = kind_of(cell(kind));
    checkin.note = cell(note);
    checkins::add(db, std::move(checkin));
    ++loaded;
  });
  return loaded;
}

}  // namespace

Policy sample_policy() {
  Policy policy;
  policy.school_name = "Lincoln Middle School";
  policy.time_zone = "America/Chicago";
  policy.safety = {"911 or the school office, ext. 100", "988 and our crisis team, ext. 214",
                   "the state's child abuse hotline, posted in the staff room", "Mr. Okafor, ext. 214",
                   "https://lincoln.example/safety"};
  return policy;
}

Loaded load_school(Db& db, const fs::path& folder, const Policy& policy, std::chrono::sys_seconds now) {
  if (!fs::is_directory(folder)) throw std::runtime_error(folder.string() + " is not a folder");
  const auto has = [&](const char* file) { return fs::exists(folder / file); };
  if (has("calendar.csv")) {
    for (const CalendarDay& day : roster::read_calendar(read_file(folder / "calendar.csv"))) {
      calendar_days::put(db, day);
    }
  }
  const Calendar calendar(policy.time_zone, calendar_days::all(db));
  const Listed listed = load_roster(db, folder, calendar.day_of(now));
  settings::set(db, "roster_imported", std::to_string(now.time_since_epoch().count()));
  Loaded loaded;
  if (has("channels.csv")) load_channels(db, folder / "channels.csv", calendar, now, loaded);
  if (has("checkins.csv"))
    loaded.checkins = load_checkins(db, folder / "checkins.csv", calendar, listed, now);
  const auto stays = [](const Student& student) { return !student.left; };
  const std::vector<Student> students = students::all(db);
  loaded.students = static_cast<std::size_t>(std::count_if(students.begin(), students.end(), stays));
  loaded.staff = staff::all(db).size();
  return loaded;
}

}  // namespace knownby
