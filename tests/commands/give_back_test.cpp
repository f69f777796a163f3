// "release" and "give", typed alone: whom one has, and how it is said.

#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class GiveBack : public Lincoln {};

TEST_F(GiveBack, AloneItAsksWhomAndShowsWhoIsTheirs) {
  says("rivera", "take zoe");
  EXPECT_THAT(says("rivera", "release"),
              AllOf(HasSubstr("Whom would you like to give back? Nothing was changed."),
                    HasSubstr("Such as “release zoe”."), HasSubstr("Zoë van der Berg (7B)"),
                    HasSubstr("[Give back]")));
  EXPECT_THAT(presses("rivera", "Give back"), HasSubstr("Zoë is open to the team again."));
}

TEST_F(GiveBack, AloneHandingOnAsksWhomAndToWhom) {
  says("rivera", "take zoe");
  for (const char* line : {"give", "hand", "hand on"})
    EXPECT_THAT(says("rivera", line),
                AllOf(HasSubstr("Whom would you like to hand on? Nobody was asked, and nothing was changed."),
                      HasSubstr("Such as “give zoe to Ms. Park”."), HasSubstr("[Hand on]")));
}

TEST_F(GiveBack, WhoeverHasTakenNobodyIsToldSo) {
  for (const char* line : {"release", "give back", "unclaim", "give"})
    EXPECT_THAT(says("rivera", line),
                AllOf(HasSubstr("You have taken nobody for this week"), HasSubstr("Such as “"),
                      HasSubstr("[Who should I talk to]"), Not(HasSubstr("[Give back]"))));
  EXPECT_THAT(says("lindqvist", "release"), Not(HasSubstr("this week")));
}

TEST_F(GiveBack, WhatSaysMoreThanTheVerbIsReadAsBefore) {
  for (const char* line : {"give it another try", "release form for the trip"})
    EXPECT_THAT(says("rivera", line), Not(HasSubstr("Such as “"))) << line;
}

}  // namespace
}  // namespace knownby
