#include "adapters/console/plain_text.hpp"

#include <algorithm>
#include <boost/locale/utf.hpp>
#include <iterator>

namespace knownby::console {
namespace {

namespace utf = boost::locale::utf;
using Utf8 = utf::utf_traits<char>;

bool is_control(utf::code_point c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool turns_direction(utf::code_point c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool parts_lines(utf::code_point c) {
  return c == '\n' || c == '\t' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

}  // namespace

std::string harmless(std::string_view text, Breaks breaks) {
  constexpr utf::code_point replacement = 0xFFFD;
  std::string clean;
  clean.reserve(text.size());
  for (auto at = text.begin(); at != text.end();) {
    const auto from = at;
    utf::code_point c = Utf8::decode(at, text.end());
    if (c == utf::illegal || c == utf::incomplete) {
      at = std::next(from);  // one byte at a time, so that what follows a broken byte is kept
      c = replacement;
    }
    if (c == '\n' && breaks == Breaks::keep) {
      clean += '\n';
    } else if (parts_lines(c)) {
      clean += ' ';
    } else if (!is_control(c) && !turns_direction(c)) {
      Utf8::encode(c, std::back_inserter(clean));
    }
  }
  return clean;
}

std::size_t columns(std::string_view text) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

std::string padded(std::string text, std::size_t to) {
  const std::size_t wide = columns(text);
  if (wide < to) text.append(to - wide, ' ');
  return text;
}

}  // namespace knownby::console
