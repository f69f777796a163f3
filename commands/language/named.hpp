#pragma once
// A name and a day as heard in a line: what they may mean, and how sure that is. Never a guess.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "store/ids.hpp"

namespace knownby::language {

// How a name fits, most trusted first; a lower class is tried only where the higher ones are empty.
enum class Trust { full_name, preferred, given_or_family, alias, prefix, edit_distance, sound_alike };
// How near the match is to the speaker.
enum class Reach { mine, here, school };

// A name in the text and whom it may mean. One candidate of a sure class is clear; anything else is asked
// about.
struct Named {
  std::string heard;                  // as typed
  std::vector<StudentId> candidates;  // empty: nobody by that name
  std::vector<StudentId> others;      // "I meant ...": same name further away, name the other way round
  Trust trust = Trust::full_name;
  Reach reach = Reach::school;
  bool clear = false;  // exactly one, of a class that may be saved without asking
};

struct Day {
  std::chrono::local_days day{};
  std::optional<std::chrono::local_days> other;  // the other reading, when the two differ
  // any_of_week: "last week"; `day` is its Monday. vague: "the other day", "last month". too_many: "9/1 to
  // 10/7"; `day` is the first
  enum class Trouble { none, future, unreadable, any_of_week, vague, too_many };
  Trouble trouble = Trouble::none;
  std::string heard{};  // as typed; empty: nothing was said, so today
  // The last of several, while a line is read: "monday to wednesday". An entry of a Log has its one day.
  std::optional<std::chrono::local_days> until{};
  // Of several that it is one of: the weekdays without school, for which nothing is logged.
  std::vector<std::chrono::local_days> left_out{};
};

}  // namespace knownby::language
