// A line costs little, however large the school. The bounds are for a debug build on a busy machine, a
// multiple of what tests/bench/language.cpp measures: they catch a look at the whole roster where the index
// should do.

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>

#include "commands/language/understand.hpp"
#include "tests/bench/names.hpp"

namespace knownby::language {
namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t a_district = 50'000;

const Roster& district() {
  static const Roster roster = [] {
    std::vector<RosterStudent> students;
    for (std::uint32_t number = 0; number < a_district; ++number) {
      RosterStudent student;
      student.id = {number + 1};
      student.given = bench::given_name(number);
      student.family = bench::family_name(number);
      student.shown = student.given + " " + student.family;
      student.grade = {number / 100 + 1};
      student.groups = {student.grade};
      students.push_back(std::move(student));
    }
    return Roster(std::move(students), {}, {});
  }();
  return roster;
}

std::chrono::nanoseconds processor_time() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

// Of the processor, and the quickest of a few: a machine that is busy with others must not fail the test.
std::chrono::nanoseconds cost_of(const std::string& text) {
  const std::vector<GroupId> mine{{1}};
  Setting setting{district(), std::chrono::local_days(std::chrono::days(20740))};
  setting.my_groups = mine;
  std::chrono::nanoseconds quickest = 1h;
  for (int round = 0; round < 5; ++round) {
    const std::chrono::nanoseconds began = processor_time();
    understand(text, setting);
    quickest = std::min(quickest, processor_time() - began);
  }
  return quickest;
}

std::string full_name(std::uint32_t number) {
  return bench::given_name(number) + " " + bench::family_name(number);
}

TEST(Speed, a_line_does_not_look_at_every_student_of_a_district) {
  EXPECT_LT(cost_of(full_name(7)), 5ms);
  EXPECT_LT(cost_of("talked to " + full_name(7) + ", " + full_name(8) + " and " + full_name(9) + " at lunch"),
            5ms);
  EXPECT_LT(cost_of("who hasn't had a check-in this week"), 5ms);
  EXPECT_LT(cost_of("take " + full_name(7)), 5ms);
  EXPECT_LT(cost_of("give " + full_name(7) + " to coach dunn"), 5ms);
}

TEST(Speed, a_misspelt_name_may_look_at_all_of_them_once) { EXPECT_LT(cost_of("Bacedin Fogxha"), 200ms); }

TEST(Speed, a_line_of_16_KiB_is_read_in_no_time_in_a_district) {
  for (const std::string& part :
       {full_name(7) + ", ", std::string("Bacedin Fogxha, "), std::string(","), std::string("take Bacedin "),
        std::string("not Fogxha, "), "and " + full_name(7) + " and QX "}) {
    std::string text;
    while (text.size() < 16UL * 1024) text += part;
    EXPECT_LT(cost_of(text), 1s) << part;
  }
}

}  // namespace
}  // namespace knownby::language
