// The form in the sample school, as an admin would rehearse it: PRODUCT C.

#include <gtest/gtest.h>

#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

TEST(SchoolDayForm, SeveralStudentsADayAndANoteInOneGo) {
  converse({{"log", {"Log a check-in", "Students", "Day"}},
            {":fill students=\"bobby chen, T.J.\" day=2026-10-13 note=\"at practice\"", {"Filled in."}},
            {":send", {"Bobby Chen (7A)", "T.J. Carter (7B)", "Tue 13 Oct", "“at practice”", "[Undo both]"}},
            {"undo", {"Taken back", "Bobby Chen", "T.J. Carter"}}});
}

TEST(SchoolDayForm, WhatIsWrongIsPutRightAndSentAgain) {
  converse({{"log form"},
            {":fill students=bobby day=2026-10-20", {"Filled in."}},
            {":send", {"I only log what has happened.", "Nothing was saved."}},
            {":fill day=2026-10-14", {"Filled in."}},
            {":send", {"Logged: Bobby Chen (7A)", "today Wed 14 Oct"}}});
}

TEST(SchoolDayForm, ANameThatIsNotClearIsNotFilledIn) {
  converse(
      {{"log"},
       {":fill students=maya", {"fits several students", "[Maya Rodríguez (7A)]", "Nothing was filled in."}},
       {":fill students=xqzt", {"No student of yours is called xqzt.", "Nothing was filled in."}},
       {":send", {"students is still empty. Nothing was sent."}}});
}

}  // namespace
}  // namespace knownby
