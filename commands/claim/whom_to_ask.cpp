#include "commands/claim/whom_to_ask.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <tuple>

#include "commands/words/fnv.hpp"

namespace knownby::claim {
namespace {

// Stirred: what is suggested must not differ between builds.
std::uint64_t lot(const Pair& pair, const std::string& week) {
  std::uint64_t hash =
      fnv(week + "/" + std::to_string(pair.student.value) + "/" + std::to_string(pair.staff.value));
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
  return hash ^ (hash >> 27U);
}

}  // namespace

std::vector<AskOf> whom_to_ask(std::vector<Adult> adults, const std::vector<Pair>& pairs,
                               const std::string& week) {
  const auto adult_of = [&](StaffId staff) {
    return std::find_if(adults.begin(), adults.end(), [&](const Adult& one) { return one.staff == staff; });
  };
  std::set<StudentId> asked;
  std::vector<AskOf> found;
  for (;;) {
    const Pair* best = nullptr;
    std::tuple<int, std::uint64_t> least{};
    for (const Pair& pair : pairs) {
      const auto adult = adult_of(pair.staff);
      if (asked.contains(pair.student) || adult == adults.end() || adult->room <= 0) continue;
      const std::tuple<int, std::uint64_t> cost{2 * static_cast<int>(pair.near) + adult->load,
                                                lot(pair, week)};
      if (best != nullptr && cost >= least) continue;
      best = &pair;
      least = cost;
    }
    if (best == nullptr) return found;
    const auto adult = adult_of(best->staff);
    --adult->room;
    ++adult->load;
    asked.insert(best->student);
    found.push_back({best->staff, best->student});
  }
}

}  // namespace knownby::claim
