// Taking a student for the week, giving them back, handing them on; and whom a student names.

#include "commands/language/lead.hpp"
#include "commands/language/names/colleague.hpp"
#include "commands/language/no_checkin.hpp"
#include "commands/language/when/numbers.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {
namespace {

using What = Claiming::What;

bool is_verb(const Line& line, std::uint32_t at, std::initializer_list<std::string_view> verbs) {
  return one_of(line.folded(at), verbs) && line.at(at).word == kNone;
}

// "2", "#1 and 2": up to as many as a card shows.
std::vector<int> numbers_from(const Line& line, std::uint32_t at) {
  constexpr std::size_t kMost = 20;
  std::vector<int> numbers;
  while (at < line.size() && numbers.size() < kMost) {
    const int number = line.at(at).kind == Token::Kind::number ? count_at(line, at) : 0;
    if (number > 0) numbers.push_back(number);
    const bool between = line.is(at, sense::joiner) || line.is_mark(at, ",&+#.!");
    if (number == 0 && !between && !one_of(line.folded(at), {"number", "please", "pls"})) return {};
    ++at;
  }
  return numbers;
}

// "take zoe", "I'll take bobby and zoe", "claim 2", "dibs on tj", "i've got zoe this week"
std::optional<Intent> take_in(const Line& line, Names& names) {
  std::uint32_t at = 0;
  while (one_of(line.folded(at), {"i", "ill", "ive", "can", "will", "could", "happy", "to", "let", "me"}))
    ++at;
  const bool takes = is_verb(line, at, {"take", "claim", "dibs"});
  const bool has = at > 0 && is_verb(line, at, {"got", "have"});
  if (!takes && !has) return std::nullopt;
  std::uint32_t from = at + 1;
  while (one_of(line.folded(from), {"on", "number", "no"}) || line.is_mark(from, "#")) ++from;
  if (takes) {
    std::vector<int> numbers = numbers_from(line, from);
    if (!numbers.empty()) return Claiming{What::take, {}, std::move(numbers)};
  }
  const bool whom = takes && line.size() == from;
  if (whom || (line.is_word(from, "one") && line.size() == from + 1)) return Claiming{};
  std::vector<Named> students = names.row_from(from);
  if (students.empty()) return std::nullopt;
  // "I got Zoe to smile" tells; "I've got Zoe" and "I got Zoe this week" take.
  const bool this_week = line.size() >= 2 && line.is_word(line.size() - 1, "week");
  const auto last = names.at(from, Names::Position::name);
  const bool no_more = last && last->end >= line.size();
  if (has && !this_week && !no_more) return std::nullopt;
  // "I'll take bobby to the nurse": somewhere, not for the week.
  bool somewhere = last && one_of(line.folded(last->end), {"outside", "home", "there"});
  for (std::uint32_t i = last ? last->end : line.size(); takes && i + 1 < line.size(); ++i)
    somewhere = somewhere || (line.is_word(i, "to") && !line.is(i + 1, kTells));
  if (somewhere) {
    NotUnderstood told{.why = NotUnderstood::Why::no_checkin};
    for (const Named& student : students) add_if_sure(student, told.students);
    return told;
  }
  return Claiming{What::take, std::move(students)};
}

// "bobby is mine", "zoe's mine this week"
std::optional<Intent> mine_in(const Line& line, Names& names) {
  auto heard = names.at(0, Names::Position::name);
  if (!heard) return std::nullopt;
  std::uint32_t at = heard->end;
  if (line.is_word(at, "is")) ++at;
  const bool is_claimed = line.is_word(at, "mine") && (at > heard->end || line.at(at - 1).possessive);
  if (!is_claimed) return std::nullopt;
  ++at;
  if (line.is_word(at, "this") && line.is_word(at + 1, "week")) at += 2;
  if (at < line.size()) return std::nullopt;
  return Claiming{What::take, {std::move(heard->named)}};
}

// "release zoe", "can't do zoe, sorry", "unclaim tj"
std::optional<Intent> release_in(const Line& line, Names& names) {
  std::uint32_t at = one_of(line.folded(0), {"sorry", "i"}) ? 1 : 0;
  while (line.is_mark(at, ",") || line.is_word(at, "i")) ++at;
  const bool cannot = one_of(line.folded(at), {"cant", "cannot"}) &&
                      one_of(line.folded(at + 1), {"do", "take", "keep", "manage"});
  const bool gives_back = is_verb(line, at, {"give"}) && line.is_word(at + 1, "back");
  if (!cannot && !gives_back && !is_verb(line, at, {"release", "unclaim"})) return std::nullopt;
  const std::uint32_t from = cannot || gives_back ? at + 2 : at + 1;
  if (!cannot && line.size() == from) return Claiming{What::release};
  std::vector<Named> students = names.row_from(from);
  if (students.empty()) return std::nullopt;
  return Claiming{What::release, std::move(students)};
}

// "give zoe to @dunn", "hand tj to ms park"
std::optional<Intent> give_in(const Setting& setting, const Line& line, Names& names) {
  if (!is_verb(line, 0, {"give", "hand", "pass", "offer"})) return std::nullopt;
  const bool hands = line.size() == 2 && line.is_word(0, "hand") && one_of(line.folded(1), {"on", "over"});
  if (hands || (line.size() == 1 && is_verb(line, 0, {"give", "hand"}))) return Claiming{What::give};
  auto heard = names.first_from(1);
  if (!heard) return std::nullopt;
  std::uint32_t at = heard->end;
  while (one_of(line.folded(at), {"over", "on"})) ++at;
  if (at >= line.size()) return Claiming{What::give, {std::move(heard->named)}};
  if (!line.is_word(at, "to")) return std::nullopt;
  Claiming give{What::give, {std::move(heard->named)}};
  give.heard = line.typed(at + 1, line.size());
  if (const auto colleague = colleague_at(setting.roster.index(), line, at + 1)) {
    give.to = colleague->who;
    give.heard = colleague->heard;
  }
  if (give.heard.empty()) return std::nullopt;
  return give;
}

// "josé named coach dunn", "zoe says ms park is her person"; "bobby didn't name dunn" ends it.
std::optional<Intent> named_in(const Setting& setting, const Line& line, Names& names) {
  auto heard = names.at(0, Names::Position::name);
  if (!heard) return std::nullopt;
  std::uint32_t at = heard->end;
  const bool ended = is_verb(line, at, {"didnt", "doesnt"}) && is_verb(line, at + 1, {"name"});
  if (ended) ++at;
  const bool names_one = is_verb(line, at, {"named", "names", "picked", "chose"}) || ended;
  const bool says = is_verb(line, at, {"says", "said"});
  if (!names_one && !says) return std::nullopt;
  const bool no_one = line.is_word(at + 1, "no") && line.is_word(at + 2, "one");
  if (names_one &&
      (no_one || one_of(line.folded(at + 1), {"nobody", "noone", "none", "anyone", "anybody"}))) {
    NotUnderstood told{.why = NotUnderstood::Why::no_checkin};
    add_if_sure(heard->named, told.students);
    return told;
  }
  const auto colleague = colleague_at(setting.roster.index(), line, at + 1);
  if (!colleague || colleague->who.empty()) return std::nullopt;
  std::uint32_t end = colleague->end;
  if (says && !line.is_word(end, "is")) return std::nullopt;
  while (one_of(line.folded(end), {"is", "as", "his", "her", "their", "an", "a", "one", "of", "person",
                                   "adult", "adults", "people", "favorite", "favourite", "trusted"}) ||
         line.is_mark(end, ".!"))
    ++end;
  if (end < line.size()) return std::nullopt;  // "jose picked dunn's class for the project"
  return StudentNamed{std::move(heard->named), colleague->who, colleague->heard, ended};
}

}  // namespace

std::optional<Intent> claim_in(const Setting& setting, const Line& line, Names& names) {
  if (auto take = take_in(line, names)) return take;
  if (auto mine = mine_in(line, names)) return mine;
  if (auto release = release_in(line, names)) return release;
  if (auto give = give_in(setting, line, names)) return give;
  return named_in(setting, line, names);
}

}  // namespace knownby::language
