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

// Who was shown a colleague's note of this student, or all there is of them: the disclosure record, the
// oldest first.
std::vector<AuditEntry> who_read(Db& db, StudentId student);

// Takes the oldest rows out, those from before `before`, at most `most` of them, and writes down through
// which, with that row's digest, so that what stays still fits together. How many were taken.
int cut(Db& db, std::chrono::sys_seconds before, std::size_t most, std::chrono::sys_seconds now);

struct Chain {
  std::int64_t rows = 0;
  std::int64_t cut_through = 0;       // the last row that was cut for its age; 0: none was
  std::chrono::sys_seconds cut_at{};  // when, as the row says that tells of it
  std::string cut_link;               // that row's digest, as it says
  std::int64_t broken = 0;            // the first row that does not fit what stands before it; 0: all fit
  std::string head;  // the last row's digest: whoever keeps it elsewhere sees rows missing at the end
};
Chain verify(Db& db);  // about 2 µs a row
}  // namespace audit
}  // namespace knownby
