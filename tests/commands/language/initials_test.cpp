// Initials, as people write who keep names out of a chat: asked about, never saved by.
#include <gtest/gtest.h>

#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

TEST(Initials, TwoCapitalsOfAStudentNearbyAreAskedAbout) {
  expect_all({{"JN at lunch", "log ?s05 Wed 14 Oct [at lunch]"},
              {"BC: hard day", "log ?s07 Wed 14 Oct [hard day]"},
              {"J.N. at lunch", "log ?s05 Wed 14 Oct [at lunch]"},
              {"j.n.", "log ?s05 Wed 14 Oct"},
              {"ZB yesterday", "log ?s21 Tue 13 Oct"},
              {"JN's mom called", "log ?s05 Wed 14 Oct family [mom called]"}});
}

TEST(Initials, AGivenNameInTwoPartsIsCalledByBoth) {
  expect_all({{"MK good", "log ?s09 Wed 14 Oct [good]"}});
}

TEST(Initials, StandInAListBesideNames) {
  expect_all({{"bobby and ZB at lunch", "log s07 Wed 14 Oct [at lunch]; ?s21 Wed 14 Oct [at lunch]"},
              {"TJ, JN and ZB", "log s08 Wed 14 Oct; ?s05 Wed 14 Oct; ?s21 Wed 14 Oct"},
              {"card JN", "show ?s05"}});
}

TEST(Initials, OfSeveralAllAreNamed) { expect_all({{"JL at lunch", "log ?s03,s04 Wed 14 Oct [at lunch]"}}); }

TEST(Initials, WhatASchoolAbbreviatesIsNoStudent) {
  expect_all({{"PE with bobby", "log s07 Wed 14 Oct [PE]"},
              {"bobby, HW done", "log s07 Wed 14 Oct [HW done]"},
              {"bobby and VP talked", "log s07 Wed 14 Oct [and VP talked]"}});
}

TEST(Initials, SmallLettersWithoutAStopAndStudentsFarAwayAreNotGuessed) {
  expect_all({{"zb", "log ?'zb' Wed 14 Oct"}});
  expect_all({{"JN at lunch", "log ?'JN' Wed 14 Oct [at lunch]"}}, Speaker{{grade_8}, grade_8});
}

}  // namespace
}  // namespace knownby::language
