// What is kept of a student is read by everybody around them: things to be glad of, and nobody's secrets.

#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Facts : public Lincoln {};

TEST_F(Facts, WhoSomebodyIsAndWhatAilsThemIsTheirsToTell) {
  for (const char* thing :
       {"gay", "504 plan", "has an IEP.", "parents are divorced", "in foster care", "ADHD", "takes meds",
        "court date friday", "dad in jail", "in therapy", "undocumented", "was suspended", "free lunch"}) {
    EXPECT_THAT(
        says("rivera", std::string("know zoe: ") + thing),
        AllOf(HasSubstr("Not saved: "), HasSubstr("this is theirs to tell"), Not(HasSubstr("Saved for"))))
        << thing;
  }
  EXPECT_EQ(rows("SELECT count(*) FROM facts"), 0);
}

TEST_F(Facts, WhatStandsBesideItIsSavedAndOrdinaryThingsAre) {
  EXPECT_THAT(says("rivera", "know zoe: climbing, 504 plan"),
              AllOf(HasSubstr("Saved for Zoë van der Berg (7B): interest climbing."),
                    HasSubstr("Not saved: “504 plan”")));
  for (const char* thing :
       {"basketball court hero", "adopted a dog", "plays at church on sundays", "drums", "transit maps",
        "wants to be a physical therapist", "loves trans am cars", "wants to be a prison guard"})
    says("rivera", std::string("know TJ: ") + thing);
  EXPECT_EQ(rows("SELECT count(*) FROM facts"), 9);
}

TEST_F(Facts, AFullStopBehindItHidesNoUnkindWord) {
  EXPECT_THAT(says("rivera", "know zoe: is lazy!"), HasSubstr("would be glad we know"));
}

}  // namespace
}  // namespace knownby
