#include "commands/language/no_checkin.hpp"

#include <algorithm>
#include <array>

#include "commands/language/lead.hpp"
#include "commands/language/names/colleague.hpp"
#include "commands/language/when/numbers.hpp"

namespace knownby::language {
namespace {

using Why = NotUnderstood::Why;

bool all_words(const Line& line, std::initializer_list<std::string_view> any) {
  bool some = false;
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    if (line.folded(i).empty()) continue;
    // "Ty" may be thanks, and may be a student.
    if (!one_of(line.folded(i), any) || line.at(i).word != kNone) return false;
    some = true;
  }
  return some;
}

// "1", "the second one": of those that were shown. 0: that is not said.
int choice_in(const Line& line) {
  constexpr std::array<std::string_view, 4> kOrdinals{"first", "second", "third", "fourth"};
  std::uint32_t at = 0;
  while (line.is_word(at, "the") || line.is_word(at, "number")) ++at;
  const auto ordinal = std::find(kOrdinals.begin(), kOrdinals.end(), line.folded(at));
  const bool is_told = ordinal != kOrdinals.end() && line.at(at).word == kNone;
  const int numbered = line.at(at).kind == Token::Kind::number ? month_day_at(line, at) : 0;
  const int choice = is_told ? static_cast<int>(ordinal - kOrdinals.begin()) + 1 : numbered;
  ++at;
  if (line.is_word(at, "one")) ++at;
  while (line.is_mark(at, ".!)")) ++at;
  return at >= line.size() ? choice : 0;
}

// "forgot bobby", "i forgot to talk to bobby": not done. "forgot to log bobby", "forgot, bobby at lunch":
// done.
bool was_forgotten(const Line& line) {
  const std::uint32_t at = line.is_word(0, "i") ? 1 : 0;
  if (!line.is_word(at, "forgot")) return false;
  constexpr std::uint32_t longest = 4;  // "forgot bobby yesterday"; behind more somebody was not forgotten
  if (!line.is_word(at + 1, "to")) return line.at(at + 1).word != kNone && line.size() < at + longest;
  return line.is(at + 2, sense::contact | sense::helps | sense::calls) && !line.is(at + 2, sense::logging) &&
         !one_of(line.folded(at + 2), {"add", "note"});
}

bool denies(const Line& line) {
  const std::string_view first = line.folded(0);
  const std::string_view second = line.folded(1);
  if (first == "no" && in_vain(line, 0)) return false;  // "no answer from bobby's mom", "no luck with tj"
  const std::uint32_t wrong = one_of(first, {"oops", "sorry"}) ? 1 : 0;
  const bool whom = one_of(line.folded(wrong + 1), {"one", "student", "kid", "person", "name"}) ||
                    line.at(wrong + 1).word != kNone;
  if (line.is_word(wrong, "wrong") && whom) return true;  // "wrong one", "wrong bobby"
  if (first == "skipped" && line.at(1).word != kNone) return true;
  if (one_of(first, {"dont", "not", "no", "never", "nope", "neither", "without", "nevermind"})) return true;
  if (was_forgotten(line)) return true;
  // "someone should talk to bobby"
  if (one_of(first, {"someone", "somebody", "anyone", "anybody"}) && line.is(1, sense::unreal | sense::asks))
    return true;
  if (one_of(first, {"cant", "cannot"}) && one_of(second, {"do", "take"})) return true;  // "can't do zoe"
  // "everyone in 7A except bobby" tells least of all of Bobby.
  if (!one_of(first, {"everyone", "everybody", "all", "whole", "the"})) return false;
  for (std::uint32_t i = 1; i < line.size(); ++i) {
    if (one_of(line.folded(i), {"except", "besides"}) || (i <= 2 && line.is_word(i, "but"))) return true;
  }
  return false;
}

// Other things one may wish for a student, and asking somebody else to talk with one.
bool orders(const Line& line) {
  const std::string_view first = line.folded(0);
  const std::string_view second = line.folded(1);
  if (line.is(0, sense::reserved) && line.at(0).word == kNone) return true;
  if (one_of(first, {"tell", "step", "restore", "q", "move"}) && line.at(0).word == kNone) return true;
  if (first == "schedule" && line.at(1).word != kNone) return true;  // "schedule bobby friday"
  const bool please = one_of(first, {"please", "pls"});
  const std::uint32_t verb = please ? 1 : 0;
  if (line.is_word(verb, "check") && line.is_word(verb + 1, "on")) return true;
  if (please && one_of(second, {"talk", "speak", "meet", "see", "find", "visit", "catch", "chat"}))
    return true;
  if (first == "add" && one_of(second, {"me", "us"})) return true;       // "add me to xqzt"
  if (one_of(first, {"im", "i"}) && line.at(1).possessive) return true;  // "I'm Bobby's aunt"
  if (first == "all" && second == "of") return true;                     // "all of us"
  return line.typed(0, line.size()).starts_with("+1");
}

// Who stands in the line, as far as anybody reads a line that tells nothing.
std::vector<StudentId> students_in(const Line& line, Names& names) {
  constexpr std::uint32_t kFarthest = 40;
  constexpr std::size_t kMost = 3;
  std::vector<StudentId> students;
  for (std::uint32_t i = 0; i < std::min(line.size(), kFarthest) && students.size() < kMost;) {
    const auto heard = names.at(i, Names::Position::mention);
    const bool plain_word = heard && line.at(i).senses != 0 && heard->end == i + 1;
    if (heard && !plain_word) add_if_sure(heard->named, students);
    i = heard && !plain_word ? heard->end : i + 1;
  }
  return students;
}

// "coach dunn talked to bobby", "dunn talked to bobby": a colleague's check-in is the colleague's to log.
std::optional<NotUnderstood> colleague_in(const Setting& setting, const Line& line, Names& names) {
  constexpr std::uint32_t kFarthest = 12;  // the student stands near the verb
  const Roster::Index& index = setting.roster.index();
  const bool titled = line.is(0, sense::title) && line.at(1).kind == Token::Kind::word;
  const bool named = index.is_staff(line.stem(0));
  const std::uint32_t after = titled ? 2 : 1;
  const std::uint32_t verb = one_of(line.folded(after), {"has", "had"}) ? after + 1 : after;
  const bool plain = named && line.is(verb, sense::contact | sense::calls | sense::helps);
  const bool may = !line.is(after + 1, sense::logging) && (titled || (named && line.at(0).word == kNone)) &&
                   one_of(line.folded(after), {"can", "will", "should", "could", "would", "might", "may",
                                               "is", "plans", "wants", "needs"});
  if (!titled && !plain && !may) return std::nullopt;
  for (std::uint32_t i = 1; i + 1 < std::min(line.size(), kFarthest); ++i) {
    if (line.is(i, sense::joiner) && one_of(line.folded(i + 1), {"i", "me", "myself"})) return std::nullopt;
  }
  NotUnderstood told{.why = may ? Why::no_checkin : Why::a_colleague};  // "dunn can take bobby" is no log
  const auto colleague = colleague_at(index, line, 0);
  if (colleague && colleague->who.size() == 1) told.colleague = colleague->who.front();
  for (std::uint32_t i = 2; i < std::min(line.size(), kFarthest); ++i) {
    const auto heard = names.at(i, Names::Position::mention);
    if (!heard) continue;
    add_if_sure(heard->named, told.students);
    return told;
  }
  if (titled) return told;
  return std::nullopt;
}

}  // namespace

void add_if_sure(const Named& named, std::vector<StudentId>& students) {
  if (!named.clear || named.candidates.size() != 1) return;
  const StudentId id = named.candidates.front();
  if (std::find(students.begin(), students.end(), id) == students.end()) students.push_back(id);
}

std::optional<Intent> no_checkin_in(const Setting& setting, const Line& line, Names& names) {
  if (all_words(line, {"yes", "yep", "yeah", "yup", "y", "sure", "si"})) return Answered{true};
  if (all_words(line, {"no", "nope", "nah", "n", "nvm", "nevermind", "never", "mind"}))
    return Answered{false};
  if (all_words(line, {"ok", "okay"})) return Answered{.yes = true, .offhand = true};
  if (const int choice = choice_in(line)) return Answered{true, true, choice};
  if (all_words(line, {"thanks", "thank", "you",  "thx",     "ty",     "ok",   "okay", "so",
                       "much",   "great", "cool", "perfect", "good",   "nice", "bot",  "knownby",
                       "lol",    "got",   "it",   "gracias", "muchas", "merci"})) {
    return NotUnderstood{.why = Why::thanks};
  }
  if (auto colleague = colleague_in(setting, line, names)) return colleague;
  if (denies(line) || orders(line)) {
    NotUnderstood told{.why = Why::no_checkin, .students = students_in(line, names)};
    for (std::uint32_t i = 1; i < line.size() && told.students.empty() && told.unknown.empty(); ++i)
      if (names.could_be_name(i) && line.at(i).senses == 0) told.unknown = line.stem(i);
    return told;
  }
  return std::nullopt;
}

bool takes_back(const Line& line, std::uint32_t at) {
  bool denied = false;
  for (; at < line.size(); ++at) {
    if (line.folded(at).empty()) continue;
    const bool no = one_of(line.folded(at), {"no", "not", "nope", "never"});
    if (!no && !one_of(line.folded(at), {"today", "yet", "really", "yesterday"})) return false;
    denied = denied || no;
  }
  return denied;
}

}  // namespace knownby::language
