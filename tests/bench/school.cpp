// Fills a database with a district to measure on: grades of 100, and check-ins such that 13 of each grade
// have none since Monday.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

#include "store/groups.hpp"
#include "store/places.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"
#include "tests/bench/names.hpp"

namespace knownby::bench {
namespace {

constexpr std::uint32_t grade_size = 100;
constexpr std::uint32_t without = 13;  // of each grade, as the yardsticks were measured

std::chrono::local_days today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return std::chrono::local_days(now.time_since_epoch());
}

void enrol(Db& db, std::uint32_t students) {
  for (std::uint32_t number = 0; number < students; ++number) {
    const std::string code = std::to_string(number / grade_size + 1);
    Student student;
    student.sis_id = std::to_string(1000000 + number);
    student.given = given_name(number);
    student.family = family_name(number);
    student.shown = student.given + " " + student.family;
    student.grade = groups::put(db, Group::Kind::grade, code, "Grade " + code);
    student.homeroom = groups::put(db, Group::Kind::homeroom, code + "A", code + "A");
    student.entered = today() - std::chrono::days(400);
    students::put(db, student);
  }
}

// Staff number n teaches grade n, has account Un, and a channel Cn mapped to that grade.
void employ(Db& db, std::uint32_t staff, std::uint32_t grades) {
  for (std::uint32_t number = 1; number <= staff; ++number) {
    const std::string code = std::to_string((number - 1) % grades + 1);
    Staff person;
    person.sis_id = "staff" + std::to_string(number);
    person.called = "Ms. " + family_name(number + 7777);
    person.role = Staff::Role::teacher;
    const StaffId id = staff::put(db, person);
    const GroupId grade = groups::put(db, Group::Kind::grade, code, "Grade " + code);
    groups::stand(db, id, {{id, grade, Standing::Part::teaches}});
    staff::link(db, "slack", "T1:U" + std::to_string(number), id);
    const PlaceId place =
        places::meet(db, {{}, "slack", "T1:C" + std::to_string(number), "#grade-team", false, {}});
    places::map(db, place, grade);
  }
}

void log(Db& db, std::uint64_t checkins, std::uint32_t students, std::uint32_t staff) {
  const auto monday = today() - (std::chrono::weekday(today()) - std::chrono::Monday);
  const auto at =
      std::chrono::sys_seconds(std::chrono::sys_days((monday - std::chrono::days(30)).time_since_epoch()));
  for (std::uint64_t number = 0; number < checkins; ++number) {
    const auto student = static_cast<std::int64_t>(number % students);
    const bool recent =
        number >= checkins - students && static_cast<std::uint32_t>(student) % grade_size >= without;
    const auto day = recent ? monday : monday - std::chrono::days(3 + static_cast<int>(number * 31 % 170));
    db.run(
        "INSERT INTO checkins (student_id, staff_id, day, kind, sealed_note, at, id) VALUES ($1, $2, $3, "
        "'conversation', seal('checkins.sealed_note', $6, $4), $5, $6)",
        student + 1, static_cast<std::int64_t>(number % staff + 1), day,
        "talk number " + std::to_string(number), at, static_cast<std::int64_t>(number + 1));
  }
}

}  // namespace
}  // namespace knownby::bench

int main(int argc, char** argv) {
  using namespace knownby::bench;
  std::string file;
  std::uint32_t students = 50000, staff = 500;
  std::uint64_t checkins = 50000;
  CLI::App app{"Fills a new database with a district to measure on"};
  app.add_option("file", file)->required();
  app.add_option("--students", students);
  app.add_option("--staff", staff);
  app.add_option("--checkins", checkins);
  CLI11_PARSE(app, argc, argv);
  knownby::Db db(file);
  db.begin();
  enrol(db, students);
  employ(db, staff, (students + grade_size - 1) / grade_size);
  log(db, checkins, students, staff);
  db.commit();
}
