#pragma once
// Who changed what in the set-up, and when: append-only, never people's words.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct AuditEntry {
  std::chrono::sys_seconds at{};
  StaffId staff{};      // none: the command line
  std::string action;   // "map", "import students", ...
  std::string subject;  // ids and counts
};

namespace audit {
void write(Db& db, const AuditEntry& entry);
std::vector<AuditEntry> newest(Db& db, std::size_t most, std::string_view action = {});  // empty: of any
}  // namespace audit
}  // namespace knownby
