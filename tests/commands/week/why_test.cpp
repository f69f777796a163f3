// "why Zoë": in private, from the same computation as the card (PRODUCT D.3).
#include "store/known/adults.hpp"
#include "store/known/wishes.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Why : public Lincoln {
 protected:
  void card_comes(int day) {
    now = chicago(day, 7, 30);
    clock_strikes();
  }
  bool on_card(const std::string& sis_id) {
    Query row(db, "SELECT 1 FROM week_card_students WHERE student_id = $1", student(sis_id));
    return row.next();
  }
};

TEST_F(Why, IsAnsweredWordForWordInPrivate) {
  says("park", "bobby");
  says("park", "I'm Bobby's person");
  card_comes(19);
  now = chicago(19, 12, 0);
  in = "#grade-7-team";
  for (const char* sis_id : {"s01", "s21"})
    db.run("DELETE FROM week_card_students WHERE student_id = $1", student(sis_id));
  EXPECT_EQ(
      says("rivera", "why isn't bobby on the card"),
      "Bobby is not on this week's card\n"
      "Bobby Chen (7A): There is an adult who talked with Bobby lately, and the wait is short.\n"
      "Last check-in logged: Wed 14 Oct\n"
      "Waits since then: 2 school days\n"
      "Their adult: somebody is, and talked with them lately\n"
      "A third of the places go by the wait alone, so being on a card means nothing in particular, and its "
      "order is the alphabet's. Only you see this.");
  EXPECT_EQ(last("rivera").seen, Reply::Seen::only_you);
}

TEST_F(Why, SaysKindlyThatGoodNewsIsDueAndGivesNobodyALabel) {
  says("park", "bobby");
  says("park", "called zoe van der berg's mom about homework");
  const std::string said = says("rivera", "why zoe");
  EXPECT_THAT(said,
              HasSubstr("Good news is due: home was called lately, and no good news is noted; weighs as "
                        "much as 6 more days"));
  for (const char* label : {"negative", "bad news", "discipline"}) EXPECT_THAT(said, Not(HasSubstr(label)));
  says("park", "called zoe van der berg's mom good news");
  EXPECT_THAT(says("rivera", "why zoe"), Not(HasSubstr("Good news is due")));
}

TEST_F(Why, SaysWhoWouldBeOnItBeforeItCame) {
  EXPECT_THAT(says("rivera", "why zoe"), AllOf(HasSubstr("on a card made today"), HasSubstr("drawn by lot")));
}

TEST_F(Why, IsTrueOfTheCardItself) {
  says("park", "bobby");
  card_comes(19);
  for (const char* sis_id : {"s01", "s05", "s06", "s08", "s11", "s13", "s21"}) {
    const Student asked = students::find(db, student(sis_id)).value();
    EXPECT_THAT(
        says("park", "why " + asked.shown),
        HasSubstr(asked.given + (on_card(sis_id) ? " is on this" : " is not on this") + " week's card"));
  }
}

TEST_F(Why, SaysWhatHasHappenedSinceTheCardCame) {
  says("park", "bobby");
  card_comes(19);
  ASSERT_TRUE(on_card("s05")) << "twelve wait, eight are chosen; another name if the lot ever changes";
  now = chicago(20, 10, 0);
  says("rivera", "josé");
  EXPECT_THAT(says("rivera", "why is josé on it"),
              AllOf(HasSubstr("José is on this week's card"),
                    HasSubstr("As it stands now: This week somebody has talked with José already.")));
}

TEST_F(Why, CountsWhatWeighsInDaysOfWaiting) {
  const StaffId rivera = staff::by_account(db, "console", "rivera")->id;
  adults::put(db, {student("s21"), rivera, std::chrono::local_days(std::chrono::days(20'720))});
  says("park", "bobby");
  EXPECT_THAT(says("rivera", "why zoe"),
              HasSubstr("no talk logged for more than 15 school days; weighs as much "
                        "as 13 more days"));
  EXPECT_THAT(says("rivera", "why josé"), HasSubstr("nobody yet; weighs as much as 18 more days"));
}

TEST_F(Why, IsForThoseWhoMayAskAboutTheStudent) {
  in = "dm";
  EXPECT_THAT(says("ortiz", "why Zoë van der Berg"),
              AllOf(HasSubstr("in your groups, so there is nothing to show"), Not(HasSubstr("Waits"))));
  EXPECT_THAT(says("lindqvist", "why zoe"),
              AllOf(HasSubstr("has no access to students"), Not(HasSubstr("Zoë"))));
  EXPECT_THAT(says("hale", "why Zoë van der Berg"), HasSubstr("Waits since then"));
}

TEST_F(Why, ATypedNameThatFitsSeveralIsAsked) {
  EXPECT_THAT(says("rivera", "why maya"), HasSubstr("Which “maya” do you mean?"));
  EXPECT_THAT(presses("rivera", "Maya Roberts (7B)"), HasSubstr("Maya Roberts (7B): "));
}

TEST_F(Why, AWordMoreAndItIsNoQuestionAboutTheCard) {
  EXPECT_THAT(says("rivera", "why bobby left the room, we talked it over"),
              Not(HasSubstr("Waits since then")));
}

TEST_F(Why, WhoeverWasOnTwoCardsRunningRestsOnTheThird) {
  says("park", "bobby");
  for (const char* week : {"2026-W42", "2026-W43"}) {
    WeekCard card;
    card.schedule = schedules::all(db).front().id;
    card.week = week;
    card.made = now;
    card.students = {student("s21")};
    week_cards::put(db, card);
  }
  now = chicago(26, 9, 0);
  EXPECT_THAT(says("park", "why zoe"),
              AllOf(HasSubstr("Zoë would not be on a card"), HasSubstr("there is no third in a row")));
  says("rivera", "zoe friday");
  EXPECT_THAT(says("park", "why zoe"), Not(HasSubstr("third in a row")));
}

}  // namespace
}  // namespace knownby
