#pragma once
// Classes and who is in them as a OneRoster export told last, by the student system's ids: what an export
// that holds changes alone refers to.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"

namespace knownby {

struct SchoolClass {
  std::string id;
  bool homeroom = false;
  std::string title;                                // "7A" of a homeroom, "Math 7" of another class
  std::optional<std::chrono::local_days> begins{};  // none: not said
  std::optional<std::chrono::local_days> ends{};    // the first day on which it is over
  bool operator==(const SchoolClass&) const = default;
};

struct ClassPerson {
  enum class Part { student, teacher, helper };  // helper: teaches beside whose class it is
  std::string id, class_id, person_id;
  Part part = Part::student;
  std::optional<std::chrono::local_days> begins{}, ends{};  // as above
  bool operator==(const ClassPerson&) const = default;
};

namespace classes {

std::vector<SchoolClass> all(Db& db);
std::vector<ClassPerson> people(Db& db);
void put(Db& db, const SchoolClass& one);
void put(Db& db, const ClassPerson& one);
void drop(Db& db, std::string_view id);
void drop_person(Db& db, std::string_view id);
int drop_all(Db& db);  // with who is in them; how many that were
// A student's place in a class that is a group. Nobody takes one who is not here.
void take_seat(Db& db, std::string_view class_id, std::string_view student);
void leave_seat(Db& db, std::string_view class_id, std::string_view student);

// Whatever was compared with them or with the roster, and not written yet, counts no more.
void outdate(Db& db);

}  // namespace classes
}  // namespace knownby
