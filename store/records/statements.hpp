#pragma once
// What a family wants said beside the record of their child: never changed, only added.

#include <chrono>
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Statement {
  StudentId student;
  StaffId staff;  // who wrote it down
  std::string words;
  std::chrono::sys_seconds at{};
};

namespace statements {

void add(Db& db, const Statement& statement);
std::vector<Statement> of_student(Db& db, StudentId student);  // in the order given

}  // namespace statements
}  // namespace knownby
