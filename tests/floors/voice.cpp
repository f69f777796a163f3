// How Knownby speaks: what it must never say of a student, of staff, or of a number that fell; and that
// nobody of the staff is counted against another.

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "tests/floors/source.hpp"

namespace knownby::floors {

namespace {

// Labels, blame and contests. Whole words; an ending * stands for any end.
constexpr std::array<std::string_view, 27> unsaid = {
    "at-risk",  "at risk",   "failing",     "problem student", "low-performing", "struggling",  "troubled",
    "missed",   "forgot to", "you haven't", "you didn't",      "you failed",     "should have", "overdue",
    "slacker*", "lazy",      "worst",       "leaderboard",     "ranking",        "streak*",     "score*",
    "champion", "winner*",   "shame*",      "delinquent",      "illegal",        "deviant"};

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool says(const std::string& sentence, std::string_view word) {
  const bool open = word.ends_with('*');
  if (open) word.remove_suffix(1);
  for (std::size_t at = sentence.find(word); at != std::string::npos; at = sentence.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_letter(sentence[at - 1]);
    if (begins && (open || end == sentence.size() || !is_letter(sentence[end]))) return true;
  }
  return false;
}

// What people type is understood there, not said.
bool listens(const Source& source) { return source.under("commands/language"); }

std::string words_of(const Source& source, const Quoted& quoted) {
  return source.text.substr(quoted.begin, quoted.end - quoted.begin);
}

}  // namespace

std::vector<std::string> unkind_words(std::string sentence) {
  std::transform(sentence.begin(), sentence.end(), sentence.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::vector<std::string> found;
  for (const std::string_view word : unsaid)
    if (says(sentence, word)) found.emplace_back(word);
  return found;
}

Findings unkind_sentences(const Source& source) {
  Findings findings;
  const bool speaks = source.under("commands") || source.under("adapters") || source.under("bot");
  if (!speaks || listens(source)) return findings;
  for (const Quoted& quoted : source.quoted) {
    const std::string words = words_of(source, quoted);
    if (words.find(' ') == std::string::npos) continue;  // a name, not a sentence
    for (const std::string& word : unkind_words(words))
      findings.push_back({source.path, source.line_at(quoted.begin), "nobody is told “" + word + "”"});
    const std::size_t mark = words.find('!');
    if (mark != std::string::npos && words.compare(mark, 2, "!=") != 0)
      findings.push_back({source.path, source.line_at(quoted.begin), "no exclamation marks at adults"});
  }
  return findings;
}

// Counts by person exist so that everybody is asked alike, and for nothing else: one place reads them, none
// sorts by them.
Findings staff_counted(const Source& source) {
  Findings findings;
  for (const std::string_view call : {"offered_since(", "taken_since(", "open_asks("}) {
    const bool may =
        source.under("store") || source.under("tests") || source.path == "commands/claim/ask_around.cpp";
    const std::size_t at = source.code.find(call);
    if (!may && at != std::string::npos)
      findings.push_back(
          {source.path, source.line_at(at), "how often somebody was asked is nobody's to see"});
  }
  // What is written and measured of requests knows their platform, and nobody's name.
  const std::size_t known = source.under("bot/watch") ? source.code.find("StaffId") : std::string::npos;
  if (known != std::string::npos)
    findings.push_back({source.path, source.line_at(known), "neither log nor metrics know who it was"});
  if (!source.under("store")) return findings;
  const bool may_sum = source.path == "store/week/asks.cpp" || source.path == "store/known/adults.cpp";
  for (const Quoted& quoted : source.quoted) {
    const std::string sql = words_of(source, quoted);
    const std::size_t group = sql.find("GROUP BY");
    const bool by_person = group != std::string::npos && sql.find("staff_id", group) != std::string::npos;
    if (sql.find("ORDER BY count") != std::string::npos)
      findings.push_back({source.path, source.line_at(quoted.begin), "nobody is sorted by a count"});
    if (by_person && !may_sum)
      findings.push_back({source.path, source.line_at(quoted.begin), "nothing is summed up by person"});
  }
  return findings;
}

}  // namespace knownby::floors
