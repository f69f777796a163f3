// Names in sentences: what is a student, what is a word of the note, and what is asked.

#include <gtest/gtest.h>

#include "commands/language/names/fuzzy.hpp"
#include "commands/language/names/sounds.hpp"
#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

TEST(Names, may_be_typed_in_many_ways) {
  expect_all({{"BOBBY CHEN", "log s07 Wed 14 Oct"},
              {"robert chen", "log s07 Wed 14 Oct"},
              {"chen bobby", "log s07 Wed 14 Oct"},
              {"bob", "log s07 Wed 14 Oct"},
              {"rod", "log s01 Wed 14 Oct"},
              {"jose n", "log s05 Wed 14 Oct"},
              {"jose n's mom called", "log s05 Wed 14 Oct family [mom called]"},
              {"m rodriguez", "log s01 Wed 14 Oct"},
              {"M. Rodríguez", "log s01 Wed 14 Oct"},
              {"T.J.", "log s08 Wed 14 Oct"},
              {"t.j. carter jr.", "log s08 Wed 14 Oct"},
              {"ta niyah", "log s16 Wed 14 Oct"},
              {"Ta’Niyah Brooks", "log s16 Wed 14 Oct"},
              {"o brien smith", "log s09 Wed 14 Oct"},
              {"mary-kate obriensmith", "log s09 Wed 14 Oct"},
              {"nguyen thi minh anh", "log s10 Wed 14 Oct"},
              {"Nguyễn", "log s10 Wed 14 Oct"},
              {"abdul rahman", "log s22 Wed 14 Oct"},
              {"sayed", "log s22 Wed 14 Oct"},
              {"al-sayed", "log s22 Wed 14 Oct"},
              {"ana cruz", "log s06 Wed 14 Oct"},
              {"ana de la cruz", "log s06 Wed 14 Oct"},
              {"siobhan o suilleabhain", "log s18 Wed 14 Oct"},
              {"mayarodriguez", "log s01 Wed 14 Oct"},
              {"kim, alex", "log s19 Wed 14 Oct"}});
}

TEST(Names, of_a_homeroom_are_narrowed_and_the_homeroom_is_no_note) {
  expect_all({{"jordan lee 7C", "log s04 Wed 14 Oct"},
              {"jordan lee (7C) great", "log s04 Wed 14 Oct [great]"},
              {"7C jordan lee", "log s04 Wed 14 Oct"},
              {"jordan 7c", "log s04 Wed 14 Oct"},
              {"maya 7b at lunch", "log s02 Wed 14 Oct [at lunch]"},
              {"grade 7 maya roberts", "log s02 Wed 14 Oct"},
              {"bobby 7B", "log ?s07 Wed 14 Oct"}});
}

// As every button and every echo has it, so it is what people copy.
TEST(Names, of_a_homeroom_may_be_copied_from_a_button) {
  expect_all({{"Jordan Lee, 7C", "log s04 Wed 14 Oct"},
              {"lee, 7C", "log s04 Wed 14 Oct"},
              {"Jordan Lee, 7C at lunch", "log s04 Wed 14 Oct [at lunch]"},
              {"Jordan Lee, 7C great talk", "log s04 Wed 14 Oct [great talk]"},
              {"Jordan Lee, 7C: great talk", "log s04 Wed 14 Oct [great talk]"},
              {"Jordan Lee - 7C", "log s04 Wed 14 Oct"},
              {"Jordan Lee — 7C", "log s04 Wed 14 Oct"},
              {"jordan lee of 7C", "log s04 Wed 14 Oct"},
              {"jordn lee, 7C", "log ?s04 Wed 14 Oct"},
              {"Jordan Lee, 7C and Maya Roberts, 7B", "log s04 Wed 14 Oct; s02 Wed 14 Oct"},
              {"Maya Roberts, 7B", "log s02 Wed 14 Oct"},
              {"Maya Roberts, 7B great talk", "log s02 Wed 14 Oct [great talk]"},
              {"bobby, 7A, zoe", "log s07 Wed 14 Oct; s21 Wed 14 Oct"},
              {"bobby, 7A", "log s07 Wed 14 Oct"},
              {"bobby, 7A yesterday", "log s07 Tue 13 Oct"},
              {"bobby, grade 7", "log s07 Wed 14 Oct"},
              {"maya, 7a", "log s01 Wed 14 Oct"},
              {"take jordan lee, 7C", "take s04"},
              {"card Jordan Lee, 7C", "show s04"}});
}

TEST(Names, keep_a_group_behind_a_comma_that_opens_something_of_its_own) {
  expect_all({{"bobby, 7A morning circle", "log s07 Wed 14 Oct [7A morning circle]"},
              {"bobby, 7A: morning circle", "log s07 Wed 14 Oct [7A: morning circle]"},
              {"bobby, 8B", "log s07 Wed 14 Oct [8B]"},
              {"Bobby Chen, 8B", "log ?s07 Wed 14 Oct"}});
}

TEST(Names, that_are_one_students_given_and_anothers_family_name_keep_both_in_reach) {
  expect_all({{"wei", "log s11(or s12) Wed 14 Oct"}, {"li", "log ?s11,s12 Wed 14 Oct"}});
  expect_all({{"li", "log s12(or s11) Wed 14 Oct"}, {"wei", "log s11(or s12) Wed 14 Oct"}}, park());
}

TEST(Names, between_marks_of_direction_leave_no_space_before_the_note) {
  expect_all({{"\u202Bjose\u202C x", "log s05 Wed 14 Oct [x]"}, {"\u200Fjose\u200F", "log s05 Wed 14 Oct"}});
}

TEST(Names, misspelt_are_asked_about_never_saved) {
  expect_all({{"zoey", "log ?s21 Wed 14 Oct"},
              {"zowie", "log ?s21 Wed 14 Oct"},
              {"jorden lee", "log ?s03(or s04) Wed 14 Oct"},
              {"maya roberst", "log ?s02 Wed 14 Oct"},
              {"bobby, jordn lee", "log s07 Wed 14 Oct; ?s03(or s04) Wed 14 Oct"},
              {"bobby smith", "log ?s07,s09 Wed 14 Oct"}});
}

TEST(Names, nobody_has_are_said_so_beside_those_that_are_saved) {
  expect_all({{"bobby, xqzt, zoe", "log s07 Wed 14 Oct; ?'xqzt' Wed 14 Oct; s21 Wed 14 Oct"},
              {"talked to xqzt and bobby", "log ?'xqzt' Wed 14 Oct; s07 Wed 14 Oct"},
              {"Bobby, Zoe, Kaitlyn", "log s07 Wed 14 Oct; s21 Wed 14 Oct; ?'Kaitlyn' Wed 14 Oct"},
              {"bobby, zoe, minecraft", "log s07 Wed 14 Oct [minecraft]; s21 Wed 14 Oct [minecraft]"},
              {"talked to xqzt at lunch", "log ?'xqzt' Wed 14 Oct [at lunch]"},
              {"art project", "log ?'art' Wed 14 Oct [project]"}});
}

TEST(Names, stand_in_a_row_with_any_separator) {
  const char* three = "log s07 Wed 14 Oct [ok]; s05 Wed 14 Oct [ok]; s21 Wed 14 Oct [ok]";
  expect_all({{"bobby, jose, zoe ok", three},
              {"bobby, jose and zoe ok", three},
              {"bobby, jose, and zoe ok", three},
              {"bobby & jose & zoe ok", three},
              {"bobby+jose+zoe ok", three},
              {"bobby/jose/zoe: ok", three},
              {"bobby; jose; zoe - ok", three},
              {"bobby jose zoe ok", three},
              {"talked to bobby and jose and with zoe ok", three}});
}

// A word of the note that happens to begin like a name, or to be a family name, is no student. Brooks, Hill,
// Carter, Day, May, Summer, Roberts are all on this roster.
TEST(Names, are_not_found_in_words_of_the_note) {
  expect_all({{"bobby aced the science quiz", "log s07 Wed 14 Oct [aced the science quiz]"},
              {"bobby, car broke down", "log s07 Wed 14 Oct [car broke down]"},
              {"bobby, brook was flooded", "log s07 Wed 14 Oct [brook was flooded]"},
              {"brook trip with bobby", "log s07 Wed 14 Oct [brook trip]"},
              {"hill day with zoe", "log s21 Wed 14 Oct [hill day]"},
              {"bobby had a good day", "log s07 Wed 14 Oct [had a good day]"},
              {"bobby had a great summer", "log s07 Wed 14 Oct [had a great summer]"},
              {"summer school talk with bobby", "log s07 Wed 14 Oct [summer school talk]"},
              {"bobby may try out for the team", "log s07 Wed 14 Oct [may try out for the team]"},
              {"bobby, all good", "log s07 Wed 14 Oct [all good]"},
              {"bobby great, will check again", "log s07 Wed 14 Oct [great, will check again]"}});
}

// Somebody else's name inside a note is part of it: only a new clause that begins with a sure name, or is led
// in to by a verb, tells of another student.
TEST(Names, mentioned_in_a_note_are_no_check_in) {
  expect_all({{"zoe made the team with ana's help", "log s21 Wed 14 Oct [made the team with ana's help]"},
              {"bobby worked with maya rod on it", "log s07 Wed 14 Oct [worked with maya rod on it]"},
              {"talked to bobby about jose", "log s07 Wed 14 Oct [about jose]"},
              {"bobby great, jose's idea", "log s07 Wed 14 Oct [great, jose's idea]"},
              {"bobby great, didn't see jose", "log s07 Wed 14 Oct [great, didn't see jose]"},
              {"talked to bobby at lunch, saw jose after school",
               "log s07 Wed 14 Oct [at lunch]; s05 Wed 14 Oct [after school]"},
              {"bobby great. jose rough.", "log s07 Wed 14 Oct [great.]; s05 Wed 14 Oct [rough.]"}});
}

TEST(Names, may_stand_after_any_beginning) {
  expect_all(
      {{"great talk with zoe about soccer", "log s21 Wed 14 Oct [great talk about soccer]"},
       {"had a quick check-in with bobby", "log s07 Wed 14 Oct"},
       {"at lunch bobby told me about his game", "log s07 Wed 14 Oct [at lunch told me about his game]"},
       {"ate lunch with jord", "log s03(or s04) Wed 14 Oct [ate lunch]"},
       {"w/ Zoë: reading group", "log s21 Wed 14 Oct [reading group]"},
       {"Check-ins today:\nbobby\njose", "log s07 Wed 14 Oct; s05 Wed 14 Oct"}});
}

TEST(Names, that_are_function_words_win_only_with_grammar) {
  expect_all({{"will", "log s13 Wed 14 Oct"},
              {"will great today", "log s13 Wed 14 Oct [great]"},
              {"will talk to bobby tomorrow", "log s07 Thu 15 Oct FUTURE"},
              {"will bobby be there", "log s07 Wed 14 Oct FUTURE [be there]"},
              {"may", "log s13 Wed 14 Oct"},
              {"bobby may 5", "log s07 Tue 5 May"},
              {"summer", "log s14 Wed 14 Oct"}});
}

TEST(Names, of_students_who_left_fit_only_where_no_one_else_does) {
  std::vector<RosterStudent> two(2);
  two[0] = {.id = {1}, .shown = "Marcus Hill", .given = "Marcus", .family = "Hill", .left = october(2)};
  two[1] = {.id = {2}, .shown = "Marcus Dean", .given = "Marcus", .family = "Dean"};
  for (RosterStudent& student : two) student.groups = {grade_7};
  const Roster roster(two, {}, {});
  const Setting setting = park().setting(roster);
  EXPECT_EQ(describe(name("marcus", setting)), "s02");
  EXPECT_EQ(describe(name("marcus hill", setting)), "s01");
}

TEST(Names, twice_in_a_line_are_one_entry_that_loses_no_word) {
  expect_all({{"bobby, bobby", "log s07 Wed 14 Oct"},
              {"bobby great, bobby tired", "log s07 Wed 14 Oct [great, tired]"}});
}

TEST(Names, tell_how_they_were_recognised) {
  const Named given = name("zoe", rivera().setting());
  EXPECT_EQ(given.trust, Trust::preferred);
  EXPECT_EQ(given.reach, Reach::mine);
  EXPECT_EQ(name("D'Angelo Wright", rivera().setting()).trust, Trust::full_name);
  EXPECT_EQ(name("D'Angelo Wright", rivera().setting()).reach, Reach::here);
  EXPECT_EQ(name("carter", rivera().setting()).trust, Trust::given_or_family);
  EXPECT_EQ(name("bob", rivera().setting()).trust, Trust::prefix);
  EXPECT_EQ(name("zoey", rivera().setting()).trust, Trust::edit_distance);
  EXPECT_EQ(name("zowie", rivera().setting()).trust, Trust::sound_alike);
  EXPECT_EQ(name("  Xqzt ", rivera().setting()).heard, "Xqzt");
}

TEST(Names, by_alias_rank_below_given_names) {
  std::vector<RosterStudent> two(2);
  two[0] = {.id = {1},
            .shown = "Michael Stone",
            .given = "Michael",
            .family = "Stone",
            .aliases = {"Mickey", "Big Mike"}};
  two[1] = {.id = {2}, .shown = "Mickey Flint", .given = "Mickey", .family = "Flint"};
  for (RosterStudent& student : two) student.groups = {grade_7};
  const Roster both(two, {}, {});
  EXPECT_EQ(describe(name("mickey", park().setting(both))), "s02");
  EXPECT_EQ(name("big mike", park().setting(both)).trust, Trust::alias);
  EXPECT_EQ(describe(name("mickey stone", park().setting(both))), "s01");
}

TEST(Fuzzy, counts_letters_and_swaps) {
  EXPECT_EQ(spelling_distance("maya", "maya", 2), 0U);
  EXPECT_EQ(spelling_distance("roberst", "roberts", 2), 1U);
  EXPECT_EQ(spelling_distance("jordn", "jordan", 1), 1U);
  EXPECT_EQ(spelling_distance("kitten", "sitting", 2), 3U);
  EXPECT_EQ(spelling_distance("", "ab", 2), 2U);
  EXPECT_EQ(allowed_distance(3), 0U);
  EXPECT_EQ(allowed_distance(6), 1U);
  EXPECT_EQ(allowed_distance(7), 2U);
}

TEST(Fuzzy, hears_spellings_that_sound_alike) {
  EXPECT_EQ(sound_of("maia"), sound_of("maya"));
  EXPECT_EQ(sound_of("sofia"), sound_of("sophya"));
  EXPECT_EQ(sound_of("catherine"), sound_of("katharyne"));
  EXPECT_NE(sound_of("maya"), sound_of("mara"));
}

}  // namespace
}  // namespace knownby::language
