#pragma once
// What the school decided about Knownby, read from the configuration once and passed by value.

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace knownby {

// Whom to call when a child may be in danger. Empty: not set up, and the guard says so (PRODUCT E.4).
struct SafetyNumbers {
  std::string emergency;  // "911 or the school office, ext. 100"
  std::string crisis;     // "988 and our crisis team, ext. 214"
  std::string hotline;    // the state's line for reporting abuse or neglect
  std::string person;     // "Mr. Okafor, ext. 214"
  std::string procedure;  // link to the school's own procedure
  bool complete() const {
    return !emergency.empty() && !crisis.empty() && !hotline.empty() && !person.empty();
  }
};

// How long what is kept (PRODUCT E.5), before the nightly pass takes it.
struct Retention {
  int check_in_school_years = 2;                  // this one and the last; then one number a grade and month
  std::chrono::days notes_after_school_year{60};  // counted from the school year's last day
  std::chrono::days withdrawn_students{60};       // who comes back meanwhile finds everything
  std::chrono::days former_staff{365};            // then only their role stays
  std::chrono::days audit{365};
  std::chrono::days names_in_chat{7};  // in messages of ours, then edited out
};

struct Policy {
  std::string school_name;
  std::string time_zone;         // IANA
  bool month_first = true;       // 10/6 is 6 October
  std::string roster_directory;  // where the student system drops its exports; empty: imports from the
                                 // command line only
  std::string roster_watch{};    // the folder that is looked at by itself; empty: none
  std::string roster_school{};   // what the school is called in an export of several; empty: school_name
  std::string command = "/checkin";
  // Two domains, in lower case, whose addresses are the same people's (PRODUCT F.4).
  std::vector<std::pair<std::string, std::string>> same_domains{};
  SafetyNumbers safety;
  std::vector<std::string> safety_words{};  // the school's own, beside the guard's: "la migra", "huff*"
  Retention retention{};
  int smallest_group = 10;  // fewer students than that are not counted for all to see (PRODUCT E.7)
};

}  // namespace knownby
