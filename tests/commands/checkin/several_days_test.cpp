// Several days told in one line: whom they are about is asked once, and a day without school is not left out
// in silence.
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

}  // namespace
}  // namespace knownby
