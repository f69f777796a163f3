// Names as a student system prints them, family name first and a comma.

#include <gtest/gtest.h>

#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

TEST(LastFirst, of_somebody_nobody_knows_is_one_question) {
  expect_all(
      {{"Smith, Jordan", "log ?s03,s04,s09 Wed 14 Oct"},
       {"Novak, Kate", "log ?s09 Wed 14 Oct"},
       {"Novak, Kate great talk", "log ?s09 Wed 14 Oct [great talk]"},
       {"Chen, Robert; Núñez, José; Nobody, Kate", "log s07 Wed 14 Oct; s05 Wed 14 Oct; ?s09 Wed 14 Oct"},
       {"Chen, Robert; Smith, Jordan; Kim, Alex",
        "log s07 Wed 14 Oct; ?s03,s04,s09 Wed 14 Oct; s19 Wed 14 Oct"},
       {"Chen, Robert\nNovak, Kate\nKim, Alex", "log s07 Wed 14 Oct; ?s09 Wed 14 Oct; s19 Wed 14 Oct"},
       {"Novak, Kate\nChen, Robert", "log ?s09 Wed 14 Oct; s07 Wed 14 Oct"},
       {"Rodrigez, Bobby", "log ?s01,s07 Wed 14 Oct"},
       {"Rodrigez, Maya", "log ?s01 Wed 14 Oct"}});
}

TEST(LastFirst, is_not_every_comma_between_two_names) {
  expect_all({{"rodriguez, bobby", "log s01 Wed 14 Oct; s07 Wed 14 Oct"},
              {"Carter, Zoe, Bobby", "log s08 Wed 14 Oct; s21 Wed 14 Oct; s07 Wed 14 Oct"},
              {"Jordn, Bobby", "log ?s03(or s04) Wed 14 Oct; s07 Wed 14 Oct"},
              {"Bobby, Zoe", "log s07 Wed 14 Oct; s21 Wed 14 Oct"},
              {"Lunch, Bobby", "log s07 Wed 14 Oct [Lunch]"},
              {"Soccer, Bobby", "log s07 Wed 14 Oct [Soccer]"},
              {"Yesterday, Zoe", "log s21 Tue 13 Oct"},
              {"novak, bobby and zoe", "log ?'novak' Wed 14 Oct; s07 Wed 14 Oct; s21 Wed 14 Oct"},
              {"Kim, Alex", "log s19 Wed 14 Oct"},
              {"O'Brien-Smith, Mary-Kate", "log s09 Wed 14 Oct"}});
}

}  // namespace
}  // namespace knownby::language
