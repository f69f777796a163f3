// PROTOCOL S-16: names while they are typed, in a school of 50,000.
#include "commands/language/names/beginnings.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace knownby::language {
namespace {

Roster large_school() {
  constexpr const char* given[] = {"Maya", "José", "Bobby", "Zoë", "Mary-Kate", "Li", "Ana", "D'Angelo"};
  constexpr const char* family[] = {"Rodríguez", "Chen",       "van der Berg", "O'Brien",
                                    "Wei",       "de la Cruz", "Lee"};
  std::vector<RosterStudent> students;
  for (int i = 0; i < 50'000; ++i) {
    RosterStudent one;
    one.id = StudentId{i + 1};
    one.given = given[i % 8];
    one.family =
        std::string(family[i % 7]) + (i % 3 == 0 ? "" : " Number" + std::string(1, char('a' + i % 26)));
    one.shown = one.given + " " + one.family;
    students.push_back(std::move(one));
  }
  return Roster(std::move(students), {}, {});
}

TEST(Beginnings, S_16_a_school_of_50000_answers_long_before_300_ms) {
  const Roster school = large_school();
  const std::clock_t began = std::clock();  // of the processor: what else the machine does is not counted
  EXPECT_GT(beginning_with(school, "m").size(), 10'000U);
  EXPECT_GT(beginning_with(school, "maya rod").size(), 500U);
  EXPECT_GT(beginning_with(school, "mary k obr").size(), 500U);
  EXPECT_TRUE(beginning_with(school, "xqzt").empty());
  EXPECT_LT(std::clock() - began, CLOCKS_PER_SEC * 12 / 10) << "300 ms each";
}

TEST(Beginnings, S_16_no_text_whatever_breaks_it) {
  const Roster school = large_school();
  EXPECT_TRUE(beginning_with(school, std::string(100'000, 'm')).empty());
  EXPECT_TRUE(beginning_with(school, "\xff\xfe").empty());
  EXPECT_TRUE(beginning_with(school, std::string("m\0aya", 5)).empty());
  EXPECT_TRUE(beginning_with(school, "a b c d e f g h i j k l m n").empty());
  EXPECT_FALSE(beginning_with(school, "  maya , ").empty());
}

TEST(Beginnings, NobodyComesTwice) {
  std::vector<RosterStudent> students(1);
  students[0].id = StudentId{1};
  students[0].given = "Li";
  students[0].family = "Li";
  students[0].shown = "Li Li";
  const Roster school(std::move(students), {}, {});
  EXPECT_EQ(beginning_with(school, "li").size(), 1U);
}

}  // namespace
}  // namespace knownby::language
