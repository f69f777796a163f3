#pragma once
// Students as the school's own system knows them, and the day of each one's last counted check-in. For now
// that is the last one in the database; when a school keeps more than one year, a step of the schema cuts it.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Student {
  StudentId id{};
  std::string sis_id;  // identity: never the name, never the e-mail
  std::string shown;   // full preferred name, in the order the family writes it
  std::string given;   // the preferred given name
  std::string middle;
  std::string family;
  std::string
      long_given;  // the SIS first name where it is the plain long form (Robert for Bobby), else empty
  std::string pronouns;
  GroupId grade{};
  GroupId homeroom{};
  std::chrono::local_days entered{};
  std::optional<std::chrono::local_days> left{};  // set: no longer at this school
  bool operator==(const Student&) const = default;
};

struct LastCheckin {
  StudentId student;
  std::optional<std::chrono::local_days> day;  // none: no check-in logged this school year
};

namespace students {

std::vector<Student> all(Db& db);  // those who left included; by id
std::optional<Student> find(Db& db, StudentId id);
std::optional<Student> with_sis_id(Db& db, std::string_view sis_id);

// Inserts, or updates the student of the same sis_id; returns the id. History stays.
// Also keeps the student's rows in groups (grade and homeroom) true.
StudentId put(Db& db, const Student& student);

// Active students of the group whose last counted check-in lies before `since` (or who have none), longest
// gap first, those with none at all before everybody else; ties by id.
std::vector<LastCheckin> without_checkin_since(Db& db, GroupId group, std::chrono::local_days since);
// The same of a grade, from an index that holds them in this order: it costs as much as they are many.
std::vector<LastCheckin> grade_without_checkin_since(Db& db, GroupId grade, std::chrono::local_days since);

// The day of the last counted check-in of each active member of the group, in no order.
std::vector<LastCheckin> last_checkins(Db& db, GroupId group);
std::optional<std::chrono::local_days> last_checkin(Db& db, StudentId id);

}  // namespace students
}  // namespace knownby
