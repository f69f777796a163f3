// A message of several lines: a list of students, or one student and a long note.

#include <gtest/gtest.h>

#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

TEST(Lines, of_a_list_that_name_nobody_we_know_are_asked_about) {
  expect_all({{"zoe\nkaitlyn\nbobby", "log s21 Wed 14 Oct; ?'kaitlyn' Wed 14 Oct; s07 Wed 14 Oct"},
              {"kaitlyn\nzoe\nbobby", "log ?'kaitlyn' Wed 14 Oct; s21 Wed 14 Oct; s07 Wed 14 Oct"},
              {"zoe\nkaitlyn", "log s21 Wed 14 Oct; ?'kaitlyn' Wed 14 Oct"},
              {"zoe great\nkaitlyn tired\nbobby ok",
               "log s21 Wed 14 Oct [great]; ?'kaitlyn' Wed 14 Oct [tired]; s07 Wed 14 Oct [ok]"},
              {"zoe\n\njordn lee\n\nbobby", "log s21 Wed 14 Oct; ?s03(or s04) Wed 14 Oct; s07 Wed 14 Oct"},
              {"bobby yesterday\nkaitlyn yesterday", "log s07 Tue 13 Oct; ?'kaitlyn' Tue 13 Oct"},
              {"yesterday\nbobby\nkaitlyn", "log s07 Tue 13 Oct; ?'kaitlyn' Tue 13 Oct"},
              {"Bobby - ok\nKaitlyn - tired", "log s07 Wed 14 Oct [ok]; ?'Kaitlyn' Wed 14 Oct [tired]"},
              {"Kaitlyn: tired\nBobby: ok", "log ?'Kaitlyn' Wed 14 Oct [tired]; s07 Wed 14 Oct [ok]"},
              {"bobby\nkaitlyn and zoe", "log s07 Wed 14 Oct; ?'kaitlyn' Wed 14 Oct; s21 Wed 14 Oct"},
              {"kaitlyn\nbraxton", "log ?'kaitlyn' Wed 14 Oct; ?'braxton' Wed 14 Oct"},
              {"Check-ins today:\nbobby\nkaitlyn", "log s07 Wed 14 Oct; ?'kaitlyn' Wed 14 Oct"}});
}

TEST(Lines, with_a_sign_before_each_are_an_entry_each) {
  expect_all({{"• Bobby Chen – great\n• T.J. Carter - so so\n• Zoë van der Berg (7B)\n• Kaitlyn Nobody",
               "log s07 Wed 14 Oct [great]; s08 Wed 14 Oct [so so]; s21 Wed 14 Oct; "
               "?'Kaitlyn Nobody' Wed 14 Oct"},
              {"1) Bobby - ok\n2) Jose - tired\n3) Kaitlyn - new",
               "log s07 Wed 14 Oct [ok]; s05 Wed 14 Oct [tired]; ?'Kaitlyn' Wed 14 Oct [new]"},
              {"1. Kaitlyn - new\n2. Bobby - ok", "log ?'Kaitlyn' Wed 14 Oct [new]; s07 Wed 14 Oct [ok]"},
              {"- bobby\n- talked to kaitlyn at lunch\n- zoe",
               "log s07 Wed 14 Oct; ?'kaitlyn' Wed 14 Oct [at lunch]; s21 Wed 14 Oct"},
              {"- bobby great\n- kaitlyn's mom called",
               "log s07 Wed 14 Oct [great]; ?'kaitlyn' Wed 14 Oct family [mom called]"},
              {"- bobby great\n  Minecraft again\n- jose ok",
               "log s07 Wed 14 Oct [great\n  Minecraft again]; s05 Wed 14 Oct [ok]"},
              {"- bobby great\n- didn't see kaitlyn\n- jose",
               "log s07 Wed 14 Oct [great\n- didn't see kaitlyn]; s05 Wed 14 Oct"},
              {"1) ana 2) kaitlyn 3) will", "log s06 Wed 14 Oct; ?'kaitlyn' Wed 14 Oct; s13 Wed 14 Oct"},
              {"✅ bobby ✅ kaitlyn ✅ tj", "log s07 Wed 14 Oct; ?'kaitlyn' Wed 14 Oct; s08 Wed 14 Oct"}});
}

TEST(Lines, after_one_name_are_its_note) {
  expect_all(
      {{"bobby: great talk\nhe smiled\nmom called", "log s07 Wed 14 Oct [great talk\nhe smiled\nmom called]"},
       {"bobby\ngreat talk", "log s07 Wed 14 Oct [great talk]"},
       {"bobby great talk\nMinecraft again", "log s07 Wed 14 Oct [great talk\nMinecraft again]"},
       {"bobby: great talk\nMinecraft", "log s07 Wed 14 Oct [great talk\nMinecraft]"},
       {"bobby great\nOkafor knows\njose", "log s07 Wed 14 Oct [great\nOkafor knows]; s05 Wed 14 Oct"},
       {"bobby great\nhttps://example.org/x\njose",
        "log s07 Wed 14 Oct [great\nhttps://example.org/x]; s05 Wed 14 Oct"},
       {"bobby great\ndiscussed goals\njose ok",
        "log s07 Wed 14 Oct [great\ndiscussed goals]; s05 Wed 14 Oct [ok]"},
       {"Bobby great chat\n\n\nhe plays Minecraft, too",
        "log s07 Wed 14 Oct [great chat\n\n\nhe plays Minecraft, too]"},
       {"talked to bobby and jose\nhe smiled", "log s07 Wed 14 Oct [he smiled]; s05 Wed 14 Oct [he smiled]"},
       {"bobby, jose\nMinecraft club",
        "log s07 Wed 14 Oct [Minecraft club]; s05 Wed 14 Oct [Minecraft club]"},
       {"bobby:\n- likes drums\n- Minecraft", "log s07 Wed 14 Oct [likes drums\n- Minecraft]"},
       {"✅ bobby great\nMinecraft again", "log s07 Wed 14 Oct [great\nMinecraft again]"},
       {"bobby great\nhe smiled\njose ok", "log s07 Wed 14 Oct [great\nhe smiled]; s05 Wed 14 Oct [ok]"},
       {"- bobby great\n- follow up with mom\n- jose",
        "log s07 Wed 14 Oct [great\n- follow up with mom]; s05 Wed 14 Oct"},
       {"Lunch bunch:\nbobby\njose", "log s07 Wed 14 Oct [Lunch bunch]; s05 Wed 14 Oct"}});
}

}  // namespace
}  // namespace knownby::language
