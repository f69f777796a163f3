// Several days told in one line: whom they are about is asked once, and a day without school is not left out
// in silence.
#include "store/calendar_days.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SeveralDays : public Lincoln {
 protected:
  std::int64_t saved() { return rows("SELECT count(*) FROM checkins WHERE undone IS NULL"); }
};

std::chrono::local_days october(unsigned day) {
  return std::chrono::local_days{std::chrono::year{2026} / 10 / std::chrono::day{day}};
}

std::size_t times(const std::string& text, const std::string& words) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

TEST_F(SeveralDays, OfOneOfTwoMayasAreAskedAboutOnceAndLoggedTogether) {
  const std::string asked = says("rivera", "maya r mon-wed good talks");
  EXPECT_EQ(times(asked, "Which “maya r” do you mean? Nothing saved yet."), 1) << asked;
  EXPECT_EQ(saved(), 0);
  const std::string told = presses("rivera", "Maya Roberts, 7B");
  EXPECT_THAT(told, AllOf(HasSubstr("Logged: Maya Roberts (7B), conversation, Tue 13 Oct."),
                          HasSubstr("Logged: Maya Roberts (7B), conversation, today Wed 14 Oct."),
                          HasSubstr("“good talks”"), Not(HasSubstr("do you mean?"))));
  EXPECT_EQ(saved(), 2);
  EXPECT_THAT(says("rivera", "undo"), HasSubstr("Taken back: 2 check-ins."));
  EXPECT_EQ(saved(), 0);
}

TEST_F(SeveralDays, OfOneOfTwoMayasAreAnsweredInWordsToo) {
  says("rivera", "maya r mon-wed");
  EXPECT_THAT(says("rivera", "the second"), HasSubstr("Maya Roberts (7B), conversation, Tue 13 Oct."));
  EXPECT_EQ(saved(), 2);
  says("rivera", "maya r mon-wed");
  EXPECT_THAT(says("rivera", "no"), HasSubstr("All right. Nothing was saved."));
  EXPECT_THAT(says("rivera", "ok"), Not(HasSubstr("maya r")));
  EXPECT_EQ(saved(), 2);
}

TEST_F(SeveralDays, OfANameNobodyHasAreAskedAboutOnce) {
  const std::string asked = says("rivera", "xqzt mon-wed");
  EXPECT_EQ(times(asked, "I can't find “xqzt”"), 1) << asked;
  EXPECT_THAT(asked, HasSubstr("conversation, Tue 13 Oct and today Wed 14 Oct."));
  presses("rivera", "Type the name again");
  EXPECT_THAT(fills("rivera", {{"name", "Bobby Chen"}}),
              HasSubstr("Logged: Bobby Chen (7A), conversation, Tue 13 Oct."));
  EXPECT_EQ(saved(), 2);
}

TEST_F(SeveralDays, OfANameFoundInTheWholeSchoolAreLoggedTogether) {
  says("rivera", "robqzx mon-wed");
  presses("rivera", "Search all my school");
  EXPECT_THAT(presses("rivera", "Maya Roberts (7B)"), HasSubstr("Tue 13 Oct."));
  EXPECT_EQ(saved(), 2);
}

TEST_F(SeveralDays, OfTwoNamesEachInDoubtAreTwoQuestions) {
  const std::string asked = says("rivera", "maya r, xqzt and bobby mon-wed");
  EXPECT_EQ(times(asked, "“maya r”"), 1) << asked;
  EXPECT_EQ(times(asked, "“xqzt”"), 1) << asked;
  EXPECT_THAT(presses("rivera", "Maya Roberts, 7B"), HasSubstr("“xqzt”"));
  EXPECT_EQ(saved(), 4);
}

TEST_F(SeveralDays, OfWhichOneIsAsIndefiniteAsTheNameAreAskedAboutNext) {
  says("rivera", "maya r yesterday and last week");
  EXPECT_THAT(presses("rivera", "Maya Roberts, 7B"),
              AllOf(HasSubstr("Logged: Maya Roberts (7B), conversation, Tue 13 Oct."),
                    HasSubstr("“last week” may be any day of it.")));
  EXPECT_EQ(saved(), 1);
}

TEST_F(SeveralDays, SayWhichOfThemHadNoSchool) {
  EXPECT_THAT(says("rivera", "bobby 10/9 to 10/13"),
              AllOf(HasSubstr("Fri 9 Oct."), HasSubstr("Tue 13 Oct.\nMon 12 Oct had no school.\n")));
  EXPECT_EQ(saved(), 2);
}

TEST_F(SeveralDays, SayItOnceForSeveralStudentsAndNothingOfAWeekend) {
  const std::string told = says("rivera", "zoe and tj fri-tue");
  EXPECT_EQ(times(told, "had no school"), 1) << told;
  EXPECT_THAT(told, HasSubstr("\nMon 12 Oct had no school.\n"));
  EXPECT_THAT(says("rivera", "jose 10/8 to 10/9"), Not(HasSubstr("had no school")));
}

TEST_F(SeveralDays, SayItOnceItIsKnownWhoIsMeant) {
  EXPECT_THAT(says("rivera", "maya r mon-wed"), Not(HasSubstr("had no school")));
  EXPECT_THAT(presses("rivera", "Maya Roberts, 7B"), HasSubstr("Mon 12 Oct had no school."));
}

TEST_F(SeveralDays, OfABreakAreNotAllCountedUp) {
  for (const unsigned day : {6U, 7U, 8U, 9U})
    calendar_days::put(db, {october(day), CalendarDay::Kind::no_school, "Fall break"});
  EXPECT_THAT(says("rivera", "bobby 10/5 to 10/13"), HasSubstr("5 of those weekdays had no school."));
  EXPECT_EQ(saved(), 2);
}

TEST_F(SeveralDays, OfWhichNoneHadSchoolAreLoggedEachWithThatSaid) {
  EXPECT_THAT(says("rivera", "bobby sat to sun"),
              AllOf(HasSubstr("Sat 10 Oct (no school that day)."),
                    HasSubstr("Sun 11 Oct (no school that day)."), Not(HasSubstr("had no school"))));
}

}  // namespace
}  // namespace knownby
