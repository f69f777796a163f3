#pragma once
// What a line of text turns out to mean. Everything unclear is a value (candidates with their reason), never
// a guess.

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "commands/language/named.hpp"
#include "commands/language/not_understood.hpp"
#include "commands/language/wishes/wishes.hpp"
#include "store/ids.hpp"
#include "store/kind.hpp"

namespace knownby::language {

// One student to log, with what is said about them.
struct Entry {
  Named student;
  Day day;
  Kind kind = Kind::conversation;
  std::string note{};      // verbatim what is left, trimmed; shared by all of a clause
  bool away = false;       // an attempt because the student was not there; of a family: nobody answered
  bool good_news = false;  // a family was called with good news
  std::string language{};  // "Spanish": the family was spoken with in it
  SeenBy seen_by = SeenBy::author;  // "team:" or "support:" before the note
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
  bool no_adult = false;                     // nobody has said they are the student's person
  bool timed = false;                        // a stretch of time was named
  std::optional<std::string> unknown_event;  // "fall break", when the calendar does not know it: ask
  std::string unread{};                      // words of the question that meant nothing, as typed
};

struct Undo {
  std::vector<Named> only;  // empty: the whole last batch
};
struct Redo {};
struct Answered {  // a bare "yes" or "no": to what was asked last
  bool yes = false;
  // "ok", "1", "the second": answers only where something was just asked.
  bool offhand = false;
  int choice = 0;  // which of those asked about; 0: it was not said
};
struct ShowStudent {
  Named student;
};
struct MyCheckins {};
struct Help {};
struct OutOfRemit {                  // grades, discipline, schedules: "I only know check-ins ..."
  std::optional<StudentId> student;  // whose, where that is beyond doubt
  std::string heard{};               // whose, as typed; empty: nobody's
};
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
  bool before_meeting = false;  // the weekday is the team's meeting's
  std::string unread{};         // what stands there for a day or a time and is none: "25:00", "funday"
};
struct NoSchool {
  Day day;                // may lie ahead: a future day is no trouble here
  std::string event;      // "snow"
  bool undone = false;    // "school on 16 Oct after all"
  bool several = false;   // more days are named than this one: "10/20 to 10/22"
  bool half_day = false;  // "10/30 half day"
};
struct LinkAccount {
  std::string who;  // "Ms. Park"; which account is meant, the platform knows
};
struct MakePost {                                // "make Coach Dunn counselor until June 12"
  std::vector<StaffId> who;                      // all who are called so
  std::string post;                              // as typed
  std::optional<std::chrono::local_days> until;  // the last day
  bool as_before = false;                        // what was given ends now
};
struct Check {};
struct Import {
  bool applies = false;  // "apply anyway": the words of its button, typed as a line
};
struct Questions {};  // of the week

using Intent =
    std::variant<Log, LogForm, WhoHasnt, Undo, Redo, ShowStudent, MyCheckins, Help, OutOfRemit, RanksStaff,
                 MapChannel, Unmap, SetSlot, NoSchool, LinkAccount, MakePost, Check, Import, Questions,
                 GroupMoment, Correct, EditLast, Repeat, AllOfThem, LeaveOff, MyStudent, WhoKnows, WhyChosen,
                 Know, Suggest, OwnWeek, Claiming, Thanks, Pause, Export, StudentNamed, Privacy, Later,
                 SortsStudents, Answered, Lists, Cap, SeeCard, NotUnderstood>;

}  // namespace knownby::language
