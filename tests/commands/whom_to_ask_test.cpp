// Whom a card suggests to whom: the nearest first, nobody too often, everybody alike over four weeks.

#include "commands/claim/whom_to_ask.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace knownby::claim {
namespace {

constexpr StaffId rivera{1}, park{2}, okafor{3};
constexpr StudentId zoe{1}, tj{2}, ana{3}, bobby{4}, jose{5};

std::map<StaffId, int> counted(const std::vector<AskOf>& asked) {
  std::map<StaffId, int> counts;
  for (const AskOf& one : asked) ++counts[one.staff];
  return counts;
}

TEST(WhomToAsk, TheNearestIsAskedFirst) {
  const auto asked = whom_to_ask({{rivera, 2, 0}, {park, 2, 0}},
                                 {{zoe, rivera, Near::around}, {zoe, park, Near::knows}}, "2026-W43");
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].staff, park);
}

TEST(WhomToAsk, NobodyIsAskedBeyondTheirRoomAndWhoHasNoneNotAtAll) {
  std::vector<Pair> pairs;
  for (StudentId student : {zoe, tj, ana, bobby, jose})
    for (StaffId staff : {rivera, park, okafor}) pairs.push_back({student, staff, Near::teaches});
  const auto asked = whom_to_ask({{rivera, 2, 0}, {park, 1, 0}, {okafor, 0, 0}}, pairs, "2026-W43");
  EXPECT_EQ(counted(asked), (std::map<StaffId, int>{{rivera, 2}, {park, 1}}));
}

TEST(WhomToAsk, WhoeverWasAskedLessComesBeforeAStepOfNearness) {
  const std::vector<Pair> pairs{{zoe, rivera, Near::knows}, {zoe, park, Near::teaches}};
  EXPECT_EQ(whom_to_ask({{rivera, 2, 1}, {park, 2, 0}}, pairs, "2026-W43")[0].staff, rivera);
  EXPECT_EQ(whom_to_ask({{rivera, 2, 3}, {park, 2, 0}}, pairs, "2026-W43")[0].staff, park);
}

TEST(WhomToAsk, TheSameInputGivesTheSameWhateverItsOrder) {
  std::vector<Pair> pairs;
  for (StudentId student : {zoe, tj, ana})
    for (StaffId staff : {rivera, park, okafor}) pairs.push_back({student, staff, Near::around});
  const auto pairs_of = [](const std::vector<AskOf>& asked) {
    std::set<std::pair<StudentId, StaffId>> found;
    for (const AskOf& one : asked) found.emplace(one.student, one.staff);
    return found;
  };
  const std::vector<Adult> adults{{rivera, 2, 0}, {park, 2, 0}, {okafor, 2, 0}};
  const auto first = pairs_of(whom_to_ask(adults, pairs, "2026-W43"));
  std::reverse(pairs.begin(), pairs.end());
  EXPECT_EQ(pairs_of(whom_to_ask({adults.rbegin(), adults.rend()}, pairs, "2026-W43")), first);
}

// Three who stand alike and one who knows everybody, a year of cards of six.
TEST(WhomToAsk, OverFourWeeksEverybodyIsAskedAlike) {
  constexpr StaffId dunn{4};
  std::vector<std::map<StaffId, int>> weeks;
  for (int week = 1; week <= 40; ++week) {
    std::map<StaffId, int> load;
    for (std::size_t back = weeks.size() - std::min<std::size_t>(weeks.size(), weeks_looked_back - 1);
         back < weeks.size(); ++back)
      for (const auto& [staff, count] : weeks[back]) load[staff] += count;
    std::vector<Adult> adults;
    std::vector<Pair> pairs;
    for (StaffId staff : {rivera, park, okafor, dunn}) {
      adults.push_back({staff, asks_a_week, load[staff]});
      for (int student = 1; student <= 6; ++student)
        pairs.push_back({StudentId{week * 10 + student}, staff, staff == dunn ? Near::knows : Near::teaches});
    }
    weeks.push_back(counted(whom_to_ask(adults, pairs, "week " + std::to_string(week))));
    std::map<StaffId, int> four;
    for (std::size_t back = weeks.size() - std::min<std::size_t>(weeks.size(), weeks_looked_back);
         back < weeks.size(); ++back)
      for (const auto& [staff, count] : weeks[back]) four[staff] += count;
    if (week < weeks_looked_back) continue;
    int least = 99, most = 0;
    for (StaffId staff : {rivera, park, okafor, dunn}) {
      least = std::min(least, four[staff]);
      most = std::max(most, four[staff]);
    }
    EXPECT_LE(most - least, 3) << "week " << week;
    EXPECT_LE(most, weeks_looked_back * asks_a_week);
  }
}

}  // namespace
}  // namespace knownby::claim
