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
  const std::uint32_t left = line.is_word(at + 1, "a") ? at + 2 : at + 1;
  return line.is_word(at, "left") && one_of(line.folded(left), {"message", "msg"});
}

}  // namespace

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
