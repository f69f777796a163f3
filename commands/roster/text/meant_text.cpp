// Text whose letters went wrong on the way, put right where there is one way to read it.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "commands/roster/csv.hpp"
#include "commands/roster/text/plain_text.hpp"

namespace knownby::roster {
namespace {

// What Windows-1252 has from 0x80 to 0x9F; 0: nothing. From 0xA0 on it is Unicode.
constexpr std::array<char32_t, 32> upper_controls = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& text, char32_t c) {
  const auto byte = [&text](char32_t bits) { text += static_cast<char>(bits); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0 | (c >> 6));
  } else {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
  }
  byte(0x80 | (c & 0x3F));
}

// None: a byte that stands for nothing there.
std::optional<std::string> from_windows(std::string_view line) {
  std::string text;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_upper = byte >= 0x80 && byte < 0xA0;
    const char32_t letter = is_upper ? upper_controls.at(byte - 0x80U) : byte;
    if (is_upper && letter == 0) return std::nullopt;
    append_utf8(text, letter);
  }
  return text;
}

// The byte that Windows-1252 writes for a letter, and how long that letter is in UTF-8; -1: none. Where it
// has none, programs keep the control character.
struct Byte {
  int value;
  std::size_t length;
};
Byte byte_for(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = at(0);
  if (lead < 0x80) return {static_cast<int>(lead), 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t c = length == 2 ? lead & 0x1F : lead & 0x0F;
  if (length == 4 || text.size() < length) return {-1, length};
  for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (at(i) & 0x3F);
  if (c < 0x100) return {static_cast<int>(c), length};
  const auto* const found = std::find(upper_controls.begin(), upper_controls.end(), c);
  return {found == upper_controls.end() ? -1 : static_cast<int>(found - upper_controls.begin()) + 0x80,
          length};
}

// One letter that was taken for several: its bytes, each written as a letter of its own. Empty: it is none.
std::string folded_back(std::string_view text, std::size_t& taken) {
  const Byte lead = byte_for(text);
  if (lead.value < 0xC2 || lead.value > 0xF4) return {};
  const int more = lead.value >= 0xF0 ? 3 : lead.value >= 0xE0 ? 2 : 1;
  std::string letter(1, static_cast<char>(lead.value));
  taken = lead.length;
  for (int i = 0; i < more; ++i) {
    if (taken >= text.size()) return {};
    const Byte next = byte_for(text.substr(taken));
    if (next.value < 0x80 || next.value > 0xBF) return {};
    letter += static_cast<char>(next.value);
    taken += next.length;
  }
  return is_utf8(letter) ? letter : std::string{};
}

std::string saved_once(std::string_view line) {
  std::string text;
  while (!line.empty()) {
    std::size_t taken = 0;
    std::string letter = folded_back(line, taken);
    if (letter.empty()) {
      taken = std::max<std::size_t>(byte_for(line).length, 1);
      letter = line.substr(0, taken);
    }
    text += letter;
    line.remove_prefix(std::min(taken, line.size()));
  }
  return text;
}

enum class Letters { plain, utf8, windows, twice };

Letters letters_of(std::string_view line) {
  if (std::all_of(line.begin(), line.end(), [](char c) { return (c & 0x80) == 0; })) return Letters::plain;
  if (!is_utf8(line)) return Letters::windows;
  return saved_twice(line) ? Letters::twice : Letters::utf8;
}

}  // namespace

std::optional<MeantText> as_meant(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
  const bool is_of_windows = !lies_among_controls(bytes);
  MeantText meant;
  bool any_utf8 = false, any_windows = false;
  for (int line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const std::size_t ending =
        bytes.substr(end, 2) == "\r\n" ? 2 : std::min<std::size_t>(1, bytes.size() - end);
    const std::string_view text = bytes.substr(0, end);
    const Letters letters = letters_of(text);
    any_utf8 |= letters == Letters::utf8;
    any_windows |= letters == Letters::windows;
    meant.was_saved_twice |= letters == Letters::twice;
    std::optional<std::string> read(text);
    if (letters == Letters::windows) read = is_of_windows ? from_windows(text) : std::nullopt;
    if (read && letters == Letters::windows && has_other_letters(*read)) return std::nullopt;
    if (letters == Letters::twice) read = saved_once(text);
    if (!read || (letters != Letters::plain && saved_twice(*read))) return std::nullopt;
    if (*read != text) meant.lines.push_back(line);
    meant.text += *read;
    meant.text += bytes.substr(end, ending);
    bytes.remove_prefix(end + ending);
  }
  // Two kinds of letters in one file come from two files, and nobody can tell which line is of which.
  if (meant.lines.empty() || (any_windows && (any_utf8 || meant.was_saved_twice))) return std::nullopt;
  return meant;
}

}  // namespace knownby::roster
