#include "commands/week/choose.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace knownby::week {
namespace {

constexpr int most_on_a_card = 8;
constexpr int asks_an_adult = 2;

// FNV-1a, then stirred (the finish of splitmix64): FNV alone would put neighbouring ids side by side.
// std::hash may differ between builds, and the card must not.
std::uint64_t lot(StudentId student, const std::string& week) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char letter : week + "/" + std::to_string(student.value)) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  }
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
  hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
  return hash ^ (hash >> 31U);
}

}  // namespace

std::vector<StudentId> choose(std::vector<Candidate> candidates, int adults, const std::string& week) {
  const int room = std::min(most_on_a_card, std::max(1, adults) * asks_an_adult);
  return choose_some(std::move(candidates), static_cast<std::size_t>(room), week);
}

std::vector<StudentId> choose_some(std::vector<Candidate> candidates, std::size_t most,
                                   const std::string& week) {
  std::erase_if(candidates, [](const Candidate& one) { return one.gap < shortest_gap; });
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.gap != b.gap) return a.gap > b.gap;
    return lot(a.student, week) < lot(b.student, week);
  });
  if (candidates.size() > most) candidates.resize(most);
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.given != b.given ? a.given < b.given : a.student < b.student;
  });
  std::vector<StudentId> chosen;
  for (const Candidate& one : candidates) chosen.push_back(one.student);
  return chosen;
}

}  // namespace knownby::week
