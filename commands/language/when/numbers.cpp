#include "commands/language/when/numbers.hpp"

#include <charconv>

namespace knownby::language {

// "10/6", "10-6-26", "2026-10-06": digits with one kind of mark between.
Numbers numbers_in(std::string_view word) {
  Numbers numbers;
  while (!word.empty()) {
    int value = 0;
    const auto [rest, trouble] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (trouble != std::errc{}) return {};
    numbers.values.push_back(value);
    word.remove_prefix(static_cast<std::size_t>(rest - word.data()));
    if (word.empty()) return numbers;
    if (numbers.between != 0 && numbers.between != word.front()) return {};
    numbers.between = word.front();
    word.remove_prefix(1);
  }
  return {};  // ended on a mark
}

int count_at(const Line& line, std::uint32_t at) {
  if (line.is(at, sense::count)) return line.at(at).number;
  if (line.is_word(at, "a") || line.is_word(at, "an")) return 1;
  const Numbers numbers = numbers_in(line.typed(at, at + 1));
  return line.at(at).kind == Token::Kind::number && numbers.values.size() == 1 ? numbers.values[0] : 0;
}

// The day of the month in "6", "6th", "21st"; 0: none.
int month_day_at(const Line& line, std::uint32_t at) {
  std::string_view word = line.folded(at);
  if (line.at(at).kind != Token::Kind::number) return 0;
  for (const std::string_view tail : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(tail)) word.remove_suffix(2);
  }
  const Numbers numbers = numbers_in(word);
  if (numbers.values.size() != 1 || numbers.values[0] > 31) return 0;
  return numbers.values[0];
}

}  // namespace knownby::language
