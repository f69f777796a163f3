#include "commands/language/scope.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "commands/language/text/fold.hpp"
#include "commands/language/text/glyph.hpp"

namespace knownby::language {
namespace {

using std::literals::operator""sv;

bool is_grade_word(std::string_view word) {
  return word == "grade" || word == "grader" || word == "graders" || word == "gr";
}

std::size_t digits_in(std::string_view word) {
  const auto other = std::find_if_not(word.begin(), word.end(), is_digit);
  return static_cast<std::size_t>(other - word.begin());
}

// "7A", "10b": one or two digits and one letter.
bool looks_like_homeroom(std::string_view word) {
  const std::size_t digits = digits_in(word);
  return (digits == 1 || digits == 2) && word.size() == digits + 1 && word.back() >= 'a' &&
         word.back() <= 'z';
}

std::optional<GroupWords> known_or_not(const Roster::Index& index, std::string_view code, std::uint32_t end) {
  const RosterGroup* group = index.group_called(code);
  return GroupWords{group != nullptr ? group->id : GroupId{}, end};
}

// "7th grade", "7 grade", "7th graders"; "who's left in 7th", but not "in 7th period"
std::optional<GroupWords> number_then_grade(const Roster::Index& index, const Line& line, std::uint32_t at) {
  const std::string_view word = line.folded(at);
  const std::size_t digits = digits_in(word);
  const std::string_view tail = word.substr(digits);
  const bool ordinal = tail == "th" || tail == "st" || tail == "nd" || tail == "rd" || tail.empty();
  if (!ordinal || digits == 0 || digits > 2) return std::nullopt;
  if (is_grade_word(line.folded(at + 1))) return known_or_not(index, word.substr(0, digits), at + 2);
  const bool ends =
      line.folded(at + 1).empty() || one_of(line.folded(at + 1), {"this", "since", "for", "in"});
  if (ends && !tail.empty() && at > 0 && line.is_word(at - 1, "in"))
    return known_or_not(index, word.substr(0, digits), at + 1);
  return std::nullopt;
}

// "grade 7", "gr 7", "gr7", "g7", "grade 07"
std::optional<GroupWords> grade_then_number(const Roster::Index& index, const Line& line, std::uint32_t at) {
  const std::string_view word = line.folded(at);
  if (is_grade_word(word)) {
    const std::string_view number = line.folded(at + 1);
    const bool plain = !number.empty() && number.size() <= 2 && digits_in(number) == number.size();
    if (plain || looks_like_homeroom(number)) return known_or_not(index, number, at + 2);
    return std::nullopt;
  }
  if (!word.starts_with('g')) return std::nullopt;
  for (const std::string_view start : {"grade"sv, "gr"sv, "g"sv}) {
    if (!word.starts_with(start)) continue;
    const std::string_view number = word.substr(start.size());
    if (number.empty() || number.size() > 2 || digits_in(number) != number.size()) continue;
    return known_or_not(index, number, at + 1);
  }
  return std::nullopt;
}

// "Rivera advisory", "Robotics club": a group's title, up to four words.
std::optional<GroupWords> title_at(const Roster::Index& index, const Line& line, std::uint32_t at) {
  constexpr std::uint32_t kMostWords = 4;
  std::string title;
  std::optional<GroupWords> found;
  for (std::uint32_t i = at; i < at + kMostWords && !line.folded(i).empty(); ++i) {
    title += line.folded(i);
    const auto [group, goes_on] = index.group_titled(title);
    // One everyday word alone ("band") is too little to be a group's name in a sentence.
    if (group != nullptr && (i > at || line.at(i).senses == 0)) found = GroupWords{group->id, i + 1};
    if (!goes_on) break;
  }
  return found;
}

// "my advisory", "my homeroom": the one such group of mine, or simply mine.
Scope my_group(const Setting& setting, std::string_view word) {
  if (word == "homeroom" && setting.my_homeroom) return {Scope::Of::group, setting.my_homeroom, {}};
  const auto kind = word == "advisory"   ? RosterGroup::Kind::advisory
                    : word == "homeroom" ? RosterGroup::Kind::homeroom
                                         : RosterGroup::Kind::grade;
  const RosterGroup* only = nullptr;
  for (const GroupId id : setting.my_groups) {
    const RosterGroup* group = setting.roster.group(id);
    if (kind == RosterGroup::Kind::grade || group == nullptr || group->kind != kind) continue;
    if (only != nullptr) return {Scope::Of::mine, {}, {}};
    only = group;
  }
  if (only == nullptr) return {Scope::Of::mine, {}, {}};
  return {Scope::Of::group, only->id, {}};
}

std::optional<ScopeWords> mine_at(const Setting& setting, const Line& line, std::uint32_t at) {
  if (one_of(line.folded(at), {"mine", "mines"})) return ScopeWords{{Scope::Of::mine, {}, {}}, at + 1};
  if (one_of(line.folded(at), {"hr", "homeroom"})) return ScopeWords{my_group(setting, "homeroom"), at + 1};
  if (!line.is_word(at, "my")) return std::nullopt;
  std::uint32_t next = at + 1;
  if (line.is_word(next, "own")) ++next;
  if (line.is_word(next, "hr")) return ScopeWords{my_group(setting, "homeroom"), next + 1};
  if (line.is(next, sense::students) || one_of(line.folded(next), {"homeroom", "list"})) {
    return ScopeWords{my_group(setting, line.folded(next)), next + 1};
  }
  return std::nullopt;
}

}  // namespace

std::optional<GroupWords> group_at(const Roster::Index& index, const Line& line, std::uint32_t at) {
  const Token& token = line.at(at);
  if (token.kind == Token::Kind::number) {
    if (auto grade = number_then_grade(index, line, at)) return grade;
    if (looks_like_homeroom(line.folded(at))) return known_or_not(index, line.folded(at), at + 1);
    return std::nullopt;
  }
  if (token.kind != Token::Kind::word) return std::nullopt;
  if (auto grade = grade_then_number(index, line, at)) return grade;
  return title_at(index, line, at);
}

std::optional<ScopeWords> scope_at(const Setting& setting, const Line& line, std::uint32_t at) {
  if (auto group = group_at(setting.roster.index(), line, at)) {
    return ScopeWords{{Scope::Of::group, group->id, {}}, group->end};
  }
  if (auto mine = mine_at(setting, line, at)) return mine;
  std::uint32_t next = at;
  while (one_of(line.folded(next), {"the", "whole", "my", "all", "entire"})) ++next;
  const bool all_students = next > at && line.is_word(next - 1, "all") && line.is(next, sense::students);
  if (line.is_word(next, "school") || line.is_word(next, "schoolwide") || all_students) {
    return ScopeWords{{Scope::Of::school, {}, {}}, next + 1};
  }
  return std::nullopt;
}

}  // namespace knownby::language
