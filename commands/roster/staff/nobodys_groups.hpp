#pragma once
// What a staff list has colleagues stand with, and no student is in: nearly always misspelt.

#include <chrono>
#include <string>
#include <vector>

#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"

namespace knownby::roster {

struct NobodysGroup {
  std::string called;  // "7Z", "Grade 9"
  int line = 0;        // the first row that has it
  int rows = 0;
};

// In the order of the rows; classes left out, which the student system has by number. students: the list that
// comes with it; null: none. Nothing where no student is known at all.
std::vector<NobodysGroup> nobodys_groups(Db& db, const StaffFile& staff, const StudentFile* students,
                                         std::chrono::local_days today);

}  // namespace knownby::roster
