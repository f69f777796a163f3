// Signs by which text read as Windows-1252 shows that it was written on a Mac or under DOS: the same bytes
// are other letters there, and reading on would change people's names.
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "commands/roster/text/plain_text.hpp"

namespace knownby::roster {
namespace {

bool is_one_of(std::u16string_view signs, char16_t c) { return signs.find(c) != std::u16string_view::npos; }

// No name holds these: "Mu¤oz", "Jos‚". Left out are those that people do write (º, ª, ´) and those that are
// a letter in none of the others (°).
bool never_beside_a_letter(char16_t c) {
  return (c >= 0xA1 && c <= 0xBF && !is_one_of(u"ª°´·º«»", c)) || is_one_of(u"×÷‚†‡‰ƒˆ˜…•™€‹›", c);
}

struct Neighbours {
  char16_t before, sign, after;  // 0: none
  bool follows_letter() const { return before != 0 && u_isalpha(before) != 0; }
  bool precedes_letter() const { return after != 0 && u_isalpha(after) != 0; }
};

bool is_stray(const Neighbours& at) {
  const auto [before, c, after] = at;
  const bool follows = at.follows_letter(), precedes = at.precedes_letter();
  if (never_beside_a_letter(c)) return follows || precedes;
  if (is_one_of(u"„–—", c)) return follows;    // "Mu–oz"
  if (c == u'‘') return follows && !precedes;  // "Zo‘", though Kaʻahumanu may be written with it
  if (is_one_of(u"“”«»", c)) return follows && precedes;  // "Bj”rn"
  if (c == u'·') return !(is_one_of(u"lL", before) && is_one_of(u"lL", after)) && (follows || precedes);
  return c == 0xA0 && follows && u_islower(after) != 0;  // "Ju rez"
}

// A letter that stands where none of its size does: "JosŽ", "çlvarez", "GARCêA".
bool is_misplaced(const Neighbours& at) {
  const auto [before, c, after] = at;
  if (c < 0x80) return false;
  if (u_isupper(c) != 0) return before != 0 && u_islower(before) != 0;
  if (u_islower(c) == 0) return false;
  const bool is_among_capitals = before != 0 && u_isupper(before) != 0 && u_isupper(after) != 0;
  return is_among_capitals || (is_one_of(u"çêîò", c) && !at.follows_letter() && at.precedes_letter());
}

// "Simäes" for "Simões", "Camäes": no language ends a word so, and Portuguese ends many with what DOS has
// there.
bool ends_portuguese(const icu::UnicodeString& text, std::int32_t at) {
  const bool follows_letter = at > 0 && u_isalpha(text[at - 1]) != 0;
  const bool ends = at + 3 >= text.length() || u_isalpha(text[at + 3]) == 0;
  return follows_letter && ends && text.compare(at, 3, u"äes") == 0;
}

}  // namespace

bool has_other_letters(std::string_view line) {
  const auto text = icu::UnicodeString::fromUTF8({line.data(), static_cast<std::int32_t>(line.size())});
  const auto at = [&text](std::int32_t i) { return i >= 0 && i < text.length() ? text[i] : char16_t{0}; };
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const Neighbours here{at(i - 1), at(i), at(i + 1)};
    if (here.sign < 0x80) continue;
    if (is_stray(here) || is_misplaced(here) || ends_portuguese(text, i)) return true;
  }
  return false;
}

bool lies_among_controls(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0xA0; });
}

}  // namespace knownby::roster
