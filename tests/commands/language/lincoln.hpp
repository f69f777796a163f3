#pragma once
// Lincoln Middle School as PRODUCT C.2 draws it, and what the language room makes of a line, in one line of
// text.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "commands/language/understand.hpp"

namespace knownby::language {

inline std::chrono::local_days october(unsigned day) {
  return std::chrono::local_days{std::chrono::year{2026} / 10 / std::chrono::day{day}};
}

// Groups: 7 and 8 are the grades, 71 72 73 the homerooms 7A 7B 7C, 82 is 8B, 90 Rivera's advisory.
inline constexpr GroupId grade_7{7}, grade_8{8}, room_7a{71}, room_7b{72}, room_7c{73}, room_8b{82},
    advisory{90};

const Roster& lincoln();

// Who is speaking: groups near them, and the channel's group.
struct Speaker {
  std::vector<GroupId> groups;
  GroupId here = grade_7;
  std::vector<CalendarEvent> events{};
  bool month_first = true;

  // The setting looks at the speaker's groups, so a speaker outlives it.
  Setting setting(const Roster& roster = lincoln()) const&;
  Setting setting(const Roster& roster = lincoln()) && = delete;
};
const Speaker& rivera();
const Speaker& park();

// "log s07 on Wed 14 Oct, conversation; s05 ..."; see the tables for how each intent is put.
std::string meaning(std::string_view text, const Speaker& speaker);
std::string describe(const Named& named);

// That each line means what stands beside it.
struct Meant {
  const char* typed;
  const char* meant;
};
void expect_all(std::initializer_list<Meant> lines, const Speaker& speaker = rivera());

}  // namespace knownby::language
