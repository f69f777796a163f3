#include "bot/config/safeguards.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands/guard.hpp"

namespace knownby {
namespace {

using std::chrono::days;

// A sign of Chinese or Japanese says as much as two letters: two of them are a word.
std::size_t letters_of(std::string_view pattern) {
  std::size_t letters = 0;
  for (const char c : pattern) {
    const auto byte = static_cast<unsigned char>(c);
    const bool begins_one = (byte & 0xC0U) != 0x80U;
    if (begins_one && c != '*' && c != ' ') letters += byte >= 0xE3 && byte <= 0xE9 ? 2U : 1U;
  }
  return letters;
}

// "me*" would hold every line, and what has no letters every button.
bool says_too_little(std::string_view pattern) {
  constexpr std::size_t shortest = 3;
  if (letters_of(pattern) < shortest) return true;
  for (std::size_t begin = 0; begin < pattern.size();) {
    const std::size_t end = std::min(pattern.find(' ', begin), pattern.size());
    const std::string_view word = pattern.substr(begin, end - begin);
    if (word.ends_with('*') && letters_of(word) < shortest) return true;
    begin = end + 1;
  }
  return false;
}

// "la migra, huff*": words as they are typed; a star at the end of one stands for any ending.
std::vector<std::string> own_words(const ConfigSection& section) {
  std::vector<std::string> found;
  const std::string text = section.text("words", "");
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string word = text.substr(begin, end - begin);
    word.erase(0, std::min(word.find_first_not_of(' '), word.size()));
    word.erase(word.find_last_not_of(' ') + 1);
    begin = end + 1;
    if (word.empty()) continue;
    std::string pattern = guard::as_pattern(word);
    const bool star_leads = word.starts_with('*') || word.find(" *") != std::string::npos;
    if (star_leads || says_too_little(pattern)) {
      section.refuse("words",
                     "must be words of three letters or more, or of two signs in Chinese or Japanese, a star "
                     "only behind them, such as \"la migra, huff*\"; \"" +
                         word + "\" is none: it would hold what does not say it");
    }
    found.push_back(std::move(pattern));
  }
  return found;
}

// Of spaces alone: nothing.
std::string filled_in(const ConfigSection& section, const char* key) {
  const std::string text = section.text(key, "");
  return text.find_first_not_of(" \t") == std::string::npos ? std::string() : text;
}

void read_safety(const ConfigSection& section, Config& config) {
  SafetyNumbers& safety = config.safety;
  safety.emergency = filled_in(section, "emergency");
  safety.crisis = filled_in(section, "crisis");
  safety.hotline = filled_in(section, "hotline");
  safety.person = filled_in(section, "person");
  safety.procedure = filled_in(section, "procedure");
  config.safety_words = own_words(section);
}

// A number with a floor and a ceiling that have reasons.
struct Length {
  const char* key;
  int least, most;
  std::string_view why;
};

int length(const ConfigSection& section, const Length& of, int otherwise) {
  return section.number(of.key, otherwise, of.least, of.most, of.why);
}

void read_retention(const ConfigSection& section, Retention& kept) {
  const auto in_days = [&](const Length& of, days& value) {
    value = days(length(section, of, static_cast<int>(value.count())));
  };
  kept.check_in_school_years =
      length(section,
             {"check_in_school_years", 1, 7,
              "this school year is always kept, and longer than a school's own grades take nobody needs it"},
             kept.check_in_school_years);
  in_days({"notes_days_after_school_year", 0, 1100,
           "notes of the year that runs are always kept, and three years more is the most a record schedule "
           "is likely to ask of them"},
          kept.notes_after_school_year);
  in_days({"withdrawn_student_days", 14, 730,
           "a student missing from a file by mistake must find everything again, and who has left for two "
           "years will not come back to it"},
          kept.withdrawn_students);
  in_days({"former_staff_days", 0, 1100,
           "what a colleague logged stays; their name need not stand beside it for more than three years"},
          kept.former_staff);
  in_days({"audit_days", 180, 2600,
           "a family may ask who read a record half a year later, and seven years of it is the most that is "
           "kept"},
          kept.audit);
  in_days(
      {"names_in_chat_days", 1, 30,
       "a message must stand for a day to be read, and a name is not left in a chat for more than a month"},
      kept.names_in_chat);
}

}  // namespace

void read_safeguards(ConfigFile& given, Config& config) {
  read_safety(given.section("safety", {"emergency", "crisis", "hotline", "person", "procedure", "words"}),
              config);
  read_retention(given.section("retention", {"check_in_school_years", "notes_days_after_school_year",
                                             "withdrawn_student_days", "former_staff_days", "audit_days",
                                             "names_in_chat_days"}),
                 config.retention);
  config.smallest_group =
      length(given.section("privacy", {"smallest_group"}),
             {"smallest_group", 5, 100, "a number about fewer than five students tells about each of them"},
             config.smallest_group);
}

}  // namespace knownby
