#include "commands/language/text/reminders.hpp"

#include "commands/language/text/tokens.hpp"

namespace knownby::language {

bool asks_to_be_reminded(std::string_view note) {
  const Line line = tokenise(note);
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    if (line.is_word(i, "set") && line.is_word(i + 1, "a") && line.is_word(i + 2, "reminder")) return true;
    if (!line.is_word(i, "remind") && !line.is_word(i, "reminder")) continue;
    // "bobby asked to remind him", "will remind her mom"
    if (i > 0 && (line.is_word(i - 1, "to") || line.is(i - 1, sense::asks | sense::unreal))) continue;
    std::uint32_t next = i + 1;
    const bool me = one_of(line.folded(next), {"me", "us"});
    if (me) ++next;
    constexpr Senses kWhen = sense::weekday | sense::near_day | sense::forward | sense::binder;
    const bool when = line.is(next, kWhen) || line.at(next).kind == Token::Kind::number;
    const bool ends = line.is_word(i, "remind") && line.ends_clause(next);
    if (me || when || ends) return true;
  }
  return false;
}

}  // namespace knownby::language
