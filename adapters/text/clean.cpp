#include "adapters/text/clean.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "adapters/text/letters.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby {
namespace {

constexpr std::string_view ellipsis = "\u2026";
constexpr char32_t replacement = 0xFFFD;

// Spells one byte that cannot stand in a JSON string as it is. Returns where it ends.
char* spell_odd(char* to, char c) {
  const auto byte = static_cast<unsigned char>(c);
  *to++ = '\\';
  if (byte >= ' ' || c == '\n') {
    *to++ = c == '\n' ? 'n' : c;
    return to;
  }
  constexpr std::string_view hex = "0123456789abcdef";
  to = std::copy_n("u00", 3, to);
  *to++ = hex[byte >> 4U];
  *to++ = hex[byte & 15U];
  return to;
}

// Many odd ones stand in a button's value: they are put together aside, and what is between them with them.
void spell(std::string& json, std::string_view text) {
  constexpr std::size_t at_a_time = 128;
  constexpr std::size_t longest = 6;  // \u001f
  std::array<char, longest * at_a_time> spelled;
  while (!text.empty()) {
    std::string_view piece = text.substr(0, at_a_time);
    text.remove_prefix(piece.size());
    char* to = spelled.data();
    while (true) {
      const std::size_t run = copy_json_run(to, piece);
      to += run;
      if (run == piece.size()) break;
      to = spell_odd(to, piece[run]);
      piece.remove_prefix(run + 1);
    }
    json.append(spelled.data(), to);
  }
}

}  // namespace

bool is_trick(char32_t c) {
  if (c >= 0xA0 && c < 0x200B) return false;  // nearly every letter with an accent, and whole scripts
  return (c < ' ' && c != '\n') || (c >= 0x7F && c <= 0x9F) ||  // C0, DEL, C1
         c == 0x200B || c == 0x200E || c == 0x200F ||           // zero-width space, direction marks
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);  // tags: whole sentences that nobody sees
}

std::size_t clean_run(std::string_view text) {
  for (std::size_t at = 0;;) {
    at += readable_run(text.substr(at));
    if (at == text.size()) return at;
    std::size_t behind = at;
    const char32_t c = utf8::next(text, behind);
    if (c == utf8::bad || is_trick(c)) return at;
    at = behind;
  }
}

std::string without_tricks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0;;) {
    const std::size_t run = clean_run(text.substr(at));
    out.append(text.substr(at, run));
    at += run;
    if (at == text.size()) return out;
    const char32_t c = utf8::next(text, at);
    if (c == '\t') {
      out.push_back(' ');
    } else if (c == utf8::bad) {
      utf8::append(out, replacement);
    }
  }
}

std::size_t grapheme_before(std::string_view text, std::size_t at) {
  const auto is_letter = [](char c) { return c >= ' ' && c <= '~'; };
  if (at >= text.size()) return text.size();
  while (at > 0 && utf8::continues(text[at])) --at;  // ICU finds no place before one within a first letter
  if (at == 0 || (is_letter(text[at - 1]) && is_letter(text[at]))) return at;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UText, decltype(&utext_close)> utf8(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error), utext_close);
  const std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> breaks(
      ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &error), ubrk_close);
  ubrk_setUText(breaks.get(), utf8.get(), &error);
  if (U_FAILURE(error)) return at;
  const auto here = static_cast<std::int32_t>(at);
  return ubrk_isBoundary(breaks.get(), here) ? at
                                             : static_cast<std::size_t>(ubrk_preceding(breaks.get(), here));
}

std::string cleaned(std::string_view text, std::size_t limit) {
  std::string clean = without_tricks(text);
  if (clean.size() <= limit || utf8::code_points(clean) <= limit) return clean;
  std::size_t kept = 0;
  std::size_t room = limit;
  while (kept < clean.size() && (utf8::continues(clean[kept]) || room-- > 1)) ++kept;
  clean.resize(limit == 0 ? 0 : grapheme_before(clean, kept));
  return limit == 0 ? clean : clean.append(ellipsis);
}

bool is_right_to_left(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
         (c >= 0x10800 && c <= 0x10FFF);
}

bool reads_right_to_left(std::string_view text) {
  if (utf8::is_ascii(text)) return false;
  for (std::size_t at = 0; at < text.size();)
    if (is_right_to_left(utf8::next(text, at))) return true;
  return false;
}

void put_in_quotes(std::string& json, std::string_view text) {
  const std::size_t run = json_run(text);
  json.append(text.substr(0, run));
  if (run < text.size()) spell(json, text.substr(run));
}

void quote(std::string& json, std::string_view text) {
  json.push_back('"');
  put_in_quotes(json, text);
  json.push_back('"');
}

}  // namespace knownby
