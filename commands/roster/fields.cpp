#include "commands/roster/fields.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "commands/roster/text/among.hpp"

namespace knownby::roster {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Numbers of a date between its separators; empty where a piece is no number of 1 to 4 digits.
std::vector<int> numbers(std::string_view text, char between) {
  std::vector<int> found;
  while (true) {
    const std::size_t end = std::min(text.find(between), text.size());
    int number = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + end, number);
    if (error != std::errc{} || stopped != text.data() + end || end > 4 || number < 0) return {};
    found.push_back(number);
    if (end == text.size()) return found;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::chrono::local_days> checked_day(int year, int month, int day) {
  if (year < 1990 || year > 2100) return std::nullopt;
  const auto date = std::chrono::year{year} / month / day;
  if (!date.ok()) return std::nullopt;
  return std::chrono::local_days{date};
}

// Under such a header a yes says that somebody has left.
Enrolment enrolment_of_inactive(std::string_view word) {
  constexpr std::array<std::string_view, 6> gone = {"1", "y", "yes", "true", "t", "inactive"};
  constexpr std::array<std::string_view, 7> here = {"", "0", "n", "no", "false", "f", "active"};
  if (among(word, gone)) return Enrolment::gone;
  return among(word, here) ? Enrolment::here : Enrolment::ask;
}

}  // namespace

std::string bare(std::string_view text) {
  std::string kept;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80)
      kept += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return kept;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(";,"), text.size());
    const std::string_view piece = trim(text.substr(0, end));
    if (!piece.empty()) pieces.emplace_back(piece);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

std::string homeroom_code(std::string_view text) {
  std::string_view code = trim(text);
  const std::size_t dash = code.find(" - ");
  if (dash != std::string_view::npos) code = trim(code.substr(0, dash));
  std::string kept(code);
  if (kept.size() <= 4)  // "7a" and "7A" are one room
    std::transform(kept.begin(), kept.end(), kept.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return kept;
}

bool spoilt_by_excel(std::string_view text) {
  constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
  text = trim(text);
  const std::size_t dash = text.find('-');
  if (dash != std::string_view::npos) {
    const std::string left = bare(text.substr(0, dash)), right = bare(text.substr(dash + 1));
    const auto all_digits = [](const std::string& s) {
      return !s.empty() && s.size() <= 2 && std::all_of(s.begin(), s.end(), digit);
    };
    return (all_digits(left) && among(right, months)) || (among(left, months) && all_digits(right));
  }
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0) return false;
  const std::string_view power = text.substr(e + 1);
  return power.size() >= 2 && power.front() == '+' && std::all_of(power.begin() + 1, power.end(), digit) &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e),
                     [](char c) { return digit(c) || c == '.' || c == ','; });
}

std::optional<std::chrono::local_days> read_day(std::string_view text) {
  text = trim(text);
  text = text.substr(0, text.find_first_of(" T"));
  if (const auto iso = numbers(text, '-'); iso.size() == 3 && text.find('-') == 4)
    return checked_day(iso[0], iso[1], iso[2]);
  if (const auto us = numbers(text, '/'); us.size() == 3)
    return checked_day(us[2] < 100 ? 2000 + us[2] : us[2], us[0], us[1]);
  return std::nullopt;
}

Enrolment enrolment(std::string_view text, std::string_view header) {
  constexpr std::array<std::string_view, 13> here = {"",
                                                     "active",
                                                     "a",
                                                     "y",
                                                     "yes",
                                                     "true",
                                                     "t",
                                                     "enrolled",
                                                     "current",
                                                     "currentlyenrolled",
                                                     "present",
                                                     "e",
                                                     "activestudent"};
  constexpr std::array<std::string_view, 31> gone = {
      "inactive",       "i",           "n",           "no",
      "false",          "f",           "w",           "withdrawn",
      "withdrawal",     "withdrew",    "transferred", "transfer",
      "transferredout", "exited",      "exit",        "graduated",
      "graduate",       "dropped",     "dropout",     "droppedout",
      "left",           "moved",       "movedout",    "deceased",
      "expelled",       "tobedeleted", "noshow",      "archived",
      "disabled",       "terminated",  "retired"};
  const std::string word = bare(text);
  if (header.find("withdrawal") != std::string_view::npos)
    return word.empty() ? Enrolment::here : Enrolment::gone;
  if (header.ends_with("inactive")) return enrolment_of_inactive(word);
  if (header.ends_with("active") || header.ends_with("enableduser")) {
    if (word == "1") return Enrolment::here;
    if (word == "0") return Enrolment::gone;
  }
  if (header.ends_with(
          "enrollstatus")) {  // PowerSchool: -1 pre-registered, 0 active, 1 inactive, 2 and 3 gone
    if (trim(text) == "0") return Enrolment::here;
    if (trim(text) == "1" || trim(text) == "2" || trim(text) == "3") return Enrolment::gone;
  }
  if (word.empty() && !trim(text).empty()) return Enrolment::ask;
  if (among(word, here)) return Enrolment::here;
  return among(word, gone) ? Enrolment::gone : Enrolment::ask;
}

}  // namespace knownby::roster
