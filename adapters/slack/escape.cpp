#include "adapters/slack/escape.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "adapters/utf8.hpp"

namespace knownby::slack {
namespace {

constexpr std::string_view ellipsis = "\u2026";
constexpr char32_t replacement = 0xFFFD;

// Lambdas, so that the loops over them are one loop; std::string's find_first_of would call memchr for every
// character.
constexpr auto is_plain_ascii = [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; };
constexpr auto is_markup = [](char c) { return c == '&' || c == '<' || c == '>'; };
constexpr auto is_mark = [](char c) { return c == '*' || c == '_' || c == '~' || c == '`'; };

// Characters that are not seen but change what is seen. ZWJ and ZWNJ stay: some scripts and emoji need them.
bool is_trick(char32_t c) {
  return (c < ' ' && c != '\n') || (c >= 0x7F && c <= 0x9F) ||  // C0, DEL, C1
         c == 0x200B || c == 0x200E || c == 0x200F ||           // zero-width space, direction marks
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);  // tags: whole sentences that nobody sees
}

std::string without_tricks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto odd =
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_plain_ascii);
    const auto end = static_cast<std::size_t>(odd - text.begin());
    out.append(text.substr(at, end - at));
    at = end;
    if (at == text.size()) break;
    const char32_t c = utf8::next(text, at);
    if (c == '\t') {
      out.push_back(' ');
    } else if (c == utf8::bad || !is_trick(c)) {
      utf8::append(out, c == utf8::bad ? replacement : c);
    }
  }
  return out;
}

std::string_view entity(char c) {
  return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string_view();
}

// The last place at or before `at` where the text may be cut without splitting what people see as one
// character.
std::size_t grapheme_before(std::string_view text, std::size_t at) {
  const auto is_letter = [](char c) { return c >= ' ' && c <= '~'; };
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

std::string with_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  while (!text.empty()) {
    const auto markup = std::find_if(text.begin(), text.end(), is_markup);
    const auto plain = static_cast<std::size_t>(markup - text.begin());
    out.append(text.substr(0, plain));
    if (markup == text.end()) break;
    out.append(entity(*markup));
    text.remove_prefix(plain + 1);
  }
  return out;
}

// How many leading bytes may stay so that the text, escaped or not, fits; all of them where it fits whole.
std::size_t kept_bytes(std::string_view text, std::size_t limit, bool escapes) {
  // Counted roughly first, since nearly every text fits: bytes for characters, five for whatever is escaped.
  const auto marked = escapes ? std::count_if(text.begin(), text.end(), is_markup) : 0;
  if (text.size() + 4 * static_cast<std::size_t>(marked) <= limit) return text.size();
  std::size_t used = 0;
  std::size_t cut = 0;  // where one character less than the limit is used: room for the ellipsis
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (utf8::continues(text[i])) continue;
    if (used + 1 <= limit) cut = i;
    used += escapes && !entity(text[i]).empty() ? entity(text[i]).size() : 1;
    if (used > limit) return grapheme_before(text, cut);
  }
  return text.size();
}

// Letters that are the same in every notation: no markup, nothing to decode. A table, because every word
// Knownby says passes here several times.
constexpr auto plain_letters = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0; c < 128; ++c) {
    const char letter = static_cast<char>(c);
    plain.at(c) = is_plain_ascii(letter) && !is_markup(letter);
  }
  return plain;
}();

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return plain_letters[static_cast<unsigned char>(c)]; });
}

std::string fitted(std::string_view text, std::size_t limit, bool escapes) {
  if (text.size() <= limit && is_plain(text)) return std::string(text);
  std::string clean = without_tricks(text);
  const std::size_t kept = kept_bytes(clean, limit, escapes);
  const bool is_cut = kept < clean.size();
  clean.resize(kept);
  if (escapes && std::any_of(clean.begin(), clean.end(), is_markup)) clean = with_entities(clean);
  if (is_cut) clean.append(ellipsis);
  return clean;
}

// Whether what stands between < and > is one of Slack's tokens: <@U1|ann>, <#C1>, <!here>, <https://…|label>.
bool is_token(std::string_view inside) {
  const std::string_view target = inside.substr(0, inside.find('|'));
  if (target.empty() || target.find_first_of(" \n<") != std::string_view::npos) return false;
  return std::string_view("@#!").find(target.front()) != std::string_view::npos ||
         target.find(':') != std::string_view::npos;
}

// What one of Slack's tokens (without its angle brackets) says to a reader.
std::string token_words(std::string_view token) {
  const std::size_t bar = token.find('|');
  const std::string_view label = bar == std::string_view::npos ? std::string_view() : token.substr(bar + 1);
  std::string_view target = token.substr(0, bar);
  const char kind = target.empty() ? '\0' : target.front();
  if (kind != '@' && kind != '#' && kind != '!')
    return unescaped(target);  // a link: its address, not its label
  target.remove_prefix(1);
  const std::string_view shown = label.empty() ? target : label;
  const std::string sign = kind == '#' ? "#" : "@";
  return shown.starts_with(sign) ? unescaped(shown) : sign + unescaped(shown);
}

}  // namespace

std::string escaped(std::string_view text, std::size_t limit) { return fitted(text, limit, true); }

std::string cleaned(std::string_view text, std::size_t limit) { return fitted(text, limit, false); }

bool has_marks(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), is_mark)) return true;
  return text.starts_with('>') || text.find("\n>") != std::string_view::npos;
}

bool reads_right_to_left(std::string_view text) {
  // Nothing before Hebrew, whose first byte is 0xD6, is written that way.
  const auto may_be = [](char c) { return static_cast<unsigned char>(c) >= 0xD6; };
  if (std::none_of(text.begin(), text.end(), may_be)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool right_to_left = (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
                               (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF);
    if (right_to_left) return true;
  }
  return false;
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = text.front() == '<' ? text.find('>') : std::string_view::npos;
    std::size_t taken = 1;
    if (end != std::string_view::npos && is_token(text.substr(1, end - 1))) {
      out += token_words(text.substr(1, end - 1));
      taken = end + 1;
    } else if (text.starts_with("&amp;")) {
      out += '&';
      taken = 5;
    } else if (text.starts_with("&lt;") || text.starts_with("&gt;")) {
      out += text[1] == 'l' ? '<' : '>';
      taken = 4;
    } else {
      out += text.front();
    }
    text.remove_prefix(taken);
  }
  return out;
}

void quote(std::string& json, std::string_view text) {
  const auto is_special = [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' '; };
  json.push_back('"');
  while (!text.empty()) {
    const auto special = std::find_if(text.begin(), text.end(), is_special);
    const auto plain = static_cast<std::size_t>(special - text.begin());
    json.append(text.substr(0, plain));
    if (special == text.end()) break;
    if (*special == '\n') {
      json.append("\\n");
    } else if (*special == '"' || *special == '\\') {
      json.push_back('\\');
      json.push_back(*special);
    } else {
      constexpr std::string_view hex = "0123456789abcdef";
      json.append("\\u00");
      json.push_back(hex[static_cast<unsigned char>(*special) >> 4]);
      json.push_back(hex[static_cast<unsigned char>(*special) & 15]);
    }
    text.remove_prefix(plain + 1);
  }
  json.push_back('"');
}

}  // namespace knownby::slack
