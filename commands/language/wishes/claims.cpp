// Taking a student for the week, giving one back, handing one on.

#include <algorithm>

#include "commands/language/names/index.hpp"
#include "commands/language/text/fold.hpp"
#include "commands/language/text/numbers.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {
namespace {

using What = Claiming::What;

// Past "take", "I'll take", "I can take", "let me have", "claim"; 0: the line does not begin so.
std::uint32_t past_taking(const Line& line) {
  std::uint32_t at = 0;
  if (one_of(line.folded(0), {"ill", "ican"})) at = 1;
  if (line.is_word(0, "i") && one_of(line.folded(1), {"will", "can", "could"})) at = 2;
  if (line.is_word(0, "let") && line.is_word(1, "me")) at = 2;
  const bool takes = one_of(line.folded(at), {"take", "claim"});
  const bool is_name = at == 0 && line.at(0).word != kNone && line.is_word(0, "claim");
  return takes && !is_name ? at + 1 : 0;
}

// Past "release", "unclaim", "give back", "can't do", "I can't take".
std::uint32_t past_releasing(const Line& line) {
  std::uint32_t at = line.is_word(0, "i") ? 1 : 0;
  if (one_of(line.folded(at), {"cant", "cannot"}) && one_of(line.folded(at + 1), {"do", "take"}))
    return at + 2;
  if (line.is_word(0, "give") && line.is_word(1, "back")) return 2;
  return one_of(line.folded(0), {"release", "unclaim"}) && line.at(0).word == kNone ? 1 : 0;
}

// Whoever of the staff stands after "to": by family name, a title before it or not.
std::vector<StaffId> colleagues(const Setting& setting, const Line& line, std::uint32_t from,
                                std::string& heard) {
  while (from < line.size() && !line.is_word(from, "to")) ++from;
  std::vector<StaffId> found;
  const std::uint32_t end = std::min<std::uint32_t>(line.size(), from + 5);
  if (from < line.size()) heard = line.typed(from + 1, end);
  for (std::uint32_t at = from + 1; at < end; ++at) {
    const std::string word = line.at(at).kind == Token::Kind::mention ? folded(line.typed(at, at + 1))
                                                                      : std::string(line.stem(at));
    for (const RosterStaff& one : setting.roster.staff()) {
      const bool named = !word.empty() && folded(one.family) == word;
      if (named && std::find(found.begin(), found.end(), one.id) == found.end()) found.push_back(one.id);
    }
  }
  return found;
}

std::vector<Named> known_names(std::vector<Named> heard) {
  const auto is_known = [](const Named& one) { return !one.candidates.empty(); };
  if (std::any_of(heard.begin(), heard.end(), is_known))
    std::erase_if(heard, [&](const Named& one) { return !is_known(one); });
  return heard;
}

}  // namespace

std::optional<Intent> claim_in(const Setting& setting, const Line& line, Names& names) {
  Claiming claiming;
  if (const std::uint32_t at = past_releasing(line)) {
    auto heard = names.first_from(at);
    if (!heard) return std::nullopt;
    claiming.what = What::release;
    claiming.students.push_back(std::move(heard->named));
    return claiming;
  }
  if (const std::uint32_t at = past_taking(line)) {
    if (line.at(at).kind == Token::Kind::number && line.size() == at + 1) {
      claiming.number = count_at(line, at);
      return claiming;
    }
    claiming.students = known_names(names.all_from(at));
    if (claiming.students.empty()) return std::nullopt;
    return claiming;
  }
  const bool gives = one_of(line.folded(0), {"give", "hand"}) && line.at(0).word == kNone;
  if (!gives) return std::nullopt;
  auto heard = names.first_from(1);
  if (!heard) return std::nullopt;
  claiming.what = What::give;
  claiming.to = colleagues(setting, line, heard->end, claiming.heard);
  claiming.students.push_back(std::move(heard->named));
  return claiming;
}

}  // namespace knownby::language
