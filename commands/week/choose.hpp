#pragma once
// Which students a weekly card asks about: a pure function, the same for the same input.

#include <string>
#include <vector>

#include "store/students.hpp"

namespace knownby::week {

struct Candidate {
  StudentId student;
  int gap;            // school days since the last counted check-in, or since the start where there is none
  std::string given;  // for the order shown
};

// Longest gap first, ties by a hash of student and week (never by the alphabet); shown by first name.
// At most 8, at most two for each adult, only gaps of 5 school days and more (PRODUCT D.3 no. 1, 5, 6).
std::vector<StudentId> choose(std::vector<Candidate> candidates, int adults, const std::string& week);

// The same, `most` of them whoever is there to ask.
std::vector<StudentId> choose_some(std::vector<Candidate> candidates, std::size_t most,
                                   const std::string& week);

inline constexpr int shortest_gap = 5;  // school days; before that nobody waits

}  // namespace knownby::week
