// The question of the week: ours, and what a school makes of them.

#include "commands/week/questions.hpp"

#include <set>

#include "commands/words/card_json.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class Questions : public Lincoln {
 protected:
  std::string card_of(int day) {
    now = chicago(day, 7, 30);
    clock_strikes();
    const auto cards = outbox::in_state(db, Parcel::State::pending, 9);
    const std::string words = card_text(card_from_json(cards.back().body));
    for (const Parcel& one : cards) outbox::dead(db, one.id, "seen");
    return words;
  }
};

TEST_F(Questions, TheLibraryIsFortyShortQuestions) {
  const auto all = week::library();
  EXPECT_EQ(all.size(), 40U);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  for (const std::string& one : all) {
    EXPECT_TRUE(one.ends_with('?')) << one;
    EXPECT_LE(one.size(), 80U) << one;
  }
}

TEST_F(Questions, EachWeeksCardEndsWithTheNextOne) {
  const std::string first = card_of(19), second = card_of(26);
  const auto all = week::library();
  const auto asked = [&](const std::string& card) {
    const std::size_t at = card.find("Question to ask this week: ");
    return at == std::string::npos ? card : card.substr(at + 27);
  };
  const auto place = std::find(all.begin(), all.end(), asked(first));
  ASSERT_NE(place, all.end()) << first;
  EXPECT_EQ(asked(second), place + 1 == all.end() ? all.front() : *(place + 1));
}

TEST_F(Questions, WhatStandsOnThisWeeksCardStaysThisWeeksWhateverIsAdded) {
  const std::string card = card_of(19);
  const std::string asked = card.substr(card.find("Question to ask this week: ") + 27);
  in = "dm";
  says("hale", "questions");
  fills("hale", {{"add", "What would you name a boat?"}});
  EXPECT_THAT(card_text(last("hale").card), HasSubstr("This week: " + asked));
}

TEST_F(Questions, ASchoolLeavesOneOutAndAddsItsOwn) {
  in = "dm";
  const std::string shown = says("hale", "questions");
  EXPECT_THAT(shown, HasSubstr("One of 40 stands below each weekly card, in turn."));
  EXPECT_THAT(presses("hale", "Leave this one out"), HasSubstr("Left out."));
  EXPECT_THAT(card_text(last("hale").card), HasSubstr("One of 39"));
  says("hale", "questions");
  EXPECT_THAT(fills("hale", {{"add", "What did you build at the maker fair?"}}), HasSubstr("Added."));
  EXPECT_THAT(card_text(last("hale").card), HasSubstr("Yours: What did you build at the maker fair?"));
  EXPECT_EQ(week::wanted_questions(db).size(), 40U);
  EXPECT_THAT(fills("hale", {{"add", std::string(200, 'a')}}), HasSubstr("Nothing was changed."));
  EXPECT_THAT(presses("hale", "Take it in again"), HasSubstr("One of 41"));
}

TEST_F(Questions, OnlyWhoeverRunsKnownbyMayChangeThem) {
  EXPECT_THAT(says("rivera", "questions"), HasSubstr("kept to whoever runs Knownby"));
}

TEST_F(Questions, ASchoolThatWantsNoneIsAskedNone) {
  for (const std::string& one : week::library()) db.run("INSERT INTO questions VALUES ($1, 0)", one);
  EXPECT_THAT(card_of(19), Not(HasSubstr("Question to ask")));
  in = "dm";
  EXPECT_THAT(says("hale", "questions"), HasSubstr("There are none, so the card asks none."));
}

}  // namespace
}  // namespace knownby
