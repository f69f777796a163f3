// Grades in the dresses that American exports give them.
#include <algorithm>
#include <array>
#include <charconv>

#include "commands/roster/fields.hpp"

namespace knownby::roster {
namespace {

struct Word {
  std::string_view says, code;
};

constexpr Word words[] = {
    {"-2", "PK"},
    {"-1", "PK"},
    {"p3", "PK"},
    {"p4", "PK"},
    {"pk", "PK"},
    {"prek", "PK"},
    {"pr", "PK"},
    {"it", "PK"},
    {"preschool", "PK"},
    {"prekindergarten", "PK"},
    {"tk", "TK"},
    {"transitionalkindergarten", "TK"},
    {"postgraduate", "post"},
    {"0", "K"},
    {"k", "K"},
    {"kg", "K"},
    {"kf", "K"},
    {"kh", "K"},
    {"kinder", "K"},
    {"kindergarten", "K"},
    {"first", "1"},
    {"second", "2"},
    {"third", "3"},
    {"fourth", "4"},
    {"fifth", "5"},
    {"sixth", "6"},
    {"seventh", "7"},
    {"eighth", "8"},
    {"ninth", "9"},
    {"tenth", "10"},
    {"eleventh", "11"},
    {"twelfth", "12"},
    {"freshman", "9"},
    {"sophomore", "10"},
    {"junior", "11"},
    {"senior", "12"},
    {"13", "post"},
    {"pg", "post"},
    {"ps", "post"},
    {"ug", ""},
    {"other", ""},
    {"ungraded", ""},
    {"", ""},
};

void drop_front(std::string& text, std::string_view front) {
  if (text.size() > front.size() && text.starts_with(front)) text.erase(0, front.size());
}
void drop_back(std::string& text, std::string_view back) {
  if (text.size() > back.size() && text.ends_with(back)) text.resize(text.size() - back.size());
}

// "Gr. 07" as "7", "7th Grade" as "7", "1.0" as "1"; a minus before a digit is kept.
std::string essence(std::string_view text) {
  text = trim(text);
  if (text.ends_with(".0")) text.remove_suffix(2);
  std::string word = bare(text);
  if (text.starts_with('-')) return "-" + word;
  for (const std::string_view front : {"gradelevel", "grade", "gr", "year", "g"}) drop_front(word, front);
  drop_back(word, "grade");
  if (!word.empty() && word.front() >= '0' && word.front() <= '9')
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"}) drop_back(word, ordinal);
  while (word.size() > 1 && word.front() == '0') word.erase(0, 1);
  return word;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stopped != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::string> grade_code(std::string_view text) {
  for (const std::string& word : {bare(text), essence(text)})
    for (const Word& known : words)
      if (known.says == word && (!word.empty() || trim(text).empty())) return std::string(known.code);
  const std::string word = essence(text);
  const auto grade = word.size() <= 2 ? number(word) : std::nullopt;
  if (grade && *grade >= 1 && *grade <= 12) return std::to_string(*grade);
  return std::nullopt;
}

std::optional<int> leaving_year(std::string_view text) {
  std::string word = bare(text);
  drop_front(word, "classof");
  const auto year = word.size() == 4 ? number(word) : std::nullopt;
  if (year && *year >= 2000 && *year <= 2100) return year;
  return std::nullopt;
}

std::optional<std::string> grade_leaving_in(int year, std::chrono::local_days today) {
  const std::chrono::year_month_day date{today};
  const int year_ends = static_cast<int>(date.year()) + (date.month() >= std::chrono::July ? 1 : 0);
  const int grade = 12 - (year - year_ends);
  if (grade < -1 || grade > 12) return std::nullopt;
  return grade_code(std::to_string(grade));
}

std::string grade_title(std::string_view code) {
  if (code == "PK") return "Pre-K";
  if (code == "TK") return "Transitional Kindergarten";
  if (code == "K") return "Kindergarten";
  if (code == "post") return "Post-graduate";
  return "Grade " + std::string(code);
}

std::vector<GroupWord> group_words(std::string_view text) {
  text = trim(text);
  if (const auto grade = grade_code(text); grade && !grade->empty()) return {{Group::Kind::grade, *grade}};
  const std::size_t dash = text.find('-');
  if (dash != std::string_view::npos && dash > 0) {
    std::string from = bare(text.substr(0, dash));
    drop_front(from, "grades");
    const auto first = number(from), last = number(trim(text.substr(dash + 1)));
    if (first && last && *first >= 1 && *first < *last && *last <= 12) {
      std::vector<GroupWord> grades;
      for (int grade = *first; grade <= *last; ++grade)
        grades.push_back({Group::Kind::grade, std::to_string(grade)});
      return grades;
    }
  }
  const std::string code = homeroom_code(text);
  return code.empty() ? std::vector<GroupWord>{} : std::vector<GroupWord>{{Group::Kind::homeroom, code}};
}

}  // namespace knownby::roster
