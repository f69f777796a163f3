#pragma once
// A hold: while it stands, nothing of the student is deleted, by hand or by age.

#include <chrono>
#include <optional>
#include <string>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Hold {
  StudentId student;
  StaffId staff{};  // none: the command line
  std::string reason;
  std::chrono::local_days since;
};

namespace holds {

void put(Db& db, const Hold& hold);   // the student's hold stands already: replaced
bool end(Db& db, StudentId student);  // false: there was none
std::optional<Hold> of(Db& db, StudentId student);
bool any(Db& db);

}  // namespace holds
}  // namespace knownby
