#pragma once
// What else one may say to Knownby of students, of what one logged last, and of oneself.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "commands/language/named.hpp"
#include "store/kind.hpp"

namespace knownby::language {

// "7A morning circle": a moment with a whole group, which counts for nobody by itself.
struct GroupMoment {
  GroupId group{};
  Day day;
  std::string note;
  bool several = false;  // "7A and 7B": more groups than this one
};

// "not maya roberts, rodriguez": the entry made last was somebody else's.
struct Correct {
  Named was;
  Named meant;
};
// "edit last: it was yesterday and with his mom": what of it is new.
struct EditLast {
  std::optional<Day> day;
  std::optional<Kind> kind;
  std::optional<std::string> note;  // empty: it is taken away
  std::string whom{};               // "edit last: with zoe": whom somebody would have it be, as typed
};
// "+1 bobby", "same for bobby": the last entry once more, for others.
struct Repeat {
  std::vector<Named> students;
};
struct AllOfThem {};  // of the list shown last

struct LeaveOff {  // "don't need to talk to bobby"
  Named student;
};
struct MyStudent {  // "I'm Bobby's person"
  Named student;
  bool ended = false;  // "I'm not Bobby's person any more"
};
struct WhoKnows {  // "who does José have"
  Named student;
};
struct WhyChosen {  // "why is zoe on the card", "why not zoe"
  Named student;
};
struct Know {  // "know zoe: climbing, wants to be a vet"; no words: what is known
  Named student;
  std::string words;
};
struct Export {
  Named student;
  bool says_more = false;  // "amend TJ: the family says ...", whose words are for the card's forms
};
struct Suggest {};  // "who should I talk to"
struct OwnWeek {};  // "my week", "who did I take"
struct SeeCard {};  // "the card", "see the eight": who is on the team's card of this week

// "I'll take zoe and tj", "claim 2"; "can't do zoe, sorry", "release zoe"; "give zoe to @dunn".
struct Claiming {
  enum class What { take, release, give };
  What what = What::take;
  std::vector<Named> students{};  // one at most, where it is giving; none and no number: it was not said whom
  std::vector<int> numbers{};     // taking: the second of this week's list
  std::vector<StaffId> to{};      // giving: whoever is called so
  std::string heard{};            // giving: to whom, as typed
};

// "thanks @dunn", "thank you ms park for lunch duty": to a colleague, and not to Knownby.
struct Thanks {
  std::vector<StaffId> to{};  // whoever is called so
  bool mentioned = false;     // by their account, and not by name
  bool says_more = false;     // words stand after the name
};

// "out until Nov 30", "out sick today", "stop", "I'm back".
struct Pause {
  enum class What { out, ask, back };
  What what = What::out;
  std::optional<std::chrono::local_days> first_day_back;   // out: none: until they say so
  std::string heard;                                       // a day that could not be read, as typed
  std::optional<std::chrono::local_days> first_day_out{};  // where it lies ahead: "out friday"
};

// "lab": the students a counselor or a lead looks after for a while.
struct Lists {};
// "cap Ms. Park 1": a lead has a colleague asked less often; no number: as before.
struct Cap {
  std::vector<StaffId> who{};  // whoever is called so
  std::optional<int> most{};
};

struct StudentNamed {  // "josé named coach dunn"
  Named student;
  std::vector<StaffId> colleague;
  std::string heard;
  bool ended = false;
};
struct Privacy {};  // "what do you keep", "who sees my notes"

// What is known but not built yet, so that the answer is kind and true.
struct Later {
  enum class What { counselor, two_by_ten };
  What what = What::counselor;
  std::vector<StudentId> students{};  // about whom, where that is beyond doubt
};
struct SortsStudents {};  // "ELs with no check-in": by a group of the student system

}  // namespace knownby::language
