#include "commands/language/text/hard_times.hpp"

#include "commands/language/text/tokens.hpp"

namespace knownby::language {
namespace {

bool is_hard(std::string_view word) {
  return one_of(
      word, {"upset",      "crying",    "cried",     "tears",      "sad",         "worried",   "anxious",
             "stressed",   "scared",    "lonely",    "struggling", "overwhelmed", "homesick",  "grieving",
             "angry",      "furious",   "withdrawn", "exhausted",  "heartbroken", "depressed", "down",
             "sobbing",    "panicking", "panicked",  "devastated", "triste",      "llorando",  "preocupada",
             "preocupado", "asustada",  "asustado"});
}

}  // namespace

bool tells_of_a_hard_time(std::string_view note) {
  const Line line = tokenise(note);
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    const bool denied =
        i > 0 && one_of(line.folded(i - 1), {"not", "no", "isnt", "wasnt", "less", "sit", "calm"});
    if (is_hard(line.folded(i)) && !denied) return true;
    if (one_of(line.folded(i), {"panic", "anxiety"}) && line.is_word(i + 1, "attack") && !denied) return true;
    const bool before_time = one_of(line.folded(i), {"rough", "hard", "bad", "tough", "awful", "terrible"});
    if (before_time &&
        one_of(line.folded(i + 1), {"day", "days", "week", "weekend", "morning", "night", "time"}))
      return true;
    if (one_of(line.folded(i), {"mal", "dia"}) && one_of(line.folded(i + 1), {"dia", "dificil"})) return true;
  }
  return false;
}

}  // namespace knownby::language
