#pragma once
// An import too large for one turn of the writer, of which a part is in: kept with the first part, gone with
// the last, so that whoever comes after a stop in between knows.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "store/db.hpp"

namespace knownby {

struct Unfinished {
  std::string mark;  // of what is brought in: the same import finishes it
  std::chrono::sys_seconds since{};
  bool is_first = false;  // nobody was on the roster before it

  // Nobody is bringing in the rest just now: the largest district takes a minute or two.
  bool is_left(std::chrono::sys_seconds now) const { return now - since > std::chrono::minutes(10); }
};

namespace unfinished {

std::optional<Unfinished> find(Db& db);
void put(Db& db, const Unfinished& one);  // in another's place
void drop(Db& db);

}  // namespace unfinished

// The roster's version (settings::roster_version) while an import is written: whoever holds a copy of the
// roster in memory keeps that of before until the last part is in.
class HeldVersion {
 public:
  explicit HeldVersion(Db& db);  // as it stands
  void put_back(Db& db) const;   // as it stood, whatever was changed since, in the same transaction

 private:
  std::int64_t version_ = 0, not_of_people_ = 0;
};

}  // namespace knownby
