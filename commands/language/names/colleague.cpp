#include "commands/language/names/colleague.hpp"

#include <algorithm>

#include "commands/language/text/fold.hpp"

namespace knownby::language {
namespace {

constexpr std::uint32_t kLongestName = 3;

bool is_called(const RosterStaff& one, const std::string& name) {
  return name == folded(one.family) || name == folded(one.called) || name == folded(one.given + one.family) ||
         name == folded(one.given);
}

std::vector<StaffId> called(const Roster::Index& index, const std::string& name) {
  std::vector<StaffId> found;
  for (const RosterStaff& one : index.staff) {
    if (!name.empty() && is_called(one, name)) found.push_back(one.id);
  }
  return found;
}

// "Ms." among two of the family name: those who are called with it, where some are.
void prefer_title(const Roster::Index& index, std::string_view title, std::vector<StaffId>& who) {
  std::vector<StaffId> titled;
  for (const RosterStaff& one : index.staff) {
    const bool among = std::find(who.begin(), who.end(), one.id) != who.end();
    if (among && folded(one.called).starts_with(title)) titled.push_back(one.id);
  }
  if (!titled.empty()) who = std::move(titled);
}

}  // namespace

std::optional<ColleagueWords> colleague_at(const Roster::Index& index, const Line& line, std::uint32_t at) {
  if (line.at(at).kind == Token::Kind::mention) {
    std::string heard(line.typed(at, at + 1));
    std::vector<StaffId> who = called(index, folded(heard));
    return ColleagueWords{std::move(who), std::move(heard), at + 1};
  }
  const bool titled = line.is(at, sense::title);
  std::uint32_t first = titled ? at + 1 : at;
  if (titled && line.is_mark(first, ".")) ++first;
  std::optional<ColleagueWords> found;
  std::string name;
  for (std::uint32_t i = first; i < first + kLongestName && !line.stem(i).empty(); ++i) {
    name += line.stem(i);
    std::vector<StaffId> who = called(index, name);
    if (who.empty()) continue;
    if (titled) prefer_title(index, line.folded(at), who);
    found = ColleagueWords{std::move(who), std::string(line.typed(at, i + 1)), i + 1, titled};
    if (line.at(i).possessive) break;
  }
  return found;
}

}  // namespace knownby::language
