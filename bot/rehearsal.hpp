#pragma once
// `knownby try`: the whole program in one terminal, in a school of files, with a clock that stands still
// until it is moved.

#include <istream>
#include <ostream>
#include <string>

#include "adapters/console/show.hpp"
#include "bot/rehearsal/sample_school.hpp"
#include "commands/policy.hpp"

namespace knownby {

struct RehearsalSettings {
  std::string school;  // the folder the school is loaded from
  std::string store;   // the database to keep; empty: a temporary one. One that was rehearsed in goes on
  std::string now = "2026-10-14T10:12";  // wall time at the school
  std::string as;       // as after :as; empty: Ms. Rivera, or whoever comes first on the roster
  std::string in;       // as after :in; empty: #grade-7-team, or the first channel there is
  bool json = false;    // one JSON object a line
  bool prompt = false;  // somebody sits at a terminal: prompted instead of echoed
  console::Look look{};
  Policy policy = sample_policy();  // the school's folder is where its imports come from
};

// Prompts where standard input is a terminal, styles and breaks lines where standard output is one.
void notice_terminals(RehearsalSettings& settings);

// Returns 0 at the end of the input, 130 when interrupted. Throws std::runtime_error (StoreError and InUse
// among them) with words for the person who started it: no such folder, a store that is not a rehearsal's.
int rehearse(RehearsalSettings settings, std::istream& in, std::ostream& out);

}  // namespace knownby
