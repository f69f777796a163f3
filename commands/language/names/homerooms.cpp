// A homeroom or a grade beside a name: it narrows whom the name may mean and is no part of the note.

#include <algorithm>

#include "commands/language/names/names.hpp"
#include "commands/language/scope.hpp"

namespace knownby::language {

bool Names::narrow(std::vector<Fit>& fits, Heard& heard, GroupId group, std::uint32_t end) const {
  const auto outside = [&](const Fit& fit) { return !index_.in_group(fit.person, group); };
  if (std::all_of(fits.begin(), fits.end(), outside)) return false;
  std::erase_if(fits, outside);
  heard.end = std::max(heard.end, end);
  return true;
}

// A homeroom or a grade by its number. A title ("Art") is none here.
std::optional<GroupWords> Names::numbered_group_at(std::uint32_t at) const {
  if (line_.at(at).kind != Token::Kind::number && !line_.folded(at).starts_with('g')) return std::nullopt;
  const auto group = group_at(index_, line_, at);
  return group && group->id ? group : std::nullopt;
}

// "Jordan Lee, 7C", as every button has it; "lee - 7C", "jordan lee of 7C". In "bobby, 7A morning circle" the
// group opens something of its own, and is not needed to tell who Bobby is. True: a full name with a homeroom
// that none of these is in.
bool Names::narrow_by_group_apart(std::vector<Fit>& fits, Heard& heard) const {
  const auto group = numbered_group_at(heard.end + 1);
  if (!group) return false;
  const auto inside = [&](const Fit& fit) { return index_.in_group(fit.person, group->id); };
  const bool tells_apart = !std::all_of(fits.begin(), fits.end(), inside);
  const bool homeroom = line_.at(heard.end + 1).kind == Token::Kind::number && group->end == heard.end + 2;
  const bool as_shown = homeroom && std::any_of(fits.begin(), fits.end(),
                                                [](const Fit& fit) { return fit.trust == Trust::full_name; });
  const std::uint32_t next = group->end;
  const bool ends = bounded(next) && !line_.is_mark(next, ":-");
  const bool closed = ends || line_.is(next, sense::link | sense::weekday | sense::last) ||
                      one_of(line_.folded(next), {"at", "on", "in", "about", "abt", "during", "before",
                                                  "after", "was", "is", "he", "she", "they", "said", "told"});
  if ((tells_apart || as_shown || closed) && narrow(fits, heard, group->id, next)) return false;
  if (!as_shown || !ends) return false;
  heard.end = next;
  return true;
}

bool Names::narrow_by_group_after(std::vector<Fit>& fits, Heard& heard) const {
  if (line_.is_mark(heard.end, ",-") || line_.is_word(heard.end, "of"))
    return narrow_by_group_apart(fits, heard);
  std::uint32_t at = heard.end;
  const bool bracket = line_.is_mark(at, "(");
  const bool apart = line_.is_word(at, "in") || line_.is_word(at, "from");
  if (bracket || apart) ++at;
  const auto group = numbered_group_at(at);
  if (!group) return false;
  std::uint32_t end = group->end;
  if (bracket && line_.is_mark(end, ")")) ++end;
  if (narrow(fits, heard, group->id, end) || apart) return false;  // "saw bobby in 8B" is where, not who
  heard.end = std::max(heard.end, end);
  return true;
}

}  // namespace knownby::language
