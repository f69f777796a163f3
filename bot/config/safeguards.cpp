#include "bot/config/safeguards.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include "commands/guard.hpp"

namespace knownby {
namespace {

using std::chrono::days;

// "la migra, huff*": words as they are typed; a star at the end of one stands for any ending.
std::vector<std::string> own_words(const ConfigSection& section) {
  constexpr std::size_t shortest = 3;  // "me*" would hold every line
  std::vector<std::string> found;
  const std::string text = section.text("words", "");
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string word = text.substr(begin, end - begin);
    word.erase(0, std::min(word.find_first_not_of(' '), word.size()));
    word.erase(word.find_last_not_of(' ') + 1);
    begin = end + 1;
    if (word.empty()) continue;
    if (word.size() < shortest || word.find('*') < shortest)
      section.refuse("words", "must be words of three letters or more, such as \"la migra, huff*\"");
    found.push_back(guard::as_pattern(word));
  }
  return found;
}

void read_safety(const ConfigSection& section, Config& config) {
  SafetyNumbers& safety = config.safety;
  safety.emergency = section.text("emergency", "");
  safety.crisis = section.text("crisis", "");
  safety.hotline = section.text("hotline", "");
  safety.person = section.text("person", "");
  safety.procedure = section.text("procedure", "");
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
