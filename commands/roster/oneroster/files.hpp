#pragma once
// A OneRoster export as a set of files, and what its manifest says of each: everything there is, or what
// changed.

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace knownby::roster::oneroster {

// By name without ".csv", in lower case. Only these are ever opened: "manifest", "orgs", "academicsessions",
// "users", "roles", "classes", "enrollments"; demographics, results and the others stay closed.
using Files = std::map<std::string, std::string, std::less<>>;

// "users" of "Users.csv"; none where it is no file we read.
std::optional<std::string> called(std::string_view file_name);

struct Manifest {
  enum class Mode { absent, bulk, delta };
  bool has_roles = false;  // version 1.2: posts stand in roles.csv
  std::map<std::string, Mode, std::less<>> modes;
  std::string missing;  // a file it announces that is not there, by name; empty: all are
  std::string stop;     // not empty: must not be used, and why

  Mode of(std::string_view file) const;
};
Manifest read_manifest(const Files& files);

}  // namespace knownby::roster::oneroster
