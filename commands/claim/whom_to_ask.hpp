#pragma once
// Whom a card suggests to whom, in private (PRODUCT D.4): a pure function, the same for the same input.

#include <string>
#include <vector>

#include "store/week/asks.hpp"

namespace knownby::claim {

// How near an adult is to a student, nearest first.
enum class Near { knows, teaches, homeroom, around };

struct Adult {
  StaffId staff;
  int room = 0;  // how many more may be suggested to them this week
  int load = 0;  // suggested to them and taken by them over the last four weeks
};
struct Pair {
  StudentId student;
  StaffId staff;
  Near near = Near::around;
};

inline constexpr int asks_a_week = 2;  // nobody is asked more often
inline constexpr int most_people = 6;  // of more students nobody is named the adult without a question
inline constexpr int weeks_looked_back = 4;

// Each student to one adult at most, no adult beyond their room. The nearest first; but somebody two asks
// behind another is asked before one who is a step nearer, so that over four weeks everybody is asked alike.
// Ties by a hash of student, adult and week.
std::vector<AskOf> whom_to_ask(std::vector<Adult> adults, const std::vector<Pair>& pairs,
                               const std::string& week);

}  // namespace knownby::claim
