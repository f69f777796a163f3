#pragma once
// What the files of an import would do all together, and the doing of it.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "commands/admin/roster/sources.hpp"
#include "commands/roster/import.hpp"
#include "commands/roster/oneroster/oneroster.hpp"
#include "commands/visit.hpp"

namespace knownby::admin {

struct Plan {
  struct Students {
    roster::StudentFile file;
    roster::Difference change;
  };
  struct Staff {
    roster::StaffFile file;
    roster::StaffDifference change;
  };
  std::optional<Students> students;
  std::optional<Staff> staff;
  std::optional<roster::oneroster::Reading> oneroster;  // where students and staff come from it
  std::vector<CalendarDay> calendar;
  int unnamed = 0;     // days of it whose name holds a word of the safety list: they count, and have no name
  std::string stop;    // not empty: no Apply without a typed override, and why (PRODUCT F.3 no. 2)
  bool final = false;  // the files themselves are damaged: no override either
};

// Reads, compares, and writes nothing. Throws std::runtime_error with a sentence for a calendar that can't be
// read.
Plan plan(const Visit& visit, const Sources& sources);

// Counts, rows that can't be used, and remarks: no names.
void show(const Plan& planned, std::vector<Block>& blocks);

// All of it in the caller's transaction, with its line in the audit.
void carry_out(const Visit& visit, const Plan& planned);

}  // namespace knownby::admin
