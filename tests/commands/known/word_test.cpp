// A word with the counselor: asked for with one tap beside a hard note, and nothing else is passed on.

#include "commands/words/card_json.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Word : public Lincoln {
 protected:
  std::vector<Parcel> letters() { return outbox::in_state(db, Parcel::State::pending, 100); }
  static Card card_of(const Parcel& letter) { return card_from_json(letter.body); }
};

TEST_F(Word, TheCounselorIsToldThatSomebodyAsksAndWhoOnceItIsOpened) {
  EXPECT_THAT(says("rivera", "jose rough day"), HasSubstr("[Ask Mr. Okafor privately]"));
  EXPECT_THAT(presses("rivera", "Ask Mr. Okafor privately"),
              AllOf(HasSubstr("I asked Mr. Okafor for a word with you about José."),
                    HasSubstr("Nothing you wrote was passed on")));
  ASSERT_EQ(letters().size(), 1U);
  const Parcel letter = letters().front();
  EXPECT_EQ(letter.address, "okafor");
  EXPECT_THAT(card_text(card_of(letter)),
              AllOf(HasSubstr("Ms. Rivera asks you for a word about a student."), Not(HasSubstr("José"))));
  EXPECT_THAT(presses_on("okafor", card_of(letter), "See who"),
              AllOf(HasSubstr("Ms. Rivera would like a word with you about José Núñez (7B)."),
                    Not(HasSubstr("rough"))));
}

TEST_F(Word, InTheEveningItIsSaidThatItComesInTheMorning) {
  now = chicago(14, 18, 0);
  says("rivera", "jose crying");
  EXPECT_THAT(presses("rivera", "Ask Mr. Okafor privately"),
              HasSubstr("It reaches them on Thu 15 Oct at 07:00: if it can't wait, please call."));
  EXPECT_EQ(letters().at(0).not_before, chicago(15, 7, 0));
}

TEST_F(Word, WhatIsSaidAboveTheButtonIsWhatItDoes) {
  EXPECT_THAT(says("rivera", "can you tell mr okafor that bobby is sad"),
              AllOf(HasSubstr("I pass on no message, so nothing was saved or sent. I can ask for a word with "
                              "you, and nothing you wrote goes with it."),
                    HasSubstr("[Ask Mr. Okafor privately]"), Not(HasSubstr("Not yet"))));
  EXPECT_THAT(presses("rivera", "Ask Mr. Okafor privately"), HasSubstr("Nothing you wrote was passed on"));
  EXPECT_THAT(says("rivera", "can you tell mr okafor that siobhán ó súilleabháin is sad"),
              AllOf(HasSubstr("Please ask in person."), Not(HasSubstr("I can ask"))));
}

TEST_F(Word, IsAskedForOnceADay) {
  says("rivera", "jose rough day");
  presses("rivera", "Ask Mr. Okafor privately");
  says("rivera", "ask okafor about jose");
  presses("rivera", "Ask Mr. Okafor privately");
  EXPECT_EQ(letters().size(), 1U);
}

TEST_F(Word, WhoeverMayNotAskAboutTheStudentLearnsNothingFromTheLetter) {
  says("rivera", "jose rough day");
  presses("rivera", "Ask Mr. Okafor privately");
  EXPECT_THAT(presses_on("ortiz", card_of(letters().at(0)), "See who"), Not(HasSubstr("José")));
}

TEST_F(Word, OfAStudentWithoutACounselorNobodyElsesIsOffered) {
  EXPECT_THAT(says("rivera", "siobhán ó súilleabháin rough day"),
              AllOf(HasSubstr("Logged"), HasSubstr("Keep an eye on"), Not(HasSubstr("Okafor"))));
}

}  // namespace
}  // namespace knownby
