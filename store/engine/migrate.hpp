#pragma once
// The schema's history: numbered steps, carried inside the program, each in a transaction of its own and
// recorded by name.

#include <cstdint>
#include <span>

#include "store/db.hpp"

namespace knownby::migrate {

constexpr std::int64_t application_id = 0x4B4E4259;  // "KNBY": stands in each of our files

struct Step {
  const char* name;  // "0001_first"
  const char* sql;
};

std::span<const Step> all();  // in order

// Takes the database through the steps it has not seen; what people wrote before is first copied to
// <database>.before-<step>. A step that fails leaves those before it in place.
// Throws StoreError; foreign where the steps recorded are not the first of these.
void up(Db& db, std::span<const Step> steps);

}  // namespace knownby::migrate
