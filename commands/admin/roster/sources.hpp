#pragma once
// Where an import's files come from: named on the command line, sent in a direct message, held since they
// were looked at, or lying in the folder the student system drops its exports in.

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>

#include "commands/roster/oneroster/files.hpp"
#include "commands/visit.hpp"

namespace knownby::admin {

struct Sources {
  std::string students, staff, calendar;  // contents; empty: not given
  roster::oneroster::Files oneroster;     // instead of students and staff
  std::string mark;                       // tells whether the files are still those looked at
  std::string waiting;                    // the drop they are, where they wait in the watched folder
  bool were_sent = false;                 // in a message: whoever applies them needs them held until then

  bool empty() const { return students.empty() && staff.empty() && calendar.empty() && oneroster.empty(); }
};

// Reads the files. The visit need not last until then, and no store is asked.
using Gather = std::function<Sources()>;

// File names come from the command line only; in chat the folder's are always the same: students.csv,
// staff.csv, and calendar.csv or, where there is none, calendar.ics; a OneRoster export, packed or not, comes
// before these. Files sent are told apart by what they are called, else by their headers. Throws
// std::runtime_error, with a sentence without its full stop, where a file is not there, too large, empty, or
// none of these.
Gather gatherer(const Visit& visit);

// By its name and its letters at a glance; what is none is refused unread, unless it is a packed export.
bool is_a_table(const SentFile& file);

// Forgets the files that the press names, where they are the speaker's.
void let_go(const Visit& visit);

bool still_holds(const Visit& visit);  // the files that the press names

constexpr std::size_t many_bytes = 400'000;  // take about a second
bool holds_many(const Visit& visit);         // the files that the press names are large

}  // namespace knownby::admin
