// What one types in a hurry: half a line, the words of a button, an answer of one word.

#include <gtest/gtest.h>

#include "commands/language/text/reminders.hpp"
#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

TEST(Hurried, AFamilyThatWasNotReachedIsNotSaidToHaveBeen) {
  expect_all({
      {"could not reach bobby's mom", "log s07 Wed 14 Oct family [could not reach mom] unanswered"},
      {"couldn't reach bobby's mom", "log s07 Wed 14 Oct family [couldn't reach mom] unanswered"},
      {"couldn't reach bobbys mom", "log s07 Wed 14 Oct family [couldn't reach mom] unanswered"},
      {"yesterday couldn't reach bobby's dad", "log s07 Tue 13 Oct family [couldn't reach dad] unanswered"},
      {"tried bobby's dad, no answer", "log s07 Wed 14 Oct family [dad, no answer] unanswered"},
      {"tried calling bobby's mom", "log s07 Wed 14 Oct family [mom] unanswered"},
      {"no answer from bobbys mom", "log s07 Wed 14 Oct family [no answer from mom] unanswered"},
      {"no answer from bobby's mom yesterday", "log s07 Tue 13 Oct family [no answer from mom] unanswered"},
      {"bobby's mom didn't pick up", "log s07 Wed 14 Oct family [mom didn't pick up] unanswered"},
      {"called bobby's mom, couldn't reach her",
       "log s07 Wed 14 Oct family [mom, couldn't reach her] unanswered"},
      {"called bobby's mom", "log s07 Wed 14 Oct family [mom]"},
      {"couldn't reach bobby", "log s07 Wed 14 Oct attempt"},
      {"no answer from bobby", "log s07 Wed 14 Oct attempt"},
      {"no luck with bobby", "log s07 Wed 14 Oct attempt"},
      {"skipped bobby", "not understood ''"},
      {"skipped lunch to talk with bobby", "log s07 Wed 14 Oct [skipped lunch to talk]"},
  });
}

TEST(Hurried, AnAnswerOfOneWordIsOneOnlyWhereSomethingWasAsked) {
  expect_all({
      {"ok", "ok"},
      {"Okay!", "ok"},
      {"1", "choice 1"},
      {"the first one", "choice 1"},
      {"second", "choice 2"},
      {"the 2nd one", "choice 2"},
      {"third.", "choice 3"},
      {"ok thanks", "not understood ''"},
      {"the second bobby", "log s07 Wed 14 Oct [second]"},
  });
}

TEST(Hurried, WhoItWasAndWhoItWasNotAreToldInEitherOrder) {
  expect_all({
      {"sorry i meant zoe not tj", "correct s08 to s21"},
      {"I meant zoe, not tj", "correct s08 to s21"},
      {"sorry, I meant rodriguez", "correct ?'' to s01"},
  });
}

TEST(Hurried, WhoeverSaysWhoItWasPutsTheLastOneRight) {
  for (const char* line :
       {"it was zoe", "that was zoe", "that one was zoe", "last one was zoe", "the last one should be zoe",
        "should have been zoe", "sorry, zoe", "oops zoe", "my bad, zoe", "actually zoe", "no, it was zoe",
        "wrong, it was zoe", "zoe instead", "it was zoe, sorry", "zoe instead, sorry", "wait, it was zoe"})
    expect_all({{line, "correct ?'' to s21"}});
  expect_all({
      {"zoe not tj", "correct s08 to s21"},
      {"zoe, not tj", "correct s08 to s21"},
      {"zoe instead of tj", "correct s08 to s21"},
      {"oops, zoe not tj", "correct s08 to s21"},
      {"last one was zoe not tj, sorry", "correct s08 to s21"},
      {"it was zoe yesterday", "log s21 Tue 13 Oct [it was]"},
      {"oops", "undo"},
      {"it was zoe at lunch", "log s21 Wed 14 Oct [it was at lunch]"},
      {"zoe not talking", "log s21 Wed 14 Oct [not talking]"},
      {"sorry bobby's mom", "log s07 Wed 14 Oct family [sorry mom]"},
  });
}

TEST(Hurried, AGreetingIsNotWhatWasSaid) {
  expect_all({
      {"hi, checked in with bobby", "log s07 Wed 14 Oct"},
      {"hey there! who's left", "who hasn't, this week, since Mon 12 Oct"},
      {"hello, undo", "undo"},
      {"good morning, checked in with bobby", "log s07 Wed 14 Oct"},
      {"hi!", "help"},
      {"hello :)", "help"},
  });
}

TEST(Hurried, WhoIsLookedUpIsNotLogged) {
  for (const char* line : {"bobby's card", "bobby info", "info on bobby", "details about bobby"})
    expect_all({{line, "show s07"}});
  expect_all({
      {"bobby history test went well", "log s07 Wed 14 Oct [history test went well]"},
      {"what's on the card this week", "see the card"},
      {"schedule bobby friday", "not understood ''"},
      {"zoe's adult is coach dunn", "not understood ''"},
      {"lab with bobby", "log s07 Wed 14 Oct [lab]"},
      {"who hasn't in 7th", "who hasn't in Grade 7, this week, since Mon 12 Oct"},
      {"bobby in 7th period", "log s07 Wed 14 Oct [in 7th period]"},
  });
}

TEST(Hurried, UndoMayComeLast) {
  expect_all({{"bobby undo", "undo s07"}, {"bobby, undo", "undo s07"}});
  expect_all({{"bobby wants to undo his mistake", "log s07 Wed 14 Oct [wants to undo his mistake]"}});
}

TEST(Hurried, ADayOfThisMonthStandsAloneBehindAName) {
  expect_all({
      {"bobby 13th", "log s07 Tue 13 Oct"},
      {"bobby 13th, great talk", "log s07 Tue 13 Oct [great talk]"},
      {"bobby and tj 1st", "log s07 Thu 1 Oct; s08 Thu 1 Oct"},
      {"bobby 20th", "log s07 Wed 14 Oct [20th]"},
      {"bobby 5th period", "log s07 Wed 14 Oct [5th period]"},
      {"bobby came in 2nd", "log s07 Wed 14 Oct [came in 2nd]"},
      {"bobby 7th", "log s07 Wed 14 Oct [7th]"},
  });
}

TEST(Hurried, WhoStandsBesideAStudentAndIsUnknownIsAskedAbout) {
  expect_all({
      {"Bobby and Kaitlyn at lunch",
       "log s07 Wed 14 Oct [and Kaitlyn at lunch]; ?'Kaitlyn' Wed 14 Oct [and Kaitlyn at lunch]"},
      {"talked to bobby & kaitlyn", "log s07 Wed 14 Oct; ?'kaitlyn' Wed 14 Oct"},
      {"bobby and kaitlyn yesterday",
       "log s07 Tue 13 Oct [and kaitlyn]; ?'kaitlyn' Tue 13 Oct [and kaitlyn]"},
      {"bobby and kaitlyn made up", "log s07 Wed 14 Oct [and kaitlyn made up]"},
      {"bobby and Mom on the phone", "log s07 Wed 14 Oct [and Mom on the phone]"},
      {"bobby and classmates at recess", "log s07 Wed 14 Oct [and classmates at recess]"},
      {"bobby and coach dunn at lunch", "log s07 Wed 14 Oct [and coach dunn at lunch]"},
  });
}

TEST(Hurried, SeveralAreTakenAndGivenBackInOneLine) {
  expect_all({
      {"claim 1 and 2", "take no. 1 no. 2"},
      {"claim 1, 2 and 4", "take no. 1 no. 2 no. 4"},
      {"take 2", "take no. 2"},
      {"release zoe and tj", "release s21 s08"},
      {"can't do zoe or tj, sorry", "release s21 s08"},
      {"can't do zoe, sorry", "release s21"},
      {"take zoe and xqzt", "take s21 ?'xqzt'"},
      {"take xqzt and zoe", "take ?'xqzt' s21"},
      {"take zoe, xqzt and bobby", "take s21 ?'xqzt' s07"},
      {"take zoe, Kaitlyn Marsh", "take s21 ?'Kaitlyn Marsh'"},
      {"take Kaitlyn Marsh", "take ?'Kaitlyn Marsh'"},
      {"release zoe and xqzt", "release s21 ?'xqzt'"},
      {"take zoe, cool", "take s21"},
      {"i'll take zoe to talk to", "take s21"},
      {"take zoe for fractions and geometry", "take s21"},
      {"I'll take zoe, she waves blithely", "take s21"},
  });
}

TEST(Hurried, MoreThanOneGroupIsSeen) {
  expect_all({
      {"7A and 7B morning meeting", "group 7A Wed 14 Oct [and 7B morning meeting] and more"},
      {"7A, 7B circle", "group 7A Wed 14 Oct [7B circle] and more"},
      {"7A morning circle", "group 7A Wed 14 Oct [morning circle]"},
  });
}

TEST(Hurried, WhatIsToldOfTheLastEntryIsNotWrittenIntoItsNote) {
  expect_all({
      {"edit last: delete the note", "edit last []"},
      {"edit last: remove note", "edit last []"},
      {"edit last: no note", "edit last []"},
      {"delete the note", "edit last []"},
      {"edit last: with zoe", "edit last with 'zoe'"},
      {"edit last: not today", "edit last Wed 14 Oct VAGUE"},
      {"edit last: with his mom", "edit last family"},
      {"edit last: no homework again", "edit last [no homework again]"},
      {"edit last: note: calmer now", "edit last [calmer now]"},
      {"delete that", "undo"},
  });
}

TEST(Hurried, NobodyIsNoColleagueAndNoCheckIn) {
  expect_all({
      {"José named nobody", "not understood ''"},
      {"jose named no one", "not understood ''"},
      {"jose didn't name anyone", "not understood ''"},
  });
}

TEST(Hurried, AStudentIsLookedUpAndNotLogged) {
  expect_all({
      {"look up bobby", "show s07"},
      {"pull up zoe", "show s21"},
      {"list bobby", "show s07"},
      {"open tj", "show s08"},
      {"open house with bobby", "log s07 Wed 14 Oct [open house]"},
      {"open mic with zoe", "log s21 Wed 14 Oct [open mic]"},
  });
}

TEST(Hurried, TheLastOneIsPutRightInTheFirstWordsThatCome) {
  expect_all({
      {"change bobby to zoe", "correct s07 to s21"},
      {"swap bobby for zoe", "correct s07 to s21"},
      {"not today, yesterday", "edit last Tue 13 Oct"},
      {"note: loved the book", "edit last [loved the book]"},
      {"add a note: loved the book", "edit last [loved the book]"},
      {"note: zoe loved the book", "log s21 Wed 14 Oct [loved the book]"},
      {"note: talked to zoe about her dog", "log s21 Wed 14 Oct [about her dog]"},
      {"can you save bobby at lunch", "show s07"},
      {"gracias", "not understood ''"},
      {"quién no ha tenido check-in esta semana", "who hasn't, this week, since Mon 12 Oct"},
  });
}

TEST(Hurried, MineIsTaken) {
  expect_all({
      {"bobby is mine", "take s07"},
      {"zoe's mine this week", "take s21"},
      {"i got bobby", "take s07"},
      {"i got bobby to smile", "log s07 Wed 14 Oct [got to smile]"},
      {"bobby is mine to worry about", "log s07 Wed 14 Oct [is mine to worry about]"},
      {"dunn can take bobby", "not understood '' t3 with s07"},
      {"coach dunn will talk to bobby", "not understood '' t3 with s07"},
      {"dunn might have talked to bobby", "not understood '' t3 with s07"},
  });
  for (const char* somewhere : {"i'll take bobby to the nurse", "I will take bobby and zoe to the nurse",
                                "take bobby to the office", "take bobby home"})
    EXPECT_NE(meaning(somewhere, rivera()), "take s07") << somewhere;
}

TEST(Hurried, OneWordAsksHowFarWeAre) {
  expect_all({
      {"stats", "who hasn't, this week, since Mon 12 Oct"},
      {"status 7A", "who hasn't in 7A, this week, since Mon 12 Oct"},
      {"anyone i should see", "suggest"},
  });
}

TEST(Hurried, TheCardIsAskedForByWhatItsButtonSays) {
  for (const char* text : {"the card", "see the eight", "see the card", "whos on the card",
                           "show me the card", "Who's on this week's card?", "who is on the weekly card"})
    EXPECT_EQ(meaning(text, rivera()), "see the card") << text;
  EXPECT_EQ(meaning("card bobby", rivera()), "show s07");
  EXPECT_EQ(meaning("see bobby", rivera()), "show s07");
}

TEST(Hurried, ADayAheadOnWhichOneIsAwayIsKnownForOne) {
  expect_all({
      {"out friday", "out until Sat 17 Oct, from Fri 16 Oct"},
      {"out next week", "out until Mon 26 Oct, from Mon 19 Oct"},
      {"out today", "out until Thu 15 Oct"},
      {"out until friday", "out until Fri 16 Oct"},
      {"out until next week", "out until Mon 19 Oct"},
  });
}

TEST(Hurried, AReminderIsKnownByItsWords) {
  for (const char* note : {"nervous about audition, remind fri", "remind me friday", "remind me",
                           "set a reminder", "remind tomorrow", "tired, remind"})
    EXPECT_TRUE(asks_to_be_reminded(note)) << note;
  for (const char* note : {"asked me to remind his mom", "will remind her mom", "reminded me of his brother",
                           "reminder of his lunch debt", "asked bobby to remind me"})
    EXPECT_FALSE(asks_to_be_reminded(note)) << note;
}

}  // namespace
}  // namespace knownby::language
