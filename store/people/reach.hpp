#pragma once
// Accounts that a platform does not let us write to alone.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"

namespace knownby {

struct OutOfReach {
  std::string platform, key;
  std::chrono::sys_seconds since{};
  std::string fix;  // what somebody can do about it, as a whole sentence
};

namespace reach {

std::vector<OutOfReach> lost(Db& db);  // by platform and key
bool is_lost(Db& db, std::string_view platform, std::string_view key);
void lose(Db& db, const OutOfReach& account);  // since when it was lost first stays
void regain(Db& db, std::string_view platform, std::string_view key);

}  // namespace reach
}  // namespace knownby
