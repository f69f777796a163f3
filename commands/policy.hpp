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
};

}  // namespace knownby
