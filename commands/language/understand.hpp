#pragma once
// Text, roster, place, speaker and now go in; an intent comes out. Pure: no input, output or clock inside.

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/language/roster.hpp"

namespace knownby::language {

struct CalendarEvent {
  std::chrono::local_days day;
  std::string name;
};

// One message tells of at most so many students, two whole classes; what follows stays in the note.
inline constexpr int kMostAtOnce = 64;

// A misspelling its writer once confirmed, as folded_words makes it.
struct LearnedName {
  std::string heard;
  StudentId student;
};

// Where and when something is said, and whose students are near.
struct Setting {
  const Roster& roster;
  std::chrono::local_days today;
  std::span<const GroupId>
      my_groups{};          // the speaker's own classes, homeroom, advisory, caseload; a lead's grade
  GroupId my_homeroom{};    // the one the speaker looks after
  GroupId here{};           // the group this channel is mapped to
  bool month_first = true;  // 10/6 is 6 October
  std::chrono::local_days year_began{};
  std::span<const CalendarEvent> events{};
  std::function<bool(std::chrono::local_days)> school_day{};  // empty: Monday to Friday
  // The speaker's own; asked for at most once a line, where nobody has the name that somebody is called by.
  std::function<std::vector<LearnedName>()> learned{};
};

// Never throws on any text; texts over 4,000 bytes are read up to there. Costs under 200 us with 500
// students.
Intent understand(std::string_view text, const Setting& setting);

// One name alone, as in a form's field or a correction.
Named name(std::string_view text, const Setting& setting);

// The words of a name as they compare: "Mya  Roberst" is "mya roberst".
std::string folded_words(std::string_view name);

// A cheap guess made before anything is read: does this text ask something (and so change nothing)? May be
// wrong either way; it only chooses which lane looks first.
bool sounds_like_a_question(std::string_view text);

}  // namespace knownby::language
