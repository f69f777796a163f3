#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class Asking : public Lincoln {};

TEST_F(Asking, InTheTeamsChannelItIsTheGradeSinceMonday) {
  says("rivera", "bobby, zoe");
  const std::string told = says("rivera", "who hasn't had a check-in this week");
  EXPECT_THAT(told, HasSubstr("Grade 7"));
  EXPECT_THAT(told, HasSubstr("2 of 13 have a check-in logged since Monday (1 full school day so far; Monday "
                              "was off). 11 don't."));
  EXPECT_THAT(told, HasSubstr("Longest first"));
  EXPECT_THAT(told, Not(HasSubstr("Bobby")));
  EXPECT_THAT(told, Not(HasSubstr("Marcus")));
  EXPECT_EQ(last("rivera").seen, Reply::Seen::only_you);
}

TEST_F(Asking, CountsAloneAreShared) {
  says("rivera", "whos left");
  const std::string told = presses("rivera", "Share counts");
  EXPECT_EQ(last("rivera").seen, Reply::Seen::everyone);
  EXPECT_THAT(told, HasSubstr("0 of 13"));
  for (const char* name : {"Maya", "Jordan", "Bobby", "Zoë"}) EXPECT_THAT(told, Not(HasSubstr(name)));
}

TEST_F(Asking, InADirectConversationItIsMyStudents) {
  in = "dm";
  const std::string told = says("rivera", "whos left");
  EXPECT_THAT(told, HasSubstr("Your students"));
  EXPECT_THAT(told, HasSubstr("0 of 10"));
}

TEST_F(Asking, ThreeWeeksAreFourteenSchoolDays) {
  EXPECT_THAT(says("rivera", "my students not checked in with in 3 weeks"),
              HasSubstr("since Wed 23 Sep (14 school days, today not counted)"));
}

TEST_F(Asking, WhomHaveINeverTalkedTo) {
  says("park", "bobby");
  says("rivera", "maya rodriguez");
  const std::string told = says("rivera", "who in 7A have I never talked to");
  EXPECT_THAT(told, HasSubstr("Bobby Chen"));
  EXPECT_THAT(told, Not(HasSubstr("Maya Rodríguez")));
}

TEST_F(Asking, AnotherGradeIsRefusedWithoutNamesOrCounts) {
  const std::string told = says("rivera", "8B");
  EXPECT_THAT(told, HasSubstr("8B isn't one of your groups. Ms. Ortiz leads Grade 8."));
  EXPECT_THAT(told, Not(HasSubstr("Siobhán")));
}

TEST_F(Asking, AForgedButtonDoesNotWidenTheScope) {
  const auto eight = std::to_string(groups::put(db, Group::Kind::grade, "8", "Grade 8").value);
  const Answer answer = ask({"x",
                             now,
                             {"console", "rivera"},
                             {"console", in},
                             "who",
                             "",
                             {{"of", "group"}, {"group", eight}, {"since", "20000"}}});
  EXPECT_THAT(card_text(answer.reply.card), Not(HasSubstr("Siobhán")));
  const Answer school = ask(
      {"y", now, {"console", "rivera"}, {"console", in}, "who", "", {{"of", "school"}, {"since", "20000"}}});
  EXPECT_THAT(card_text(school.reply.card), Not(HasSubstr("Siobhán")));
}

TEST_F(Asking, ThePrincipalSeesTheSchool) {
  in = "dm";
  EXPECT_THAT(says("hale", "who hasn't had a check-in this week"), HasSubstr("0 of 14"));
}

TEST_F(Asking, AStudentCardShowsWhoAndWhenAndOnlyOnesOwnNotes) {
  says("park", "bobby, loves chess");
  says("rivera", "bobby made a joke");
  const std::string told = says("rivera", "card bobby");
  EXPECT_THAT(told, HasSubstr("Ms. Park"));
  EXPECT_THAT(told, HasSubstr("made a joke"));
  EXPECT_THAT(told, Not(HasSubstr("chess")));
}

TEST_F(Asking, ACardBeyondOnesGroupsIsRefused) {
  EXPECT_THAT(says("rivera", "card siobhan o suilleabhain"),
              HasSubstr("in your groups, so there is nothing to show"));
}

// In July there is no week of school that anybody could be late in.
TEST_F(Asking, OutsideTheSchoolYearNobodyIsWaitedFor) {
  now = std::chrono::sys_days(std::chrono::year(2027) / 7 / 10) + std::chrono::hours(15);
  const std::string told = says("hale", "who hasn't");
  EXPECT_THAT(told,
              HasSubstr("There was no school day since Monday, so nobody waits for a check-in. The last "
                        "school day was Thu 10 Jun."));
  EXPECT_THAT(told, testing::AllOf(Not(HasSubstr("don't")), Not(HasSubstr("Longest first"))));
  EXPECT_THAT(says("hale", "who hasn't in 3 weeks"), HasSubstr("There was no school day since Sat 19 Jun"));
  presses("hale", "Since Mon 7 Jun");
  EXPECT_THAT(card_text(last("hale").card),
              testing::AllOf(HasSubstr("since Mon 7 Jun"), HasSubstr("Longest first")));
  EXPECT_THAT(says("hale", "leaderboard"), Not(HasSubstr("as a team")));
}

TEST_F(Asking, OnADayOffThatBeginsAWeekTheWeekBeforeIsOffered) {
  now = chicago(12, 9, 0);
  EXPECT_THAT(says("rivera", "whos left"), HasSubstr("The last school day was Fri 9 Oct."));
  EXPECT_THAT(presses("rivera", "Since Mon 5 Oct"), HasSubstr("no check-in logged since Mon 5 Oct"));
}

TEST_F(Asking, GradesAndDisciplineAreForTheStudentSystem) {
  EXPECT_THAT(
      says("rivera", "maya's grades"),
      testing::AllOf(HasSubstr("I only know check-ins"), HasSubstr("“card maya”, “who does maya have”")));
  EXPECT_THAT(says("rivera", "maya r's grades"), HasSubstr("I only know check-ins"));
  EXPECT_THAT(says("rivera", "attendance"), HasSubstr("“card Bobby”"));
  EXPECT_THAT(says("rivera", "maya r's mom called"), HasSubstr("Which “maya r” do you mean?"));
  EXPECT_THAT(says("rivera", "is TJ suspended"), HasSubstr("I only know check-ins"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(Asking, HelpIsShortAndUsesTheAskersOwnStudents) {
  for (const char* text : {"help", "hi", "", "?"}) {
    const std::string told = says("rivera", text);
    EXPECT_THAT(told, HasSubstr("/checkin"));
    EXPECT_LT(std::count(told.begin(), told.end(), '\n'), 12);
  }
}

TEST_F(Asking, AloneWithKnownbyHelpPutsNothingBeforeTheWords) {
  in = "dm";
  const std::string told = says("rivera", "help");
  EXPECT_THAT(told, HasSubstr("who hasn't had a check-in this week"));
  EXPECT_THAT(told, Not(HasSubstr("/checkin")));
}

TEST_F(Asking, NobodyRanksStaff) {
  EXPECT_THAT(says("rivera", "leaderboard"), HasSubstr("I don't rank staff"));
}

TEST_F(Asking, MyCheckInsAreMineAlone) {
  says("park", "zoe");
  says("rivera", "bobby");
  const std::string told = says("rivera", "my check-ins");
  EXPECT_THAT(told, HasSubstr("Bobby Chen (7A)"));
  EXPECT_THAT(told, Not(HasSubstr("Zoë")));
}

}  // namespace
}  // namespace knownby
