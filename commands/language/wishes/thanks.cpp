// Thanks are sent by people, not computed (PRODUCT D.8).

#include "commands/language/names/colleague.hpp"
#include "commands/language/text/fold.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {
namespace {

// "thanks Ms. Park for covering, talked to bobby": what stands behind a stop is somebody's check-in.
bool logs_too(const Line& line, Names& names, std::uint32_t from) {
  for (std::uint32_t i = from; i < line.size(); ++i) {
    if (line.at(i).kind != Token::Kind::line_end && !line.is_mark(i, ",.;!")) continue;
    if (line.is(i + 1, sense::contact) || names.at(i + 1, Names::Position::name)) return true;
  }
  return false;
}

}  // namespace

std::optional<Intent> thanks_in(const Setting& setting, const Line& line, Names& names) {
  if (!one_of(line.folded(0), {"thanks", "thank", "thx"})) return std::nullopt;
  std::uint32_t at = 1;
  bool is_about = false;  // "thanks to ms park, zoe talks again": told, and not said to her
  for (; one_of(line.folded(at), {"you", "to", "so", "much"}) || line.is_mark(at, ","); ++at)
    is_about = is_about || line.is_word(at, "to");
  const auto colleague = colleague_at(setting.roster.index(), line, at);
  if (!colleague || folded(colleague->heard) == "knownby") return std::nullopt;
  const bool mentioned = line.at(at).kind == Token::Kind::mention;
  // "thanks maya for helping": she is a student first, unless more of a name can only be a colleague's.
  const auto student = names.at(at, Names::Position::name);
  if (student && !mentioned && !colleague->titled && student->end >= colleague->end) return std::nullopt;
  std::uint32_t rest = colleague->end;
  while (line.is_mark(rest, ".!,") || line.at(rest).kind == Token::Kind::symbol) ++rest;
  const bool says_more = rest < line.size();
  if (says_more && (is_about || logs_too(line, names, colleague->end))) return std::nullopt;
  return Thanks{colleague->who, mentioned, says_more};
}

}  // namespace knownby::language
