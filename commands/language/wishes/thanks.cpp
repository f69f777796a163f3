// Thanks are sent by people, not computed (PRODUCT D.8).

#include "commands/language/names/colleague.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {

std::optional<Intent> thanks_in(const Setting& setting, const Line& line, Names& names) {
  if (!one_of(line.folded(0), {"thanks", "thank", "thx"})) return std::nullopt;
  std::uint32_t at = 1;
  while (one_of(line.folded(at), {"you", "to", "so", "much"}) || line.is_mark(at, ",")) ++at;
  const auto colleague = colleague_at(setting.roster.index(), line, at);
  if (!colleague || one_of(line.stem(at), {"knownby", "bot"})) return std::nullopt;
  // "thanks maya for helping": she is a student first, unless it can only be a colleague.
  const bool surely_staff = colleague->titled || line.at(at).kind == Token::Kind::mention;
  if (!surely_staff && names.at(at, Names::Position::name)) return std::nullopt;
  std::uint32_t rest = colleague->end;
  while (line.is_mark(rest, ".!,")) ++rest;
  return Thanks{colleague->who, rest < line.size()};
}

}  // namespace knownby::language
