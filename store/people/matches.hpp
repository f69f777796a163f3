#pragma once
// Accounts whose e-mail is that of one member of staff, and that are not linked yet: hints, never rights.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Match {
  std::int64_t id = 0;  // never given out again
  std::string platform, key;
  StaffId staff;
  bool denied = false;  // the account's owner said: that is not me
};

// How many accounts a platform has.
struct Census {
  std::string platform;
  int members = 0, guests = 0;
  std::chrono::sys_seconds taken{};
};

namespace matches {

// Active staff only who have no account there with access, and none where two accounts show the same person.
std::vector<Match> all(Db& db);  // in the order found
std::optional<Match> of_account(Db& db, std::string_view platform, std::string_view key);
void put(Db& db, std::string_view platform, std::string_view key, StaffId person);  // in place of another's
void deny(Db& db, std::string_view platform, std::string_view key);
void remove(Db& db, std::string_view platform, std::string_view key);

void keep_census(Db& db, const Census& census);  // one a platform
std::vector<Census> censuses(Db& db);

}  // namespace matches
}  // namespace knownby
