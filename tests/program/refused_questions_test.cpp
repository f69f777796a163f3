// Questions and wishes Knownby cannot answer as they are put, each with the nearest thing it can: continues
// refusals_test, which is about check-ins.

#include <gtest/gtest.h>

#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

const char* const far_away = "I find no “siobhan o suilleabhain” in your groups";
const std::string logs_siobhan = "Logged: Siobhán Ó Súilleabháin (8B)";

TEST(RefusedQuestions, OfGroupsThatAreNotOnesOwn) {
  converse({{"8B", {"8B isn't one of your groups. Ms. Ortiz leads Grade 8."}},
            {":press \"My students\"", {"Your students · no check-in logged since Monday"}},
            {"9Z", {"There is no group called “9Z” here. Yours: 7A and 7B."}},
            {":press \"Who's left in 7A\"", {"7A · no check-in logged since Monday"}},
            {"whole school", {"Lists are of your own groups, not of the whole school."}},
            {":press \"My students\"", {"Your students · no check-in logged since Monday"}},
            {"8B no adult since october", {"8B isn't one of your groups."}},
            {":press \"My students\"", {"Your students · no adult noted"}}});
}

TEST(RefusedQuestions, OfSomebodyWithoutGroups) {
  converse({{":as applewhite"},
            {":in dm"},
            {"who's left", {"You have no groups on the roster yet, so I have no students to list for you."}},
            {":press \"Log with\"", {"Log a check-in"}},
            {"my students", {"You have no groups of your own on the roster, so there is nobody to list."}},
            {":press \"Help\"", {"Type it as you would say it"}},
            {"who should I talk to", {"there is nobody I would suggest."}},
            {"Bobby Chen", {"Logged: Bobby Chen (7A)"}}});
}

TEST(RefusedQuestions, HalfUnderstoodAreAnsweredAsFarAsTheyWere) {
  converse(
      {{"who in 7A plays trumpet",
        {"7A · no check-in logged since Monday", "I made nothing of “plays trumpet”, so I left it out."}},
       {"who in 7A", {"7A · no check-in logged since Monday"}, {"made nothing"}},
       {"who hasn't had a check-in this week", {}, {"made nothing"}}});
}

TEST(RefusedQuestions, OfWhatOnlyTheStudentSystemKnows) {
  converse(
      {{"zoe's grades", {"I only know check-ins, adults and what students enjoy.", "Nothing was saved."}},
       {":press \"See Zoë\"", {"Zoë van der Berg", "Last check-in logged"}},
       {"attendance", {"I only know check-ins"}},
       {"card Bobby", {"Bobby Chen", "Last check-in logged"}},
       {"ELs with no check-in", {"I don't sort students by group in a channel."}},
       {":press \"Who's left\"", {"Grade 7 · no check-in logged since Monday"}},
       {"leaderboard", {"I don't rank staff", "Grade 7 as a team"}},
       {":press Students", {"Grade 7 · no check-in logged since Thu 1 Oct"}}});
}

TEST(RefusedQuestions, OfStudentsFarAway) {
  for (const char* line : {"card siobhan o suilleabhain", "who does siobhan o suilleabhain have",
                           "why siobhan o suilleabhain", "know siobhan o suilleabhain: climbing"}) {
    converse({{line, {far_away}}, {":press Search"}, {":press \"Log Siobh\"", {logs_siobhan}}});
  }
  converse(
      {{"take siobhan o suilleabhain", {"in your groups, so nobody is taken", "Nothing was saved for it."}},
       {":press Search"},
       {":press \"Log Siobh\"", {logs_siobhan}}});
}

TEST(RefusedWishes, ToTakeNobodyInParticular) {
  converse({{"take", {"Whom would you like to take?", "Nothing was saved."}},
            {"take zoe", {"Zoë van der Berg (7B) is yours"}}});
  converse({{"claim 2", {"I don't know which list you mean.", "Nothing was saved."}},
            {":press \"Who should\"", {"Up to you"}}});
  converse({{"take xqzt", {"I find no “xqzt” in your groups, so nobody is taken for that name."}},
            {":press Search", {"is called anything like “xqzt”"}}});
}

TEST(RefusedWishes, ToGiveBackWhatIsNotOnesOwn) {
  for (const char* line : {"release zoe", "can't do zoe, sorry", "give zoe to ms park"}) {
    converse({{line, {"Zoë isn't yours this week. Nothing was changed."}},
              {":press Take", {"Zoë van der Berg (7B) is yours"}}});
  }
  converse({{"take zoe"},
            {"give zoe to mx nobody", {"Whom do you mean? Nothing was changed, and nobody was asked."}},
            {":press Choose", {"They are asked privately and may say no.", "To whom?"}}});
}

TEST(RefusedWishes, ForWhatComesLater) {
  converse({{"ask okafor about zoe", {"I pass on no message, so nothing was saved or sent"}},
            {":press Keep", {"Zoë comes first when you ask"}},
            {"2x10 tj", {"Not yet: 2x10 comes later, so nothing was saved."}},
            {":press \"I talked\"", {"Logged: T.J. Carter (7B)"}}});
}

TEST(RefusedWishes, ToKeepWhatNobodyWouldBeGladOf) {
  converse({{"know TJ lazy", {"Not saved: “lazy”.", "would be glad we know.", "know T.J.: drums"}},
            {"know T.J.: drums, wants to be a nurse", {"interest drums; ambition nurse"}},
            {"know xqzt: climbing", {"I find no “xqzt” in your groups, so nothing was saved."}},
            {"add me to xqzt",
             {"I read no check-in in that, and can't find “xqzt” in this school. Nothing is saved."}},
            {":press Search", {"is called anything like “xqzt”"}}});
}

TEST(RefusedWishes, ThatAreTooLong) {
  converse({{"bobby " + std::string(4100, 'a'), {"longer than I can read", "Nothing was saved.", "in parts"}},
            {":press \"Log with\"", {"Log a check-in"}}});
}

TEST(RefusedWishes, OfWhoeverRunsKnownby) {
  converse({{":as lindqvist"},
            {"slot", {"Which day and time? Such as “slot tuesday 08:00”. Nothing was changed."}},
            {"slot tuesday 08:00", {"The weekly card of #grade-7-team"}},
            {"slot sunday", {"There is no school at the weekend", "Nothing was changed."}},
            {"no school someday", {"I can't read that date.", "Nothing was changed."}},
            {"no school tomorrow snow", {"Thu 15 Oct marked no school"}},
            {"map grade 99", {"There is no group called “grade 99” on the roster", "Nothing was changed."}},
            {"unmap #nowhere", {"Nothing was changed."}}});
  for (const char* line : {"import", "map #x grade 7", "slot tuesday", "no school tomorrow", "check"})
    converse({{line, {"That is kept to whoever runs Knownby here: ", "Nothing was changed."}}});
}

}  // namespace
}  // namespace knownby
