#pragma once
// What a school did to the library of questions of the week: its own, and those of ours it does not want.

#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"

namespace knownby {

struct OwnQuestion {
  std::string words;
  bool wanted;  // false: one of the library's, left out
};

namespace questions {

std::vector<OwnQuestion> all(Db& db);  // by words
void put(Db& db, const OwnQuestion& question);
bool remove(Db& db, std::string_view words);  // false: there was none

}  // namespace questions
}  // namespace knownby
