#pragma once
// A line of text cut into words, numbers and marks, each knowing where it stands and how it compares.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "commands/language/text/words.hpp"

namespace knownby::language {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Token {
  // word: letters; number: starts with a digit ("7A", "10/6"); mark: one of , ; : . ! ? & + - / ( ) and kin;
  // symbol: emoji, bullets, bytes that are no text; channel: "#grade-7"; mention: "@knownby", "/checkin"
  enum class Kind : std::uint8_t { word, number, mark, symbol, channel, mention, line_end };
  Kind kind = Kind::word;
  char mark = 0;
  bool capital = false;              // begins with a capital letter
  bool initial = false;              // one letter with a full stop: "J."
  bool possessive = false;           // 's with its apostrophe
  bool list_sign = false;            // a line_end that is typed as the number or sign of a list's entry
  std::int8_t number = 0;            // of the word's sense: weekday, month, count, unit
  std::uint32_t begin = 0, end = 0;  // bytes in the text
  std::uint32_t fold_at = 0, fold_end = 0;  // in Line::folds
  Senses senses = 0;
  std::uint32_t word = kNone;  // in the roster's vocabulary, once recognised
  std::uint32_t pair = kNone;  // this and the next word written as one
};

inline constexpr Token kPast{.kind = Token::Kind::line_end};

struct Line {
  std::string_view text;
  std::string folds;
  std::vector<Token> tokens;

  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
  // Past the end is a line end, so that looking ahead needs no care.
  const Token& at(std::uint32_t index) const { return index < tokens.size() ? tokens[index] : kPast; }
  std::string_view folded(std::uint32_t index) const {  // empty for marks
    const Token& token = at(index);
    return {folds.data() + token.fold_at, token.fold_end - token.fold_at};
  }
  std::string_view stem(std::uint32_t index) const;  // folded, without the possessive s
  std::string_view typed(std::uint32_t first, std::uint32_t end) const;
  std::string_view typed_stem(std::uint32_t first,
                              std::uint32_t end) const;  // without a possessive 's at its end

  bool is(std::uint32_t index, Senses any) const { return (at(index).senses & any) != 0; }
  bool is_word(std::uint32_t index, std::string_view word) const { return is_same(folded(index), word); }
  bool is_mark(std::uint32_t index, std::string_view any) const;
  bool ends_clause(std::uint32_t index) const;  // , ; . ! ? or a line's end
  bool has(Senses any) const;                   // anywhere in it
  bool has_word(std::string_view word) const { return has_one_of({word}); }
  bool has_one_of(std::initializer_list<std::string_view> any) const;
};

// Never fails. `text` must outlive the line; at most the first 4,000 bytes are read.
Line tokenise(std::string_view text);

}  // namespace knownby::language
