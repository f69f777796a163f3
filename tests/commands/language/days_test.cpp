// Days, periods, scopes and kinds, and the orders that name them.

#include <gtest/gtest.h>

#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

TEST(Days, are_read_as_people_say_them) {
  expect_all({{"zoe today", "log s21 Wed 14 Oct"},
              {"zoe this morning", "log s21 Wed 14 Oct"},
              {"zoe 2 days ago", "log s21 Mon 12 Oct"},
              {"zoe two weeks ago", "log s21 Wed 30 Sep"},
              {"zoe a couple of days ago", "log s21 Mon 12 Oct"},
              {"zoe day before yesterday", "log s21 Mon 12 Oct"},
              {"zoe wed", "log s21 Wed 7 Oct"},
              {"zoe friday", "log s21 Fri 9 Oct"},
              {"zoe last friday", "log s21 Fri 9 Oct"},
              {"zoe this monday", "log s21 Mon 12 Oct"},
              {"zoe oct 6", "log s21 Tue 6 Oct"},
              {"zoe October 6th", "log s21 Tue 6 Oct"},
              {"zoe 6 october", "log s21 Tue 6 Oct"},
              {"zoe 2026-10-06", "log s21 Tue 6 Oct"},
              {"zoe 10/6/26", "log s21 Tue 6 Oct"},
              {"zoe next friday", "log s21 Fri 23 Oct FUTURE"},
              {"zoe 13/45", "log s21 Wed 14 Oct UNREADABLE"}});
  Speaker day_first = rivera();
  day_first.month_first = false;
  expect_all({{"zoe 6/10", "log s21 Tue 6 Oct"}, {"zoe 10/13", "log s21 Tue 13 Oct"}}, day_first);
}

TEST(Days, bind_to_their_clause_and_one_alone_to_all) {
  expect_all(
      {{"bobby today, jose yesterday", "log s07 Wed 14 Oct; s05 Tue 13 Oct"},
       {"bobby today and jose yesterday", "log s07 Wed 14 Oct; s05 Tue 13 Oct"},
       {"bobby, jose yesterday", "log s07 Tue 13 Oct; s05 Tue 13 Oct"},
       {"monday: bobby, tj", "log s07 Mon 12 Oct; s08 Mon 12 Oct"},
       {"bobby great, jose rough day yesterday", "log s07 Tue 13 Oct [great]; s05 Tue 13 Oct [rough day]"}});
}

TEST(Days, count_only_where_a_day_can_stand) {
  expect_all(
      {{"yesterday talked to bobby about math", "log s07 Tue 13 Oct [about math]"},
       {"talked yesterday with bobby", "log s07 Tue 13 Oct"},
       {"good talk yesterday with bobby", "log s07 Tue 13 Oct [good talk]"},
       {"bobby told me everything on monday at lunch", "log s07 Mon 12 Oct [told me everything at lunch]"},
       {"bobby has the monday blues", "log s07 Wed 14 Oct [has the monday blues]"},
       {"bobby has a test tomorrow", "log s07 Wed 14 Oct [has a test tomorrow]"},
       {"bobby got 8/10 on his quiz", "log s07 Wed 14 Oct [got 8/10 on his quiz]"},
       {"sat with bobby at lunch", "log s07 Wed 14 Oct [at lunch]"},
       {"bobby sat", "log s07 Sat 10 Oct"},
       {"zoe last week", "log s21 Mon 5 Oct ANY OF THAT WEEK"},
       {"zoe said last week was hard", "log s21 Wed 14 Oct [said last week was hard]"},
       {"log zoe for yesterday", "log s21 Tue 13 Oct"}});
}

TEST(Days, too_vague_to_be_one_are_asked_about_and_never_silently_today) {
  expect_all(
      {{"bobby last month", "log s07 Wed 14 Oct VAGUE"},
       {"bobby the other day", "log s07 Wed 14 Oct VAGUE"},
       {"bobby a while ago", "log s07 Wed 14 Oct VAGUE"},
       {"bobby a few days ago", "log s07 Wed 14 Oct VAGUE"},
       {"bobby last weekend", "log s07 Wed 14 Oct VAGUE"},
       {"the other day bobby told me about his game", "log s07 Wed 14 Oct VAGUE [told me about his game]"},
       {"talked to bobby at lunch the other day", "log s07 Wed 14 Oct VAGUE [at lunch]"},
       {"bobby el mes pasado", "log s07 Wed 14 Oct VAGUE"},
       {"bobby el otro día", "log s07 Wed 14 Oct VAGUE"},
       {"bobby a week ago", "log s07 Wed 7 Oct"},
       {"bobby moved here last year", "log s07 Wed 14 Oct [moved here last year]"},
       {"bobby took the other road", "log s07 Wed 14 Oct [took the other road]"}});
}

TEST(Days, are_read_in_the_languages_families_speak) {
  expect_all({{"j'ai parlé avec José hier", "log s05 Tue 13 Oct [j'ai parlé]"},
              {"José avant-hier", "log s05 Mon 12 Oct"},
              {"ich habe gestern mit José geredet", "log s05 Tue 13 Oct [ich habe geredet]"},
              {"bobby gestern", "log s07 Tue 13 Oct"},
              {"bobby heute", "log s07 Wed 14 Oct"},
              {"bobby aujourd’hui", "log s07 Wed 14 Oct"},
              {"falei com bobby ontem", "log s07 Tue 13 Oct [falei]"},
              {"bobby anteontem", "log s07 Mon 12 Oct"},
              {"bobby amanhã", "log s07 Thu 15 Oct FUTURE"},
              {"mwen te pale ak bobby yè", "log s07 Tue 13 Oct [mwen te pale ak]"},
              {"bobby hôm qua", "log s07 Tue 13 Oct"},
              {"bobby kahapon", "log s07 Tue 13 Oct"},
              {"bobby вчера", "log s07 Tue 13 Oct"},
              {"bobby учора", "log s07 Tue 13 Oct"},
              {"bobby أمس", "log s07 Tue 13 Oct"},
              {"bobby 昨天", "log s07 Tue 13 Oct"},
              {"bobby 어제", "log s07 Tue 13 Oct"},
              {"bobby कल", "log s07 Tue 13 Oct"},
              {"hier", "not understood ''"},
              {"ontem", "not understood ''"}});
}

TEST(Days, in_a_row_are_each_logged) {
  expect_all(
      {{"bobby today and yesterday", "log s07 Wed 14 Oct; s07 Tue 13 Oct"},
       {"bobby 10/6 and 10/7", "log s07 Tue 6 Oct; s07 Wed 7 Oct"},
       {"bobby 10/5, 10/6 and 10/7", "log s07 Mon 5 Oct; s07 Tue 6 Oct; s07 Wed 7 Oct"},
       {"talked to bobby and jose yesterday and today",
        "log s07 Tue 13 Oct; s05 Tue 13 Oct; s07 Wed 14 Oct; s05 Wed 14 Oct"},
       {"bobby yesterday and today, great", "log s07 Tue 13 Oct [great]; s07 Wed 14 Oct [great]"},
       {"bobby 10/6 and 10/7 great talks", "log s07 Tue 6 Oct [great talks]; s07 Wed 7 Oct [great talks]"},
       {"bobby 10/13, 10/20 test", "log s07 Tue 13 Oct [10/20 test]"},
       {"bobby today and tomorrow", "log s07 Wed 14 Oct; s07 Thu 15 Oct FUTURE"},
       {"bobby mon, tue and wed", "log s07 Mon 12 Oct; s07 Tue 13 Oct; s07 Wed 14 Oct"},
       {"bobby mon/wed", "log s07 Mon 12 Oct; s07 Wed 14 Oct"},
       {"bobby mon/tue/wed", "log s07 Mon 12 Oct; s07 Tue 13 Oct; s07 Wed 14 Oct"},
       {"bobby Monday / Wednesday", "log s07 Mon 12 Oct; s07 Wed 14 Oct"},
       {"bobby today/yesterday", "log s07 Wed 14 Oct; s07 Tue 13 Oct"},
       {"bobby mon/wed he was tired", "log s07 Mon 12 Oct [he was tired]; s07 Wed 14 Oct [he was tired]"},
       {"talked to bobby and jose mon/wed",
        "log s07 Mon 12 Oct; s05 Mon 12 Oct; s07 Wed 14 Oct; s05 Wed 14 Oct"},
       {"bobby 10/5", "log s07 Mon 5 Oct"},
       {"bobby mon 10/5", "log s07 Mon 5 Oct"},
       {"bobby yesterday/math", "log s07 Tue 13 Oct [math]"},
       {"bobby mon and fri", "log s07 Mon 12 Oct; s07 Fri 9 Oct"},
       {"bobby yesterday, today he was tired", "log s07 Tue 13 Oct [today he was tired]"},
       {"need to talk to bobby today and tomorrow", "log s07 Wed 14 Oct FUTURE"}});
}

// Monday 12 October is no school day.
constexpr const char* kMonToWed = "log s07 Tue 13 Oct; s07 Wed 14 Oct";

TEST(Days, in_a_row_before_the_names_are_each_logged) {
  expect_all({
      {"mon/wed: bobby", "log s07 Mon 12 Oct; s07 Wed 14 Oct"},
      {"yesterday and today: bobby", "log s07 Tue 13 Oct; s07 Wed 14 Oct"},
      {"mon, tues: bobby", "log s07 Mon 12 Oct; s07 Tue 13 Oct"},
      {"10/6 and 10/7 bobby at lunch", "log s07 Tue 6 Oct [at lunch]; s07 Wed 7 Oct [at lunch]"},
      {"yesterday and today i talked to bobby", "log s07 Tue 13 Oct; s07 Wed 14 Oct"},
      {"today, yesterday's test, bobby was upset", "log s07 Wed 14 Oct [yesterday's test was upset]"},
      {"monday, bobby", "log s07 Mon 12 Oct"},
  });
}

TEST(Days, from_one_to_another_are_each_logged) {
  expect_all({{"bobby monday to wednesday", kMonToWed},
              {"bobby mon-wed", kMonToWed},
              {"bobby mon–wed", kMonToWed},
              {"bobby monday - wednesday", kMonToWed},
              {"bobby monday through today", kMonToWed},
              {"bobby from monday until today", kMonToWed},
              {"bobby this monday to wednesday", kMonToWed},
              {"bobby de lunes a miércoles", kMonToWed},
              {"monday to wednesday: bobby", kMonToWed},
              {"talked to bobby monday to wednesday", kMonToWed},
              {"bobby monday to yesterday", "log s07 Tue 13 Oct"},
              {"bobby 10/5 to 10/7", "log s07 Mon 5 Oct; s07 Tue 6 Oct; s07 Wed 7 Oct"},
              {"bobby 10/5-10/7", "log s07 Mon 5 Oct; s07 Tue 6 Oct; s07 Wed 7 Oct"},
              {"bobby 10/5-7", "log s07 Mon 5 Oct; s07 Tue 6 Oct; s07 Wed 7 Oct"},
              {"bobby oct 5-7", "log s07 Mon 5 Oct; s07 Tue 6 Oct; s07 Wed 7 Oct"},
              {"bobby 10/8 to 10/13", "log s07 Thu 8 Oct; s07 Fri 9 Oct; s07 Tue 13 Oct"},
              {"bobby mon 10/5 to wed 10/7", "log s07 Mon 5 Oct; s07 Tue 6 Oct; s07 Wed 7 Oct"},
              {"bobby 9/28 to fri 10/9", "log s07 Mon 28 Sep TOO MANY"},
              {"bobby mon 10/12 to fri", "log s07 Tue 13 Oct; s07 Wed 14 Oct; s07 Thu 15 Oct FUTURE"},
              {"bobby fri-tue", "log s07 Fri 9 Oct; s07 Tue 13 Oct"},
              {"bobby saturday to sunday", "log s07 Sat 10 Oct; s07 Sun 11 Oct"},
              {"bobby sat to sun", "log s07 Sat 10 Oct; s07 Sun 11 Oct"},
              {"bobby sat-sun", "log s07 Sat 10 Oct; s07 Sun 11 Oct"},
              {"sat to sun: bobby", "log s07 Sat 10 Oct; s07 Sun 11 Oct"}});
}

TEST(Days, from_one_to_another_keep_the_note_and_the_kind) {
  expect_all(
      {{"bobby mon-wed great talks", "log s07 Tue 13 Oct [great talks]; s07 Wed 14 Oct [great talks]"},
       {"talked to bobby at lunch mon-wed", "log s07 Tue 13 Oct [at lunch]; s07 Wed 14 Oct [at lunch]"},
       {"great talks mon-wed with bobby", "log s07 Tue 13 Oct [great talks]; s07 Wed 14 Oct [great talks]"},
       {"bobby monday - tuesday he was sick", "log s07 Tue 13 Oct [he was sick]"},
       {"bobby mon – wed great talks", "log s07 Tue 13 Oct [great talks]; s07 Wed 14 Oct [great talks]"},
       {"bobby 10/5 - 10/6 he was sick", "log s07 Mon 5 Oct [he was sick]; s07 Tue 6 Oct [he was sick]"},
       {"bobby mon-tue and today", kMonToWed},
       {"bobby and tj tue-wed", "log s07 Tue 13 Oct; s08 Tue 13 Oct; s07 Wed 14 Oct; s08 Wed 14 Oct"},
       {"bobby absent mon-wed", "log s07 Tue 13 Oct attempt [absent]; s07 Wed 14 Oct attempt [absent]"},
       {"called bobby's mom mon-wed", "log s07 Tue 13 Oct family [mom]; s07 Wed 14 Oct family [mom]"},
       {"bobby mon-wed and jose yesterday", "log s07 Tue 13 Oct; s07 Wed 14 Oct; s05 Tue 13 Oct"}});
}

// "monday to friday", said on a Wednesday of what was done, is last week's, or what there was of this one's.
TEST(Days, from_one_to_another_never_lie_ahead) {
  expect_all({{"bobby monday to friday", "log s07 Mon 12 Oct VAGUE"},
              {"bobby tue-thu", "log s07 Tue 13 Oct VAGUE"},
              {"bobby 10/13 to 10/16", "log s07 Tue 13 Oct; s07 Wed 14 Oct; s07 Thu 15 Oct FUTURE"},
              {"bobby today to friday", "log s07 Wed 14 Oct; s07 Thu 15 Oct FUTURE"},
              {"bobby tomorrow to friday", "log s07 Thu 15 Oct FUTURE"},
              {"need to talk to bobby monday to wednesday", "log s07 Mon 12 Oct FUTURE"},
              {"bobby 9/1 to 10/7", "log s07 Tue 1 Sep TOO MANY"},
              {"bobby 10/5 to 10/45", "log s07 Mon 5 Oct UNREADABLE"}});
}

TEST(Days, of_a_whole_week_are_each_logged) {
  expect_all(
      {{"bobby every day this week", kMonToWed},
       {"bobby daily this week", kMonToWed},
       {"bobby all week", kMonToWed},
       {"bobby all of this week", kMonToWed},
       {"bobby the whole week", kMonToWed},
       {"bobby every day since monday", kMonToWed},
       {"bobby toda la semana", kMonToWed},
       {"every day this week I talked to bobby", kMonToWed},
       {"all week: bobby", kMonToWed},
       {"talked to bobby every day this week", kMonToWed},
       {"met bobby all week about math", "log s07 Tue 13 Oct [about math]; s07 Wed 14 Oct [about math]"},
       {"bobby all last week",
        "log s07 Mon 5 Oct; s07 Tue 6 Oct; s07 Wed 7 Oct; s07 Thu 8 Oct; s07 Fri 9 Oct"}});
}

TEST(Days, that_something_lasted_are_words_of_the_note) {
  expect_all(
      {{"bobby monday to talk about his essay", "log s07 Mon 12 Oct [to talk about his essay]"},
       {"bobby walked him to wednesday club", "log s07 Wed 14 Oct [walked him to wednesday club]"},
       {"bobby every day this week he smiled more",
        "log s07 Wed 14 Oct [every day this week he smiled more]"},
       {"bobby was sad all week", "log s07 Wed 14 Oct [was sad all week]"},
       {"bobby all week was sad", "log s07 Wed 14 Oct [all week was sad]"},
       {"all week bobby was sad", "log s07 Wed 14 Oct [all week was sad]"},
       {"talked to bobby about being sad all week", "log s07 Wed 14 Oct [about being sad all week]"},
       {"talked to bobby, he was tired all week", "log s07 Wed 14 Oct [he was tired all week]"},
       {"bobby has a trip from monday to wednesday",
        "log s07 Wed 14 Oct [has a trip from monday to wednesday]"},
       {"bobby is suspended mon-wed", "log s07 Wed 14 Oct [is suspended mon-wed]"},
       {"bobby monday - today he was better", "log s07 Mon 12 Oct [today he was better]"},
       {"bobby monday - he was sick", "log s07 Mon 12 Oct [he was sick]"},
       {"bobby monday - this morning he was better", "log s07 Mon 12 Oct [this morning he was better]"},
       {"bobby monday - friday he has a game", "log s07 Mon 12 Oct [friday he has a game]"},
       {"bobby 10/5 - 10 pushups", "log s07 Mon 5 Oct [10 pushups]"},
       {"bobby all good", "log s07 Wed 14 Oct [all good]"},
       {"bobby the whole class laughed", "log s07 Wed 14 Oct [the whole class laughed]"}});
}

TEST(Days, that_may_belong_to_the_note_are_offered_and_today_is_taken) {
  expect_all({{"bobby nervous about friday", "log s07 Wed 14 Oct or Fri 9 Oct [nervous about friday]"},
              {"zoe nervous about audition, remind fri",
               "log s21 Wed 14 Oct [nervous about audition, remind fri]"}});
}

TEST(Days, of_what_has_not_happened_are_marked) {
  expect_all({{"need to talk to bobby", "log s07 Wed 14 Oct FUTURE"},
              {"should check in with zoe", "log s21 Wed 14 Oct FUTURE"},
              {"didn't talk to bobby", "not understood ''"},
              {"haven't seen jose", "not understood ''"}});
}

TEST(Kinds, follow_from_how_the_name_is_led_in_to) {
  expect_all({{"talked to bobby's mom about grades", "log s07 Wed 14 Oct family [mom about grades]"},
              {"called home for bobby", "log s07 Wed 14 Oct family"},
              {"TJ’s dad called", "log s08 Wed 14 Oct family [dad called]"},
              {"congratulated zoe on making the team", "log s21 Wed 14 Oct celebration [on making the team]"},
              {"shoutout to tj", "log s08 Wed 14 Oct celebration"},
              {"worked with bobby on fractions", "log s07 Wed 14 Oct academic support [on fractions]"},
              {"could not find bobby", "log s07 Wed 14 Oct attempt"},
              {"bobby absent", "log s07 Wed 14 Oct attempt [absent]"}});
}

TEST(Questions, about_who_has_no_check_in) {
  expect_all(
      {{"who’s left in 7A", "who hasn't in 7A, this week, since Mon 12 Oct"},
       {"whos left in my advisory", "who hasn't in Rivera advisory, this week, since Mon 12 Oct"},
       {"who hasn't been checked in on in 2 weeks", "who hasn't, in 2 weeks, since Wed 30 Sep"},
       {"who in 7B has no check-in since monday", "who hasn't in 7B, since Mon 12 Oct, since Mon 12 Oct"},
       {"who hasn't since 10/5", "who hasn't, since Mon 5 Oct, since Mon 5 Oct"},
       {"who hasn't had one in a month", "who hasn't, in 1 month, since Mon 14 Sep"},
       {"7A no check-in since september", "who hasn't in 7A, since Tue 1 Sep, since Tue 1 Sep"},
       {"students without a check-in", "who hasn't, this week, since Mon 12 Oct"},
       {"whole school", "who hasn't school, this week, since Mon 12 Oct"},
       {"quien falta esta semana", "who hasn't, this week, since Mon 12 Oct"},
       {"quién falta este mes", "who hasn't, this month, since Thu 1 Oct"},
       {"who haven't I talked to this month", "who hasn't, this month, since Thu 1 Oct, by me"},
       {"9Z", "who hasn't in no such group, this week, since Mon 12 Oct"},
       {"who hasn't been logged this week", "who hasn't, this week, since Mon 12 Oct"}});
}

TEST(Questions, of_other_kinds) {
  expect_all({{"card José", "show s05"},
              {"show maya roberts", "show s02"},
              {"José?", "show s05"},
              {"how's bobby", "show s07"},
              {"did anyone talk to bobby", "show s07"},
              {"have i talked to bobby this week", "show s07"},
              {"card xqzt", "not understood 'xqzt'"},
              {"my check-ins", "my check-ins"},
              {"what did I log", "my check-ins"},
              {"mine", "my check-ins"},
              {"my week", "own week"},
              {"show my claims", "own week"},
              {"who did I take?", "own week"},
              {"who have i taken this week", "own week"},
              {"what did I claim", "own week"},
              {"who do I have this week", "own week"},
              {"who should I take", "suggest"},
              {"who did I talk to this week", "my check-ins"},
              {"who hasn't logged", "ranks staff"},
              {"who logged the most", "ranks staff"},
              {"show bobby's schedule", "out of remit"},
              {"bobby gpa", "out of remit"},
              {"jose n's grades", "out of remit"},
              {"maya r's grades", "out of remit"}});
}

// What is told is logged although it holds words of questions.
TEST(Questions, are_not_made_of_statements) {
  expect_all({{"talked to bobby about his grades", "log s07 Wed 14 Oct [about his grades]"},
              {"talked to bobby, did he get the part?", "log s07 Wed 14 Oct [did he get the part?]"},
              {"have talked to bobby", "log s07 Wed 14 Oct"}});
}

TEST(Questions, sound_like_questions_before_anything_is_read) {
  for (const char* text :
       {"who hasn't had a check-in this week", "whos left", "Who’s left in 7A", "8B", "help", "", "?",
        "José?", "card José", "my check-ins", "is TJ suspended", "grade 7", "no check-ins"}) {
    EXPECT_TRUE(sounds_like_a_question(text)) << text;
  }
  for (const char* text : {"Bobby", "talked to maya rod, bobby and TJ at lunch all good", "will may today",
                           "undo", "no school tomorrow snow", "map #x 7A", "zoe tues"}) {
    EXPECT_FALSE(sounds_like_a_question(text)) << text;
  }
}

TEST(Orders, undo_and_redo) {
  expect_all({{"undo that", "undo"},
              {"oops", "undo"},
              {"delete last", "undo"},
              {"undo bobby and zoe", "undo s07 s21"},
              {"undo xqzt", "undo ?'xqzt'"},
              {"delete bobby", "undo s07"},
              {"redo", "redo"}});
}

TEST(Orders, of_admins_name_channels_slots_and_days_off) {
  expect_all(
      {{"map grade 7", "map  to 7 'grade 7'"},
       {"map #x 7A", "map #x to 71 '7A'"},
       {"map <#C012|grade-7-team> to grade 7", "map <#C012|grade-7-team> to 7 'grade 7'"},
       {"map #x chess club", "map #x to 0 'chess club'"},
       {"unmap", "unmap "},
       {"unmap #grade-7-team", "unmap #grade-7-team"},
       {"slot monday 07:30", "slot  weekday 1 minute 450"},
       {"slot #x fri 2:15pm", "slot #x weekday 5 minute 855"},
       {"card on tuesdays at 8", "slot  weekday 2 minute 480"},
       {"slot tuesday 8:15 pm", "slot  weekday 2 minute 1215"},
       {"slot tuesday 25:00", "slot  weekday 2 and '25:00'"},
       {"slot thursday 10:75", "slot  weekday 4 and '10:75'"},
       {"slot funday 08:00", "slot  minute 480 and 'funday'"},
       {"slot 8th", "slot  and '8th'"},
       {"slot tuesday and thursday 08:00", "slot  weekday 2 minute 480 and 'thursday'"},
       {"no school 11/11 Veterans Day", "no school Wed 11 Nov 'Veterans Day'"},
       {"no school fri 10/16 staff training", "no school Fri 16 Oct 'staff training'"},
       {"no school 10/20 to 10/22 storm", "no school Tue 20 Oct 'to 10/22 storm' and more"},
       {"no school 10/26 through 10/28", "no school Mon 26 Oct 'through 10/28' and more"},
       {"no school 10/26, 10/27", "no school Mon 26 Oct '10/27' and more"},
       {"no school 10/20 to 22", "no school Tue 20 Oct 'to 22' and more"},
       {"no school 10/26 and 27", "no school Mon 26 Oct 'and 27' and more"},
       {"no school 10/26, 27", "no school Mon 26 Oct '27' and more"},
       {"no school 10/26, 2 feet of snow", "no school Mon 26 Oct '2 feet of snow'"},
       {"no school monday and tuesday", "no school Mon 19 Oct 'and tuesday' and more"},
       {"no school 11/25, the day before the feast", "no school Wed 25 Nov 'the day before the feast'"},
       {"no school 10/30 half day", "no school Fri 30 Oct 'half day' half"},
       {"no school", "no school Wed 14 Oct UNREADABLE ''"},
       {"school on 10/16 after all", "school Fri 16 Oct ''"},
       {"there is school friday", "school Fri 16 Oct ''"},
       {"there's no school friday", "no school Fri 16 Oct ''"},
       {"we have no classes friday", "no school Fri 16 Oct ''"},
       {"snow day tomorrow", "no school Thu 15 Oct 'snow day'"},
       {"school closed wednesday 11/25", "no school Wed 25 Nov ''"},
       {"school is cancelled tomorrow, ice", "no school Thu 15 Oct 'ice'"},
       {"half day friday", "no school Fri 16 Oct '' half"},
       {"early release 10/30", "no school Fri 30 Oct '' half"},
       {"setup", "check"},
       {"channels", "check"},
       {"school was great with bobby", "log s07 Wed 14 Oct [school was great]"},
       {"half day friday, bobby was tired", "log s07 Wed 14 Oct [half day friday was tired]"},
       {"check", "check"},
       {"import", "import"},
       {"apply anyway", "apply"},
       {"Apply", "apply"}});
}

}  // namespace
}  // namespace knownby::language
