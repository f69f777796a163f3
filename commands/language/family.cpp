// What is told of a family contact besides the words of its note, and who reads the note.

#include <algorithm>
#include <array>

#include "commands/language/statement.hpp"

namespace knownby::language {
namespace {

struct Tongue {
  std::string_view folded, called;
};

constexpr std::array kTongues = {Tongue{"spanish", "Spanish"},
                                 Tongue{"espanol", "Spanish"},
                                 Tongue{"somali", "Somali"},
                                 Tongue{"hmong", "Hmong"},
                                 Tongue{"vietnamese", "Vietnamese"},
                                 Tongue{"arabic", "Arabic"},
                                 Tongue{"russian", "Russian"},
                                 Tongue{"ukrainian", "Ukrainian"},
                                 Tongue{"mandarin", "Mandarin"},
                                 Tongue{"cantonese", "Cantonese"},
                                 Tongue{"chinese", "Chinese"},
                                 Tongue{"portuguese", "Portuguese"},
                                 Tongue{"french", "French"},
                                 Tongue{"creole", "Haitian Creole"},
                                 Tongue{"korean", "Korean"},
                                 Tongue{"polish", "Polish"},
                                 Tongue{"karen", "Karen"},
                                 Tongue{"amharic", "Amharic"},
                                 Tongue{"tigrinya", "Tigrinya"},
                                 Tongue{"hindi", "Hindi"},
                                 Tongue{"urdu", "Urdu"},
                                 Tongue{"nepali", "Nepali"},
                                 Tongue{"swahili", "Swahili"},
                                 Tongue{"farsi", "Farsi"},
                                 Tongue{"dari", "Dari"},
                                 Tongue{"pashto", "Pashto"},
                                 Tongue{"burmese", "Burmese"},
                                 Tongue{"tagalog", "Tagalog"},
                                 Tongue{"japanese", "Japanese"},
                                 Tongue{"turkish", "Turkish"},
                                 Tongue{"asl", "ASL"}};

// "in Spanish", or the word alone between separators: not "failed her Spanish test".
std::string_view tongue_at(const Line& line, std::uint32_t at, Range rest) {
  const auto found = std::find_if(kTongues.begin(), kTongues.end(),
                                  [&](const Tongue& tongue) { return line.is_word(at, tongue.folded); });
  if (found == kTongues.end()) return {};
  const bool led = line.is_word(at - 1, "in") || line.is_word(at - 1, "haitian");
  const bool alone = (at == rest.first || line.is_mark(at - 1, ",;:-(")) &&
                     (at + 1 >= rest.second || line.ends_clause(at + 1));
  return led || alone ? found->called : std::string_view();
}

bool nobody_answered(const Line& line, std::uint32_t at) {
  if (one_of(line.folded(at), {"voicemail", "voicemails", "vm", "unanswered"})) return true;
  const std::string_view next = line.folded(at + 1);
  if (one_of(line.folded(at), {"no", "didnt", "not"})) {
    return one_of(next, {"answer", "answered", "reply", "response", "pick", "reached"});
  }
  if (one_of(line.folded(at), {"couldnt", "cant"})) return one_of(next, {"reach", "get"});
  const std::uint32_t left = line.is_word(at + 1, "a") ? at + 2 : at + 1;
  return line.is_word(at, "left") && one_of(line.folded(left), {"message", "msg"});
}

// "mom", but neither "home sick" nor "family dinner".
bool is_relative(const Line& line, std::uint32_t at) {
  return line.is(at, sense::relation) && !one_of(line.folded(at), {"home", "family", "families"});
}

std::uint32_t past_whose(const Line& line, std::uint32_t at) {
  return one_of(line.folded(at), {"his", "her", "their", "the", "both"}) ? at + 1 : at;
}

// "parent conference", "iep meeting with mom"
bool is_conference(const Line& line, std::uint32_t at) {
  constexpr std::uint32_t kMostBefore = 3;  // "iep parent teacher"
  bool with_family = false;
  const std::uint32_t stop = at + kMostBefore;
  while (at < stop && (line.is(at, sense::relation) || one_of(line.folded(at), {"teacher", "iep", "504"}))) {
    with_family = with_family || line.is(at, sense::relation);
    ++at;
  }
  if (!one_of(line.folded(at), {"conference", "conferences", "conf", "meeting", "mtg"})) return false;
  return with_family || (line.is(at + 1, sense::link) && is_relative(line, past_whose(line, at + 2)));
}

}  // namespace

// "maya roberts mom called", "parent conference bobby": only a moment with the student is a check-in (PRODUCT
// C.1 no. 9). `end`: past the statement.
bool Statements::tells_of_family(const Statement& statement, std::uint32_t end) const {
  const std::uint32_t after = statement.end;
  const bool with_student = (statement.seen & kTells) != 0;
  if (is_relative(line_, after)) {
    // "talked to maya roberts mom": the apostrophe of a name that ends in s is left out more often than not.
    const bool may_own = line_.folded(after - 1).ends_with('s');
    if (with_student ? may_own : line_.is(after + 1, sense::calls)) return true;
  }
  if (with_student) return false;
  if (is_conference(line_, after)) return true;
  const auto day = days_at(setting_, line_, after);
  const std::uint32_t past = day ? day->end : after;
  const bool only_named = (line_.is_mark(past, ".!") ? past + 1 : past) >= end;
  for (const auto& [first, last] : statement.note) {
    const std::uint32_t who = past_whose(line_, first);
    const bool clause = line_.ends_clause(last - 1);  // "his mom called, maya roberts"
    if (clause && !only_named) continue;
    if (clause && is_relative(line_, who) && line_.is(who + 1, sense::calls)) return true;
    for (std::uint32_t i = first; i < last; ++i) {
      if (is_conference(line_, i) && !line_.is(i - 1, sense::forward)) return true;
    }
  }
  return false;
}

void Statements::tell_family(Statement& statement, Range rest) const {
  for (std::uint32_t i = rest.first; i < rest.second; ++i) {
    if (statement.language.empty() && i > 0) statement.language = tongue_at(line_, i, rest);
    statement.away = statement.away || nobody_answered(line_, i);
    const bool glad = one_of(line_.folded(i), {"good", "great", "positive", "happy"});
    statement.good_news =
        statement.good_news || (glad && one_of(line_.folded(i + 1), {"news", "call", "note"}));
  }
}

// "bobby team: new seat works", "bobby yesterday, team: new seat": the tag is no part of the note.
void Statements::take_tags(Statement& statement) const {
  std::vector<Range> note;
  for (auto [first, end] : statement.note) {
    for (std::uint32_t i = first; i < end; ++i) {
      const bool begins = i == first || line_.is_mark(i - 1, ",;:.-") || line_.ends_clause(i - 1);
      const std::uint32_t past = begins ? past_tag(i) : i;
      if (past == i) continue;
      statement.seen_by = line_.is_word(i, "team") ? SeenBy::team : SeenBy::support;
      if (first < i) note.emplace_back(first, i);
      first = i = std::min(past, end);
    }
    if (first < end) note.emplace_back(first, end);
  }
  statement.note = std::move(note);
}

std::uint32_t Statements::past_tag(std::uint32_t at) const {
  const bool tag = line_.is_word(at, "team") || line_.is_word(at, "support");
  return tag && line_.is_mark(at + 1, ":") ? at + 2 : at;
}

}  // namespace knownby::language
