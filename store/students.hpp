#pragma once
// Students as the school's own system knows them, and the day of each one's last counted check-in.

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"
#include "store/engine/last_days.hpp"
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

namespace students {

std::vector<Student> all(Db& db);  // those who left included; by id
std::optional<Student> find(Db& db, StudentId id);
std::optional<Student> with_sis_id(Db& db, std::string_view sis_id);

// Inserts, or updates the student of the same sis_id; returns the id. History stays.
// Also keeps the student's rows in groups (grade and homeroom) true.
StudentId put(Db& db, const Student& student);

// Those of them whose last counted check-in lies before `since` (or who have none), longest gap first, those
// with none at all before everybody else; ties by id.
std::vector<LastCheckin> without_checkin_since(Db& db, std::span<const StudentId> students,
                                               std::chrono::local_days since);

// That order, for lists put together from several.
bool waits_longer(const LastCheckin& one, const LastCheckin& other);

std::vector<LastCheckin> last_checkins(Db& db, std::span<const StudentId> students);  // in the order asked
std::optional<std::chrono::local_days> last_checkin(Db& db, StudentId id);

}  // namespace students
}  // namespace knownby
