#pragma once
// A year in a school, lived through the rooms of the program itself on a clock that is moved: cards come when
// they are due, people read them by pressing their buttons, and what they log is typed. Once with Knownby's
// own choice of whom a card asks about, and twice with a simple rule in its place; everything else is the
// same.

#include <string>
#include <vector>

#include "tests/year/people.hpp"

namespace knownby::year {

enum class Rule { knownby, longest_wait, random };
const char* called(Rule rule);

struct Week {
  local_days ends{};  // its last school day
  int enrolled = 0;
  int seen_lately = 0;   // with a check-in logged in the last twenty school days
  int longest_wait = 0;  // school days, of anybody enrolled
};

struct Year {
  std::vector<Week> weeks{};
  int longest_unseen = 0;     // school days in a row without a check-in logged, of anybody, at any time
  int cards = 0, asked = 0;   // cards, and students on them
  int claims = 0;             // students somebody took for a week by pressing the button
  int typed = 0, logged = 0;  // check-ins people typed, and those that stand in the store
  double order_tells = 0;     // rank correlation of the order shown with the weight, mean of all cards
  double order_chance = 0;    // its standard deviation if the order tells nothing
  bool by_first_name = true;  // every card was
};

// Throws std::runtime_error where the program did not do what somebody in the school asked of it.
Year live(Rule rule, const Size& size, unsigned seed);

}  // namespace knownby::year
