#include "tests/bot/school.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "store/calendar_days.hpp"
#include "store/groups.hpp"
#include "store/people/audiences.hpp"
#include "store/places.hpp"
#include "store/query.hpp"
#include "store/schedules.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"
#include "tests/bot/canaries.hpp"

namespace knownby {
namespace {

constexpr auto ymd(int year, unsigned month, unsigned day) {
  return std::chrono::local_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

void enrol(Db& db, GroupId grade, GroupId room) {
  constexpr std::pair<const char*, const char*> names[] = {
      {"Bobby", "Chen"}, {"Maya", "Roberts"}, {"Jordan", "Lee"},  {"Ana", "Moreno"},
      {"Wei", "Zhang"},  {"Zoë", "Berg"},     {"Marcus", "Hill"}, {"Priya", "Nair"}};
  int number = 0;
  for (const auto& [given, family] : names) {
    Student student;
    student.sis_id = "s" + std::to_string(++number);
    student.shown = std::string(given) + " " + family;
    student.given = given;
    student.family = family;
    student.grade = grade;
    student.homeroom = room;
    student.entered = ymd(2026, 8, 24);
    students::put(db, student);
  }
}

StaffId hire(Db& db, const std::string& key, const std::string& called, Staff::Role role) {
  Staff person;
  person.sis_id = key;
  person.called = called;
  person.family = called.substr(called.rfind(' ') + 1);
  person.email = key + "@lincoln.example";
  person.role = role;
  person.runs_knownby = role == Staff::Role::admin;
  const StaffId id = staff::put(db, person);
  staff::link(db, "console", key, id);
  return id;
}

}  // namespace

Folder::Folder() {
  std::string made = (std::filesystem::temp_directory_path() / "knownby-test-XXXXXX").string();
  if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = made;
}

Folder::~Folder() {
  canaries::look_through(path_);
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::put(const std::string& name, const std::string& text) const {
  std::ofstream(file(name)) << text;
  ::chmod(file(name).c_str(), 0600);
  return file(name);
}

std::chrono::sys_seconds chicago(int day_of_october, int hour, int minute) {
  const auto first = std::chrono::sys_days(std::chrono::year(2026) / 10 / 1);
  return first + std::chrono::days(day_of_october - 1) + std::chrono::hours(hour + 5) +
         std::chrono::minutes(minute);
}

Policy lincoln_policy() {
  Policy policy;
  policy.school_name = "Lincoln Middle School";
  policy.time_zone = "America/Chicago";
  policy.safety = {"911", "988 and our crisis team", "1-800-555-0100", "Mr. Okafor, ext. 214", ""};
  return policy;
}

void staff_only(Db& db, PlaceId place) {
  KnownAudience audience;
  audience.place = place;
  audience.looked = chicago(365, 0, 0);
  audiences::put(db, audience);
}

void fill_school(Db& db, const Place& at) {
  db.begin();
  const GroupId seven = groups::put(db, Group::Kind::grade, "7", "Grade 7");
  const GroupId room = groups::put(db, Group::Kind::homeroom, "7A", "7A");
  enrol(db, seven, room);
  const StaffId rivera = hire(db, "rivera", "Ms. Rivera", Staff::Role::teacher);
  groups::stand(db, rivera,
                {{rivera, room, Standing::Part::homeroom}, {rivera, room, Standing::Part::teaches}});
  const StaffId lindqvist = hire(db, "lindqvist", "Mr. Lindqvist", Staff::Role::admin);
  staff::link(db, "slack", "T0LINCOLN:U0RIVERA", rivera);
  staff::link(db, "slack", "T0LINCOLN:U0LINDQVIST", lindqvist);
  const PlaceId team = places::meet(db, {{}, at.platform, at.address, "#grade-7-team", false, {}});
  places::map(db, team, seven);
  staff_only(db, team);
  Schedule schedule;
  schedule.place = team;
  schedule.next_due = chicago(19, 7, 30);
  schedules::put(db, schedule);
  calendar_days::put(db, {ymd(2026, 8, 24), CalendarDay::Kind::first_day, "First day"});
  calendar_days::put(db, {ymd(2027, 6, 10), CalendarDay::Kind::last_day, "Last day"});
  db.commit();
}

Reply served(Db& db, Clerk& clerk, Request request, std::chrono::sys_seconds now) {
  request.now = now;
  db.begin();
  std::optional<Answer> answer = clerk.serve(request);
  db.commit();
  return answer ? std::move(answer->reply) : Reply{};
}

Request strike() {
  Request tick;
  tick.speaker = {"clock", "minute"};
  tick.verb = "tick";
  return tick;
}

Request rivera(const std::string& text, std::chrono::sys_seconds now, const std::string& event) {
  Request request;
  request.event = event;
  request.now = now;
  request.speaker = Speaker{"console", "rivera"};
  request.place = Place{"console", "dm rivera", true};
  request.text = text;
  return request;
}

std::map<std::string, int> books_in(const std::string& store) {
  Db db(store, Db::Mode::read);
  Query rows(db, "SELECT opened('checkins.sealed_note', id, sealed_note) FROM checkins");
  std::map<std::string, int> books;
  while (rows.next()) {
    const std::string note = rows.text(0);
    const std::size_t at = note.rfind(' ') + 1;
    ++books[note.substr(at, note.size() - at - 1)];
  }
  return books;
}

std::int64_t rows_in(const std::string& store, Sql sql) {
  Db db(store, Db::Mode::read);
  Query row(db, sql);
  return row.next() ? row.number(0) : 0;
}

}  // namespace knownby
