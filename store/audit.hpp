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

namespace audit {
// Keyed hashes of one record as it stood and as it stands (store/records/change.hpp); empty: there is none.
struct Hashes {
  std::string before{}, after{};
};
}  // namespace audit

struct AuditEntry {
  std::chrono::sys_seconds at{};
  StaffId staff{};        // none: the command line, the clock
  std::string action{};   // "map", "import students", ...
  std::string subject{};  // ids and counts
  audit::Hashes hashes{};
  bool denied = false;
  std::string request{};  // as request_of() and write() say it
};

namespace audit {
// The action of a row about a name that was nobody's, or somebody's out of reach.
inline constexpr std::string_view not_found = "not found";

// The id of a request in the audit: a keyed hash of what its platform calls it, which may hold a token; empty
// where it has no name.
std::string request_of(Db& db, std::string_view event);

// Returns the entry's request; one without any is "row " and the number of its first row, for its others.
std::string write(Db& db, const AuditEntry& entry);
std::vector<AuditEntry> newest(Db& db, std::size_t most, std::string_view action = {});  // empty: of any
// Whether its request has a row of this action and subject; never where it names no request.
bool is_on_record(Db& db, const AuditEntry& entry);
// Whether there is a row of this action by this person from after `since`: reads all rows from then on.
bool is_since(Db& db, StaffId staff, std::string_view action, std::chrono::sys_seconds since);

// Who was shown a colleague's note of this student, or all there is of them: the disclosure record, the
// oldest first.
std::vector<AuditEntry> who_read(Db& db, StudentId student);

// Takes the oldest rows out, those from before `before`, at most `most` of them, and writes down through
// which, with that row's digest, so that what stays still fits together. How many were taken. request: as an
// entry has it.
int cut(Db& db, std::chrono::sys_seconds before, std::size_t most, std::chrono::sys_seconds now,
        const std::string& request = {});

struct Chain {
  std::int64_t rows = 0;
  std::int64_t cut_through = 0;       // the last row that was cut for its age; 0: none was
  std::chrono::sys_seconds cut_at{};  // when, as the row says that tells of it
  std::string cut_link;               // that row's digest, as it says
  std::int64_t broken = 0;            // the first row that does not fit what stands before it; 0: all fit
  std::string head;  // the last row's digest: whoever keeps it elsewhere sees rows missing at the end
};
Chain verify(Db& db);  // about 3 µs a row
}  // namespace audit
}  // namespace knownby
