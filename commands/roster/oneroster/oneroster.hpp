#pragma once
// A OneRoster 1.1 or 1.2 export joined into what the rest of the import knows: students, staff, and the
// classes that make somebody's students theirs. Passwords, phone numbers, birth dates and parents are not
// taken.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/roster/import.hpp"
#include "commands/roster/oneroster/class_book.hpp"
#include "commands/roster/oneroster/files.hpp"
#include "commands/roster/oneroster/roles.hpp"
#include "commands/roster/roster_files.hpp"
#include "commands/roster/rows.hpp"
#include "store/db.hpp"

namespace knownby::roster::oneroster {

struct Reading {
  StudentFile students;
  StaffFile staff;
  std::shared_ptr<const ClassBook> classes;  // null: stopped before they were read
  RolesBook roles;
  std::string school;           // its id there; empty: no row names one, or all name one
  bool only_changes = false;    // delta: whoever is not in it has not changed
  bool outdates_roles = false;  // of version 1.1: what one of 1.2 told of roles before counts no more
  std::string stop;             // not empty: the export must not be used, and why
};

// school: whose people are taken where the export holds several; by its name, or the id it has there. Reads
// the store, for what a delta refers to, and writes nothing. may_be_shown: which titles of classes.
Reading read(Db& db, const Files& files, const std::string& school, std::chrono::local_days today,
             const std::function<void(std::string_view words, int percent)>& step = {},
             const Shown& may_be_shown = {});

// What was told in exports before, looked at as of today: classes, places in them and roles begin and end on
// their days without an export. None: there was none.
std::optional<Reading> read_again(Db& db, std::chrono::local_days today);

// What an export changes of classes, of who is in them, and of who is what.
struct ClassChange {
  std::vector<SchoolClass> classes;
  std::vector<ClassPerson> people;
  std::vector<std::string> classes_gone, people_gone;  // their ids
  std::vector<ClassBook::Seat> come, go;
  std::vector<ToldRole> roles;
  std::vector<std::string> roles_gone;
  bool knows_all_roles = false, outdates_roles = false;
  std::string school;
  bool is_nothing() const;
};
// students: who is here after it; whoever is not sits in no class.
ClassChange compare_classes(Db& db, const Reading& reading, const Difference& students);

// What writes it down, inside the caller's transactions; `change` lasts as long as the rows. Classes come
// before staff, whose standings name them, seats after students: before_people, after_people; `settle` is the
// end of it.
struct ClassRows {
  std::vector<RowsToWrite> before_people, after_people;
};
ClassRows rows_of(Db& db, const ClassChange& change);
void settle(Db& db, const ClassChange& change);

// Plain lists say who is here and who is what from now on: what exports told of classes and roles would take
// that back on its days.
void forget(Db& db);

}  // namespace knownby::roster::oneroster
