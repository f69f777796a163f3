#include "commands/roster/names.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "commands/roster/long_forms.hpp"
#include "commands/roster/text/among.hpp"

namespace knownby::roster {
namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string upper_case(std::string_view word) {  // ASCII letters only, dots and commas dropped
  std::string capitals;
  for (const char c : word) {
    if (c == '.' || c == ',') continue;
    capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return capitals;
}

bool suffix(std::string_view word) {
  constexpr std::array<std::string_view, 5> suffixes = {"JR", "SR", "II", "III", "IV"};
  return among(upper_case(word), suffixes);
}

// First name unknown, last name unknown, no middle name: what systems write where a person has none.
std::string without_placeholders(std::string_view text) {
  constexpr std::array<std::string_view, 4> placeholders = {"FNU", "LNU", "NMN", "NMI"};
  std::vector<std::string> words = split(text);
  std::erase_if(words, [&](const std::string& word) { return among(upper_case(word), placeholders); });
  return joined(words);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" ,");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" ,") - begin + 1);
}

// "ELL", "SPED", "504": a programme that stands behind a name, and no name.
bool is_code(std::string_view nickname, std::string_view text) {
  constexpr std::size_t shortest = 3;  // "TJ" is a name, and so is "T.J."
  if (!has_letter(nickname)) return true;
  const bool has_dot = nickname.find('.') != std::string_view::npos;
  return nickname.size() >= shortest && !has_dot && in_capitals(nickname) && !in_capitals(text);
}

// Takes a nickname in quotes or brackets out of the text.
std::string take_nickname(std::string& text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> fences = {
      {{"\"", "\""}, {"“", "”"}, {"(", ")"}}};
  for (const auto& [opens, closes] : fences) {
    const std::size_t begin = text.find(opens);
    if (begin == std::string::npos) continue;
    const std::size_t inside = begin + opens.size();
    const std::size_t end = text.find(closes, inside);
    if (end == std::string::npos) continue;
    std::string nickname(trimmed(std::string_view(text).substr(inside, end - inside)));
    text = text.substr(0, begin) + " " + text.substr(end + closes.size());
    return opens == "(" && is_code(nickname, text) ? std::string{} : nickname;
  }
  return {};
}

// "Bobby" of "Bobby Chen" in a column of preferred names, where the family name follows anyway.
std::string without_family(const std::string& preferred, const std::string& last) {
  const std::string tail = " " + last;
  if (last.empty() || !preferred.ends_with(tail)) return preferred;
  return preferred.substr(0, preferred.size() - tail.size());
}

}  // namespace

std::string without_suffix(std::string_view last) {
  std::vector<std::string> words = split(last);
  while (words.size() > 1 && suffix(words.back())) words.pop_back();
  return std::string(trimmed(joined(words)));
}

NameCells split_full_name(std::string_view text, bool last_first) {
  NameCells cells;
  std::string rest(text);
  cells.preferred = take_nickname(rest);
  const std::size_t comma = rest.find(',');
  if (comma != std::string::npos) {
    cells.last = trimmed(std::string_view(rest).substr(0, comma));
    cells.first = trimmed(std::string_view(rest).substr(comma + 1));
    const std::size_t more = cells.first.find(',');  // "Carter, T.J., Jr."
    if (more != std::string::npos && suffix(trimmed(std::string_view(cells.first).substr(more + 1)))) {
      cells.last += " " + std::string(trimmed(std::string_view(cells.first).substr(more + 1)));
      cells.first = trimmed(std::string_view(cells.first).substr(0, more));
    }
    if (suffix(cells.first) && cells.last.find(' ') != std::string::npos) {  // "Marcus Hill, Jr."
      rest = cells.last + " " + cells.first;
      cells.first = cells.last = "";
    }
  }
  if (!cells.last.empty() || !cells.first.empty()) return cells;
  std::vector<std::string> words = split(without_placeholders(rest));
  if (words.empty()) return cells;
  (last_first && words.size() > 1 ? cells.last : cells.first) = words.front();
  words.erase(words.begin());
  (last_first && !cells.last.empty() ? cells.first : cells.last) = joined(words);
  return cells;
}

PersonName name_of(const NameCells& cells) {
  const std::string first = without_placeholders(cells.first);
  const std::string last = without_placeholders(cells.last);
  const std::string preferred = without_family(without_placeholders(cells.preferred), last);
  PersonName name;
  name.given = preferred.empty() ? first : preferred;
  name.family = without_suffix(last);
  name.shown = without_placeholders(cells.display);
  if (name.shown.empty()) name.shown = name.given + (name.given.empty() || last.empty() ? "" : " ") + last;
  if (name.given.empty()) std::swap(name.given, name.family);  // one name only
  if (name.given.empty()) name.given = name.shown;
  name.long_given = long_form_of(preferred, first, cells.middle);
  // Beside a preferred name of its own, the legal middle name would give away what the legal first name may
  // not.
  const bool goes_by_first = preferred.empty() || preferred == first || !name.long_given.empty();
  if (goes_by_first) name.middle = without_placeholders(cells.middle);
  return name;
}

}  // namespace knownby::roster
