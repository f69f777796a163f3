#pragma once
// What a line of text turns out to mean. Everything unclear is a value (candidates with their reason), never
// a guess.

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "commands/language/not_understood.hpp"
#include "store/ids.hpp"
#include "store/kind.hpp"

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
  enum class Trouble { none, future, unreadable };
  Trouble trouble = Trouble::none;
  std::string heard{};  // as typed; empty: nothing was said, so today
};

// One student to log, with what is said about them.
struct Entry {
  Named student;
  Day day;
  Kind kind = Kind::conversation;
  std::string note;   // verbatim what is left, trimmed; shared by all of a clause
  bool away = false;  // an attempt because the student was not there
};
struct Log {
  std::vector<Entry> entries;  // in the order named, no student twice on one day
};
struct LogForm {};  // "log", "log form": nobody is named yet

// Which students a question is about.
struct Scope {
  enum class Of { place, mine, group, school };  // place: nothing was said, where it is asked decides
  Of of = Of::place;
  GroupId group{};
  std::string heard;  // "8B": also when no such group exists (then group is none)
};
struct WhoHasnt {
  Scope scope;
  std::chrono::local_days since{};
  std::string period;                        // as understood: "this week", "in 3 weeks", "since Mon 5 Oct"
  bool never = false;                        // no check-in at all this school year
  bool by_me = false;                        // "have I never talked to"
  std::optional<std::string> unknown_event;  // "fall break", when the calendar does not know it: ask
};

struct Undo {
  std::vector<Named> only;  // empty: the whole last batch
};
struct Redo {};
struct ShowStudent {
  Named student;
};
struct MyCheckins {};
struct Help {};
struct OutOfRemit {};  // grades, discipline, schedules: "I only know check-ins ..."
struct RanksStaff {};  // "who logs least", "leaderboard", "how is Ms. Park doing"

// For admins. Texts as typed where the store must resolve them.
struct MapChannel {
  std::string channel;  // "#grade-7-team"; empty: here
  GroupId group{};
  std::string heard;  // the group as typed
};
struct Unmap {
  std::string channel;
};
struct SetSlot {
  std::string channel;
  std::optional<std::chrono::weekday> weekday;
  std::optional<std::chrono::minutes> at;
};
struct NoSchool {
  Day day;              // may lie ahead: a future day is no trouble here
  std::string event;    // "snow"
  bool undone = false;  // "school on 16 Oct after all"
};
struct LinkAccount {
  std::string who;  // "Ms. Park"; which account is meant, the platform knows
};
struct Check {};
struct Import {};

using Intent =
    std::variant<Log, LogForm, WhoHasnt, Undo, Redo, ShowStudent, MyCheckins, Help, OutOfRemit, RanksStaff,
                 MapChannel, Unmap, SetSlot, NoSchool, LinkAccount, Check, Import, NotUnderstood>;

}  // namespace knownby::language
