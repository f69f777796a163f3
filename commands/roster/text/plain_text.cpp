// Noticing text that is not UTF-8, or that was turned into UTF-8 twice.
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "commands/roster/text/plain_text.hpp"

#include "commands/roster/csv.hpp"

namespace knownby::roster {
namespace {

constexpr std::string_view how_to_export =
    " Please export it again as \"CSV UTF-8\" (in Excel: Save As, CSV UTF-8), so that no name loses a "
    "letter.";

// Signs that two-byte letters turn into. After a letter people do write some of them, quotes above all.
bool stray_sign(char16_t c) {
  return (c >= 0x80 && c <= 0xBF) || (c >= 0x2013 && c <= 0x2122) || c == 0x0192 || c == 0x02C6 ||
         c == 0x02DC;
}
bool written_after_letters(char16_t c) {
  return c == 0xA0 || (c >= 0x2013 && c <= 0x2019) || c == 0x201C || c == 0x201D || c == 0x2026;
}

}  // namespace

bool is_utf8(std::string_view line) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, line.data(), static_cast<std::int32_t>(line.size()), &status);
  return status != U_INVALID_CHAR_FOUND;
}

// A letter such as ú is two bytes, C3 BA. Read as Windows-1252 and saved again they become "Ãº": a letter
// that seldom stands in a name, then a sign that never does.
bool saved_twice(std::string_view line) {
  constexpr std::u16string_view always = u"ÃÂ", often = u"ÄÅÆáâ";
  const auto text = icu::UnicodeString::fromUTF8({line.data(), static_cast<std::int32_t>(line.size())});
  for (std::int32_t i = 0; i + 1 < text.length(); ++i) {
    if (!stray_sign(text[i + 1])) continue;
    if (always.find(text[i]) != std::u16string_view::npos) return true;
    if (often.find(text[i]) != std::u16string_view::npos && !written_after_letters(text[i + 1])) return true;
  }
  return false;
}

std::string why_not_plain_text(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos)
    return "This is not a plain text file (a spreadsheet, perhaps, or \"Unicode text\")." +
           std::string(how_to_export);
  int line = 1;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const std::string_view text = bytes.substr(0, end);
    const std::string where = "Line " + std::to_string(line);
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    if (!ascii && !is_utf8(text))
      return where + " holds letters in an older encoding." + std::string(how_to_export);
    if (!ascii && saved_twice(text))
      return where + " holds letters that were saved twice (such as \"Ã±\" for \"ñ\")." +
             std::string(how_to_export);
    ++line;
    bytes.remove_prefix(end);
    bytes.remove_prefix(bytes.substr(0, 2) == "\r\n" ? 2 : std::min<std::size_t>(1, bytes.size()));
  }
  return {};
}

}  // namespace knownby::roster
