#pragma once
// Which students a weekly card asks about (PRODUCT D.3): a pure function of what is recorded. The same for
// the same input, whatever order it comes in.

#include <string>
#include <vector>

#include "store/students.hpp"

namespace knownby::week {

inline constexpr int shortest_wait = 5;       // school days; before that nobody waits
inline constexpr int overdue = 30;            // school days: from here on the wait alone decides
inline constexpr int most_on_a_card = 8;      // a team can hold that many in mind
inline constexpr int most_from_zero = 6;      // the first week, drawn by lot
inline constexpr int asks_an_adult = 2;       // a week (D.4)
inline constexpr int quiet_after = 15;        // school days without a talk with their adult (G.4 no. 8)
inline constexpr int newly_for = 20;          // school days
inline constexpr int most_cards_running = 2;  // then it is a private matter of a lead or a counselor

// What is recorded of one student. What is not recorded stays as it stands here.
struct Candidate {
  enum class Adult { active, quiet, none };
  enum class Out { no, reached, away, claimed, left_off };  // reached: this week already

  StudentId student{};
  std::string given{};  // for the order shown
  int waited = 0;  // whole school days since the last counted check-in, or since counting began; not capped
  Adult adult = Adult::none;
  Out out = Out::no;  // not on this card, whatever else is true
  bool is_new = false;
  bool asks = false;                // named nobody, or asked to talk
  int prio = 0;                     // 0 none, 1 gentle, 2 strong
  bool only_negative = false;       // good news is due (weights.hpp)
  bool on_last_card = false;        // and not reached since
  bool on_the_card_before = false;  // the same of the card before that
};

struct Pool {
  std::string week;           // "2026-W43", for the lot
  int most = most_on_a_card;  // seats there are
  int asks = most_on_a_card;  // how many more students those who are there may be asked to reach
  bool from_zero = false;     // nothing is logged of anybody yet: the lot alone decides
  std::vector<Candidate> students{};
};

// A student's seat, and what it was given by.
struct Seat {
  enum class By { lot, wait, weight };
  StudentId student;
  By by;
};

// The seats in the order they were given:
//  - as many as there are students who wait (5 school days and more, or without an active adult) and people
//    to ask, 8 at most; 6 at most from zero;
//  - a third of them, and one for each who waits 30 school days and more, by the wait alone; of these those
//    first who were on neither of the last two cards;
//  - the others by weight (weights.hpp); at most half of all seats may owe themselves to a priority;
//  - nobody on three cards running; ties by a hash of student and week.
std::vector<Seat> seats(const Pool& pool);

// Who has a seat, by first name: the order tells nothing.
std::vector<StudentId> choose(const Pool& pool);

int points(const Candidate& one);  // weights.hpp

bool waits(const Candidate& one);
bool rests(const Candidate& one);  // was on two cards running: not on a third

}  // namespace knownby::week
