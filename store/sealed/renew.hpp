#pragma once
// Keys grow old: new ones seal from then on, what older ones sealed is sealed anew a few rows at a
// time, and a key goes when nothing of it is left. Reading accepts them all meanwhile. Copies hold the keys
// they need themselves.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "store/db.hpp"

namespace knownby::renew {

// New keys, from here on; e-mail addresses, few and looked up, are sealed and hashed anew at once. In a
// transaction. No day: their age counts from the next look at it.
void keys(Db& db, std::optional<std::chrono::local_days> today);
// The same where the newest is a year old. 2^32 texts a key are the limit; in a year that would be 136 a
// second.
bool keys_of_age(Db& db, std::chrono::local_days today);

struct Step {
  int changed = 0;
  bool done = false;  // nothing is left that an older key sealed, and older keys are gone
};
// One transaction's worth: at most so many rows.
Step rows(Db& db, std::size_t most);
// Opens every sealed text there is: how many. Throws StoreError where one does not open.
std::int64_t open_all(Db& db);
int keys_in_use(Db& db);  // more than one: rows() has something to do

}  // namespace knownby::renew
