// What only counselors and leads say.

#include "commands/language/names/colleague.hpp"
#include "commands/language/when/numbers.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {
namespace {

// "cap ms park 1", "cap @park to one a week", "cap ms park as before"
std::optional<Intent> cap_in(const Setting& setting, const Line& line) {
  if (!line.is_word(0, "cap") || line.at(0).word != kNone) return std::nullopt;
  Cap cap;
  const auto colleague = colleague_at(setting.roster.index(), line, 1);
  if (!colleague) return cap;
  cap.who = colleague->who;
  for (std::uint32_t i = colleague->end; i < line.size() && !cap.most; ++i) {
    const bool is_none = one_of(line.folded(i), {"0", "none", "nobody", "zero"});
    if (is_none || count_at(line, i) > 0) cap.most = is_none ? 0 : count_at(line, i);
  }
  return cap;
}

}  // namespace

std::optional<Intent> for_those_who_lead(const Setting& setting, const Line& line) {
  const bool list =
      line.size() == 1 || (line.size() == 2 && one_of(line.folded(1), {"list", "lists", "new"}));
  if (line.is_word(0, "lab") && list) return Lists{};
  return cap_in(setting, line);
}

}  // namespace knownby::language
