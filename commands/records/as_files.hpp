#pragma once
// A student's record as files: one to read or print, one for another program.

#include <string>
#include <vector>

#include "commands/visit.hpp"
#include "store/checkins.hpp"

namespace knownby::records {

// `card` is the record as it is shown; the files hold all of the entries. Their names name nobody.
std::vector<GivenFile> as_files(const Visit& visit, StudentId student, const Card& card,
                                const std::vector<Checkin>& entries);

// Of the disclosure record: "Wed 14 Oct 2026 · Mr. Okafor · a note".
std::string read_words(const Visit& visit, const AuditEntry& one);

std::string who_words(const Visit& visit, StaffId id);  // "Ms. Park"; "staff" where they are no longer known

}  // namespace knownby::records
