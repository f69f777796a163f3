// Whom a line tells of: the student, or the student's family (PRODUCT C.1 no. 9).

#include <gtest/gtest.h>

#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

TEST(Family, of_a_name_that_ends_in_s_is_family_too) {
  expect_all({{"Maya Roberts’ dad emailed", "log s02 Wed 14 Oct family [dad emailed]"},
              {"maya roberts' mom called", "log s02 Wed 14 Oct family [mom called]"},
              {"maya roberts mom called", "log s02 Wed 14 Oct family [mom called]"},
              {"maya roberts's mom called", "log s02 Wed 14 Oct family [mom called]"},
              {"talked to Maya Roberts' mom", "log s02 Wed 14 Oct family [mom]"},
              {"talked to maya roberts mom", "log s02 Wed 14 Oct family [mom]"},
              {"bobby mom called", "log s07 Wed 14 Oct family [mom called]"},
              {"tried Maya Roberts’ mom", "log s02 Wed 14 Oct family [mom] unanswered"}});
}

TEST(Family, that_called_may_stand_before_the_name) {
  expect_all(
      {{"his mom called, maya roberts", "log s02 Wed 14 Oct family [his mom called]"},
       {"his mom called, maya roberts.", "log s02 Wed 14 Oct family [his mom called]"},
       {"mom called, bobby", "log s07 Wed 14 Oct family [mom called]"},
       {"her dad emailed about the trip, Zoë", "log s21 Wed 14 Oct family [her dad emailed about the trip]"},
       {"his mom called, talked to bobby about it", "log s07 Wed 14 Oct [his mom called about it]"}});
}

TEST(Family, is_who_comes_to_a_conference) {
  expect_all(
      {{"bobby's iep meeting with mom", "log s07 Wed 14 Oct family [iep meeting with mom]"},
       {"parent conference bobby", "log s07 Wed 14 Oct family [parent conference]"},
       {"parent conference with bobby", "log s07 Wed 14 Oct family [parent conference]"},
       {"parent-teacher conference for bobby", "log s07 Wed 14 Oct family [parent-teacher conference for]"},
       {"bobby parent conference", "log s07 Wed 14 Oct family [parent conference]"},
       {"bobby meeting with his mom", "log s07 Wed 14 Oct family [meeting with his mom]"}});
}

TEST(Family, in_a_note_about_something_else_is_no_family_contact) {
  expect_all(
      {{"maya roberts family dinner was fun", "log s02 Wed 14 Oct [family dinner was fun]"},
       {"maya roberts was home sick", "log s02 Wed 14 Oct attempt [was home sick]"},
       {"maya roberts mom is sick", "log s02 Wed 14 Oct [mom is sick]"},
       {"talked to maya roberts, dad is away", "log s02 Wed 14 Oct [dad is away]"},
       {"talked to maya roberts about her mom", "log s02 Wed 14 Oct [about her mom]"},
       {"talked to bobby about his parent conference", "log s07 Wed 14 Oct [about his parent conference]"},
       {"bobby nervous about parent conference", "log s07 Wed 14 Oct [nervous about parent conference]"},
       {"bobby great, his mom called", "log s07 Wed 14 Oct [great, his mom called]"},
       {"bobby great talk\nmom called", "log s07 Wed 14 Oct [great talk\nmom called]"}});
}

}  // namespace
}  // namespace knownby::language
