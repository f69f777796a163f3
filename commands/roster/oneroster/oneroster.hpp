#pragma once
// A OneRoster 1.1 or 1.2 export joined into what the rest of the import knows: students, staff, and the
// classes that make somebody's students theirs. Passwords, phone numbers, birth dates and parents are not
// taken.

#include <chrono>
#include <memory>
#include <string>

#include "commands/roster/oneroster/class_book.hpp"
#include "commands/roster/oneroster/files.hpp"
#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"

namespace knownby::roster::oneroster {

struct Reading {
  StudentFile students;
  StaffFile staff;
  std::shared_ptr<const ClassBook> classes;  // null: stopped before they were read
  std::string school;                        // its id there; empty: no row names one, or all name one
  bool only_changes = false;                 // delta: whoever is not in it has not changed
  std::string stop;                          // not empty: the export must not be used, and why
};

// school: whose people are taken where the export holds several; by its name, or the id it has there. Reads
// the store, for what a delta refers to, and writes nothing.
Reading read(Db& db, const Files& files, const std::string& school, std::chrono::local_days today);

// Writes down the classes and who is in them: the first before staff, whose standings name them; the second
// after students. Inside the caller's transaction.
void apply_classes(Db& db, const Reading& reading);
void apply_seats(Db& db, const ClassBook& book);

}  // namespace knownby::roster::oneroster
