// Who takes whom for the week: told to each alone, counted for the team.

#include "commands/words/card_json.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Claiming : public Lincoln {
 protected:
  Claiming() {
    now = chicago(19, 7, 30);
    clock_strikes();
    deliver();
    now = chicago(19, 8, 12);
  }

  // What waits is shown, each message under a name of its own.
  std::vector<Parcel> deliver() {
    std::vector<Parcel> taken = outbox::take(db, now, 100);
    for (Parcel& one : taken) {
      if (one.reference.empty()) one.reference = one.address + ":" + std::to_string(one.id);
      outbox::sent(db, one.id, one.reference);
      if (one.address == "#grade-7-team") root_ = card_from_json(one.body);
    }
    return taken;
  }
  Card root() {
    now += std::chrono::seconds(11);
    deliver();
    return root_;
  }
  std::string team_reads() { return card_text(root()); }
  std::vector<Card> letters_to(const std::string& who) {
    std::vector<Card> found;
    for (const Parcel& one : deliver())
      if (one.address == who && one.act == "post") found.push_back(card_from_json(one.body));
    return found;
  }
  std::string opens_the_list(const std::string& who) {
    const Card card = root();
    for (const char* label : {"See the six", "See the eight", "See the seven"})
      if (card_text(card).find(label) != std::string::npos) return presses_on(who, card, label);
    return "no list in: " + card_text(card);
  }

  Student on_card(std::size_t place) {
    return students::find(db, week_cards::all_of_week(db, "2026-W43").at(0).students.at(place)).value();
  }
  // As one would type it: there are two Jordan Lees.
  std::string named(std::size_t place) {
    const Student student = on_card(place);
    return student.shown + " " + groups::find(db, student.homeroom)->code;
  }
  std::string takes(const std::string& who, std::size_t place) { return says(who, "take " + named(place)); }
  std::string given(std::size_t place) {
    const std::string name = on_card(place).given;
    return name == "Jordan" ? named(place) : name;
  }

  Card root_;
};

TEST_F(Claiming, TheListIsPrivateNamesEachWithAReasonAndOffersToTakeThem) {
  const std::string list = opens_the_list("rivera");
  EXPECT_EQ(last("rivera").seen, Reply::Seen::only_you);
  EXPECT_THAT(list, HasSubstr("To reach this week"));
  EXPECT_THAT(list, HasSubstr("no check-in logged yet"));
  EXPECT_THAT(list, HasSubstr("[I'll take "));
  EXPECT_THAT(list, HasSubstr("[Already talked]"));
  EXPECT_THAT(list, HasSubstr("[Not for me this week]"));
}

TEST_F(Claiming, OnesOwnWeekIsAskedForInAWord) {
  EXPECT_THAT(says("rivera", "my week"), HasSubstr("If you like, this week: "));
  opens_the_list("rivera");
  presses("rivera", "Not for me this week");
  EXPECT_THAT(says("rivera", "my week"), HasSubstr("You have taken nobody for this week."));
  takes("rivera", 0);
  const std::string week = says("rivera", "who did I take?");
  EXPECT_EQ(last("rivera").seen, Reply::Seen::only_you);
  EXPECT_THAT(week, HasSubstr("Yours this week"));
  EXPECT_THAT(week, HasSubstr(on_card(0).shown));
  EXPECT_THAT(presses("rivera", "Give back"), HasSubstr("the team"));
  EXPECT_THAT(says("rivera", "my week"), Not(HasSubstr("Yours this week")));
}

TEST_F(Claiming, ThanksAreSentByPeopleOnceADayAndNobodyElseReadsThem) {
  deliver();
  EXPECT_THAT(says("rivera", "thanks Ms. Park!"), HasSubstr("I'll tell Ms. Park, and nobody else"));
  says("rivera", "thank you @park");
  const std::vector<Card> letters = letters_to("park");
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_THAT(card_text(letters[0]), HasSubstr("Ms. Rivera says thank you."));
  EXPECT_THAT(says("rivera", "thanks Ms. Park for finding Zoë"), HasSubstr("Your other words stay with you"));
  EXPECT_THAT(says("rivera", "thanks Ms. Park, @dunn told me"), HasSubstr("I'll tell Ms. Park"));
  EXPECT_THAT(says("rivera", "thanks @nobody"), HasSubstr("Nobody was thanked yet."));
  EXPECT_THAT(says("rivera", "thanks Ms. Rivera"), HasSubstr("I told nobody."));
  EXPECT_THAT(says("rivera", "thanks"), HasSubstr("Any time."));
  EXPECT_TRUE(letters_to("park").empty());
}

TEST_F(Claiming, ThanksNameNobodyAndStayWhereTheyAreRead) {
  says("rivera", "thanks Ms. Park");
  EXPECT_EQ(letters_to("park").size(), 1U);
  now = chicago(28, 8, 0);
  clock_strikes();
  for (const Parcel& one : deliver()) EXPECT_NE(one.address, "park") << one.body;
}

TEST_F(Claiming, WhoeverIsOutIsNotWrittenToUnasked) {
  says("park", "out until Oct 30");
  deliver();
  EXPECT_THAT(says("rivera", "thanks Ms. Park"), HasSubstr("just now, so please say it in person"));
  takes("rivera", 0);
  EXPECT_THAT(says("rivera", "give " + named(0) + " to Ms. Park"), HasSubstr("Nothing was changed."));
  EXPECT_TRUE(letters_to("park").empty());
}

TEST_F(Claiming, TakingOneChangesTheListAndTheTeamsCountAndNamesNobodyThere) {
  opens_the_list("rivera");
  EXPECT_THAT(presses("rivera", "I\'ll take " + given(0)),
              HasSubstr(on_card(0).given + " is yours this week."));
  EXPECT_THAT(card_text(last("rivera").card), HasSubstr("Yours this week."));
  EXPECT_TRUE(last("rivera").replaces_pressed);
  const std::string team = team_reads();
  EXPECT_THAT(team, HasSubstr("6 students to reach this week. 1 of 6 taken."));
  EXPECT_THAT(team, Not(HasSubstr("Rivera")));
  EXPECT_THAT(team, Not(HasSubstr(on_card(0).given)));
}

TEST_F(Claiming, ManyClaimsInABusyMinuteAreOneChangeOfTheMessage) {
  for (std::size_t i = 0; i < 4; ++i) EXPECT_THAT(takes("rivera", i), HasSubstr("is yours until Fri 23 Oct"));
  now += std::chrono::seconds(11);
  const auto changes = deliver();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].act, "redraw");
  EXPECT_THAT(card_text(card_from_json(changes[0].body)), HasSubstr("4 of 6 taken."));
}

TEST_F(Claiming, ASecondPressOfOnePersonChangesNothing) {
  takes("rivera", 0);
  EXPECT_THAT(takes("rivera", 0), HasSubstr("is yours until Fri 23 Oct"));
  EXPECT_EQ(rows("SELECT count(*) FROM claims"), 1);
  opens_the_list("rivera");
  const Card list = last("rivera").card;
  presses_on("rivera", list, "I\'ll take " + given(1));
  presses_on("rivera", list, "I\'ll take " + given(1));
  EXPECT_EQ(rows("SELECT count(*) FROM claims"), 2);
  EXPECT_THAT(team_reads(), HasSubstr("2 of 6 taken."));
}

TEST_F(Claiming, ASecondClaimerIsToldWhoHasThemAndMayJoinOrTakeAnother) {
  takes("rivera", 0);
  const std::string told = takes("park", 0);
  EXPECT_THAT(told, HasSubstr("Ms. Rivera is on it this week"));
  EXPECT_THAT(told, HasSubstr("Nothing was changed."));
  EXPECT_EQ(rows("SELECT count(*) FROM claims"), 1);
  EXPECT_THAT(presses("park", "Join"), HasSubstr("is yours until Fri 23 Oct"));
  EXPECT_EQ(rows("SELECT count(*) FROM claims"), 2);
  takes("okafor", 0);
  EXPECT_THAT(presses("okafor", "Take another"), HasSubstr("To reach this week"));
  EXPECT_THAT(card_text(last("okafor").card), HasSubstr("Ms. Rivera and Ms. Park are on it this week."));
}

TEST_F(Claiming, AStaleListTellsOfTheColleagueInItsPlace) {
  opens_the_list("park");
  const Card stale = last("park").card;
  takes("rivera", 0);
  EXPECT_THAT(presses_on("park", stale, "I\'ll take " + given(0)),
              HasSubstr("Ms. Rivera is on it this week: " + on_card(0).given + ". You are welcome to join"));
  EXPECT_TRUE(last("park").replaces_pressed);
  EXPECT_THAT(card_text(last("park").card), HasSubstr("[Join]"));
}

TEST_F(Claiming, GivingBackOpensThemToTheTeamAndAsksNoReason) {
  takes("rivera", 0);
  EXPECT_THAT(team_reads(), HasSubstr("1 of 6 taken."));
  EXPECT_THAT(says("rivera", "can't do " + named(0) + ", sorry"), HasSubstr("is open to the team again."));
  EXPECT_THAT(team_reads(), Not(HasSubstr("taken")));
  EXPECT_THAT(says("rivera", "release " + named(0)),
              HasSubstr("isn't yours this week. Nothing was changed."));
}

TEST_F(Claiming, TalkingWithThemEndsTheClaimWhoeverDidAndCountsAsTaken) {
  takes("rivera", 0);
  says("park", "talked to " + named(0));
  EXPECT_THAT(says("rivera", "release " + named(0)), HasSubstr("isn't yours this week"));
  now = chicago(19, 8, 20);
  clock_strikes();
  EXPECT_THAT(team_reads(), HasSubstr("1 of 6 taken."));
}

TEST_F(Claiming, HandingOnAsksTheColleagueAndStaysUntilTheyAccept) {
  takes("rivera", 0);
  EXPECT_THAT(says("rivera", "give " + named(0) + " to @okafor"),
              HasSubstr("I'll ask Mr. Okafor privately. Until they say yes, " + on_card(0).given +
                        " stays with you."));
  const auto letters = letters_to("okafor");
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_THAT(card_text(letters[0]), Not(HasSubstr(on_card(0).given)));  // it is shown on locked screens
  EXPECT_THAT(presses_on("okafor", letters[0], "See who"), HasSubstr(on_card(0).shown));
  EXPECT_THAT(presses("okafor", "Accept"), HasSubstr("is yours this week. Thank you."));
  EXPECT_THAT(presses_on("okafor", letters[0], "See who"), HasSubstr("Yours already this week."));
  EXPECT_THAT(says("rivera", "release " + named(0)), HasSubstr("isn't yours this week"));
  EXPECT_THAT(team_reads(), HasSubstr("1 of 6 taken."));
}

TEST_F(Claiming, NoThanksCostsNothing) {
  takes("rivera", 0);
  says("rivera", "give " + named(0) + " to mr okafor");
  const auto letters = letters_to("okafor");
  EXPECT_THAT(presses_on("okafor", letters.at(0), "No thanks"), HasSubstr("nothing changes"));
  EXPECT_THAT(says("rivera", "release " + named(0)), HasSubstr("open to the team again"));
}

TEST_F(Claiming, NobodyIsAskedToTakeOneTheyMayNotSee) {
  takes("rivera", 0);
  EXPECT_THAT(says("rivera", "give " + named(0) + " to @ortiz"), HasSubstr("doesn't stand with"));
  EXPECT_TRUE(letters_to("ortiz").empty());
  EXPECT_THAT(says("rivera", "give " + named(0) + " to the moon"), HasSubstr("Whom do you mean?"));
  EXPECT_THAT(takes("ortiz", 0), HasSubstr("in your groups"));
}

TEST_F(Claiming, TheSecondOfTheListIsTakenByItsNumber) {
  EXPECT_THAT(says("rivera", "claim 2"), HasSubstr(on_card(1).shown));
  EXPECT_THAT(says("rivera", "claim 99"), HasSubstr("I don't know which list you mean"));
  const std::string told = says("rivera", "claim 1, 3 and 99");
  EXPECT_THAT(told, AllOf(HasSubstr(on_card(0).shown), HasSubstr(on_card(2).shown)));
  EXPECT_THAT(told, HasSubstr("so nobody was taken for 99"));
  for (const char* text : {"see the six", "the card"})
    EXPECT_THAT(says("rivera", text), HasSubstr("To reach this week")) << text;
}

TEST_F(Claiming, NotForMeThisWeekIsOneTapAndOneTapBack) {
  EXPECT_THAT(presses_on("rivera", root(), "Not for me this week"), HasSubstr("It costs nothing."));
  EXPECT_THAT(presses("rivera", "Undo"), HasSubstr("I may suggest somebody to you again"));
}

TEST_F(Claiming, WhoeverIsAwayForTheRestOfTheWeekHoldsNobody) {
  takes("rivera", 0);
  EXPECT_THAT(says("rivera", "out until nov 30"),
              HasSubstr("The student you took is open to the team again."));
  EXPECT_THAT(team_reads(), Not(HasSubstr("taken")));
}

TEST_F(Claiming, FridayAsksOnceHowItWentAndSaysWhoWasReachedInCountsOnly) {
  takes("rivera", 0);
  takes("rivera", 1);
  takes("rivera", 2);
  says("park", named(5));
  now = chicago(23, 14, 59);
  clock_strikes();
  EXPECT_TRUE(letters_to("rivera").empty());
  now = chicago(23, 15, 0);
  clock_strikes();
  const auto letters = letters_to("rivera");
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_THAT(card_text(letters[0]), HasSubstr("You took 3 students this week. How did it go?"));
  EXPECT_THAT(presses_on("rivera", letters[0], "Tell me"),
              HasSubstr("Did you get to " + on_card(0).shown + "?"));
  EXPECT_THAT(presses("rivera", "Yes, log it"), HasSubstr("Logged: " + on_card(0).shown));
  EXPECT_THAT(presses("rivera", "Not yet, keep"), HasSubstr("stays yours next week"));
  EXPECT_THAT(presses("rivera", "Release"), HasSubstr("is open to the team again."));
  clock_strikes();
  EXPECT_THAT(team_reads(), HasSubstr("2 of 6 reached."));
  EXPECT_TRUE(letters_to("rivera").empty());
  now = chicago(30, 15, 30);
  clock_strikes();
  EXPECT_TRUE(letters_to("rivera").empty());  // the one that was kept was asked about already
}

TEST_F(Claiming, AWeekWithNobodyReachedSaysNothingOfIt) {
  takes("rivera", 0);
  team_reads();
  now = chicago(23, 15, 0);
  clock_strikes();
  EXPECT_THAT(team_reads(), HasSubstr("1 of 6 taken."));
}

TEST_F(Claiming, WhatWasReachedStandsOnTheCardOverTheWeekend) {
  takes("rivera", 0);
  says("park", named(5));
  now = chicago(23, 15, 0);
  clock_strikes();
  EXPECT_THAT(team_reads(), HasSubstr("1 of 6 reached."));
  for (int day : {24, 25}) {
    now = chicago(day, 0, 0);
    clock_strikes();
    EXPECT_TRUE(deliver().empty()) << "what would the card say anew on the " << day << "th?";
  }
}

TEST_F(Claiming, WhatWasReachedStandsOnTheCardWhereFridayIsOff) {
  says("hale", "no school 10/23 staff day");
  takes("rivera", 0);
  says("park", named(5));
  now = chicago(22, 15, 0);
  clock_strikes();
  EXPECT_THAT(team_reads(), HasSubstr("1 of 6 reached."));
  now = chicago(23, 9, 0);
  clock_strikes();
  EXPECT_THAT(team_reads(), HasSubstr("1 of 6 reached."));
}

TEST_F(Claiming, OnesOwnPageShowsWhoIsOnesOwnAndWhomOneMightTake) {
  takes("rivera", 0);
  Request home{"h", now, {"console", "rivera"}, {"console", "dm:rivera", true}, "home", "", {}};
  const std::string page = card_text(ask(home).reply.card);
  EXPECT_THAT(page, HasSubstr("Yours this week\n" + on_card(0).shown));
  EXPECT_THAT(page, HasSubstr("[Give back]"));
  EXPECT_THAT(page, HasSubstr("[Hand on]"));
  home.speaker.key = "okafor";
  EXPECT_THAT(card_text(ask(home).reply.card), HasSubstr("If you like, this week: "));
}

TEST_F(Claiming, EachIsSuggestedToOneAndNobodyIsAskedMoreThanTwiceAWeek) {
  EXPECT_EQ(rows("SELECT count(*) FROM asks"), 6);
  EXPECT_EQ(rows("SELECT max(n) FROM (SELECT count(*) AS n FROM asks GROUP BY staff_id)"), 2);
  EXPECT_EQ(rows("SELECT count(*) FROM (SELECT DISTINCT student_id FROM asks)"), 6);
  EXPECT_THAT(opens_the_list("park"), HasSubstr("If you like: "));
  EXPECT_THAT(presses("park", "Not for me this week"), Not(HasSubstr("If you like: ")));
  EXPECT_THAT(presses("park", "Suggest to me again"), HasSubstr("If you like: "));
}

TEST_F(Claiming, OneSuggestionAWeekIsEnoughForWhoeverSaysSo) {
  says("park", "stop");
  EXPECT_THAT(presses("park", "One suggestion a week is enough"),
              HasSubstr("one student a week to you at most"));
  EXPECT_EQ(rows("SELECT most FROM fewer_asks"), 1);
  now = chicago(26, 7, 30);
  clock_strikes();
  EXPECT_LE(
      rows("SELECT max(n) FROM (SELECT count(*) AS n FROM asks a JOIN week_cards w ON w.id = a.week_card_id "
           "JOIN staff s ON s.id = a.staff_id WHERE s.sis_id = 'park' AND w.week = '2026-W44')"),
      1);
  EXPECT_THAT(presses("park", "As before"), HasSubstr("two a week"));
}

TEST_F(Claiming, WhoeverIsAwayOrTheAdultOfSevenIsNotAsked) {
  db.run("DELETE FROM asks");
  db.run("DELETE FROM week_card_students");
  db.run("DELETE FROM week_cards");
  says("park", "out until nov 30");
  db.run(
      "INSERT INTO adults SELECT s.id, p.id, 20000 FROM students s, staff p "
      "WHERE p.sis_id = 'okafor' AND s.left_on IS NULL ORDER BY s.id LIMIT 7");
  schedules::set_next_due(db, ScheduleId{1}, chicago(19, 7, 30));
  clock_strikes();
  EXPECT_EQ(rows("SELECT count(DISTINCT staff_id) FROM asks"), 1);
  EXPECT_EQ(rows("SELECT count(*) FROM asks"), 2);
}

TEST_F(Claiming, AMessageThatWasDeletedIsNeverShownAgain) {
  takes("rivera", 0);
  now += std::chrono::seconds(11);
  outbox::dead(db, outbox::take(db, now, 9).at(0).id, "message_not_found");
  takes("rivera", 1);
  now = chicago(23, 15, 0);
  clock_strikes();
  for (const Parcel& one : deliver()) EXPECT_NE(one.address, "#grade-7-team");
}

TEST_F(Claiming, NamesFadeFromLettersAfterAWeek) {
  takes("rivera", 0);
  says("rivera", "give " + named(0) + " to @okafor");
  letters_to("okafor");
  now = chicago(26, 8, 14);
  clock_strikes();
  bool faded = false;
  for (const Parcel& one : deliver()) {
    if (one.address != "okafor") continue;
    EXPECT_EQ(one.act, "redraw");
    EXPECT_THAT(card_text(card_from_json(one.body)), HasSubstr("I took the name out"));
    faded = true;
  }
  EXPECT_TRUE(faded);
}

}  // namespace
}  // namespace knownby
