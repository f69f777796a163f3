#pragma once
// What a database holds, table by table, so that two can be compared: how many rows, and a digest of all
// their values.

#include <cstdint>
#include <string>
#include <vector>

#include "store/db.hpp"

namespace knownby {

struct Tally {
  std::string table;
  std::int64_t rows = 0;
  std::string digest;  // SHA-256 of every value in the order of the rows, hexadecimal
  bool operator==(const Tally&) const = default;
};

// Of one moment where a transaction is under way. About 1 µs a value. By the tables' names.
std::vector<Tally> tally(Db& db);

}  // namespace knownby
