#pragma once
// Who changed or read what, and when: append-only, never people's words. Each row carries a digest of itself
// and of the row before it, so that one that was changed or taken out later shows.

#include <chrono>
#include <cstdint>
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

struct Chain {
  std::int64_t rows = 0;
  std::int64_t broken = 0;  // the first row that does not fit what stands before it; 0: all fit
  std::string head;         // the last row's digest: whoever keeps it elsewhere sees rows missing at the end
};
Chain verify(Db& db);  // about 2 µs a row
}  // namespace audit
}  // namespace knownby
