#pragma once
// Words that stand for a member of staff: "coach dunn", "Ms. Park", "@dunn", "pat dunn".

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "commands/language/names/index.hpp"
#include "commands/language/text/tokens.hpp"

namespace knownby::language {

struct ColleagueWords {
  std::vector<StaffId> who;  // all who are called so; empty: a mention the roster does not know by its name
  std::string heard;         // as typed
  std::uint32_t end = 0;     // past the last token
  bool titled = false;       // "coach" stood before the name
};
// Nothing: nobody on the staff roster is called so, and it is no mention. Students' names are not looked at.
std::optional<ColleagueWords> colleague_at(const Roster::Index& index, const Line& line, std::uint32_t at);

}  // namespace knownby::language
