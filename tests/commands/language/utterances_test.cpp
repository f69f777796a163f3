// PRODUCT C.3, utterance by utterance, as far as the language room answers for it: text in, meaning out.

#include <gtest/gtest.h>

#include <ostream>

#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

enum class By { rivera, park };

struct Utterance {
  const char* number;
  const char* typed;
  const char* meant;
  By by = By::rivera;
};

void PrintTo(const Utterance& utterance, std::ostream* out) { *out << utterance.number; }

class Utterances : public testing::TestWithParam<Utterance> {};

TEST_P(Utterances, is_understood) {
  const Utterance& u = GetParam();
  EXPECT_EQ(meaning(u.typed, u.by == By::park ? park() : rivera()), u.meant) << u.typed;
}

std::string number_of(const testing::TestParamInfo<Utterance>& info) { return info.param.number; }

const Utterance kLogging[] = {
    {"C01", "Bobby", "log s07 Wed 14 Oct"},
    {"C01_slash", "/checkin Bobby", "log s07 Wed 14 Oct"},
    {"C02", "talked to Maya Rodriguez at lunch, she made the volleyball team",
     "log s01 Wed 14 Oct [at lunch, she made the volleyball team]"},
    {"C03", "@checkin talked to maya rod, bobby and TJ at lunch all good",
     "log s01 Wed 14 Oct [at lunch all good]; s07 Wed 14 Oct [at lunch all good]; "
     "s08 Wed 14 Oct [at lunch all good]"},
    {"C04_maya", "maya", "log ?s01,s02 Wed 14 Oct"},
    {"C04_maya_r", "maya r", "log ?s01,s02 Wed 14 Oct"},
    {"C05", "jordan lee", "log s03(or s04) Wed 14 Oct"},
    {"C06", "jordan lee", "log ?s03,s04 Wed 14 Oct", By::park},
    {"C07", "bobby, jordn lee, zoe", "log s07 Wed 14 Oct; ?s03,s04 Wed 14 Oct; s21 Wed 14 Oct", By::park},
    {"C08", "jose nunez yesterday", "log s05 Tue 13 Oct"},
    {"C09", "zoe last Tues", "log s21 Tue 6 Oct or Tue 13 Oct"},
    {"C10", "zoe tues", "log s21 Tue 13 Oct"},
    {"C11", "TJ monday", "log s08 Mon 12 Oct"},
    {"C12", "TJ 10/6", "log s08 Tue 6 Oct"},
    {"C13", "TJ tomorrow", "log s08 Thu 15 Oct FUTURE"},
    {"C14", "obrien smith", "log s09 Wed 14 Oct"},
    {"C15", "mary kate", "log s09 Wed 14 Oct"},
    {"C16_given", "minh anh", "log s10 Wed 14 Oct"},
    {"C16_turned", "anh nguyen", "log s10 Wed 14 Oct"},
    {"C17", "wei li", "log s11(or s12) Wed 14 Oct"},
    {"C17_in_one_word", "weili", "log s11(or s12) Wed 14 Oct"},
    {"C18", "delacruz", "log s06 Wed 14 Oct"},
    {"C19", "van der berg", "log s21 Wed 14 Oct"},
    {"C19_berg", "berg", "log s21 Wed 14 Oct"},
    {"C20", "dangelo", "log s15 Wed 14 Oct"},
    {"C20_curly", "D’Angelo", "log s15 Wed 14 Oct"},
    {"C21", "IPEK", "log s17 Wed 14 Oct"},
    {"C21_full", "ipek yilmaz", "log s17 Wed 14 Oct"},
    {"C22", "will may today", "log s13 Wed 14 Oct"},
    {"C23", "summer day good talk", "log s14 Wed 14 Oct [good talk]"},
    {"C24", "Rodríguez, Maya; Chen, Robert", "log s01 Wed 14 Oct; s07 Wed 14 Oct"},
    {"C25_lines", "bobby\njose\nzoe", "log s07 Wed 14 Oct; s05 Wed 14 Oct; s21 Wed 14 Oct"},
    {"C25_bullets", "- bobby\n• jose\n* zoe", "log s07 Wed 14 Oct; s05 Wed 14 Oct; s21 Wed 14 Oct"},
    {"C25_numbers", "1. bobby\n2) jose\n3. zoe great",
     "log s07 Wed 14 Oct; s05 Wed 14 Oct; s21 Wed 14 Oct [great]"},
    {"C26", "theodore carter jr", "log s08 Wed 14 Oct"},
    {"C26_full_stop", "Theodore Carter Jr. at lunch", "log s08 Wed 14 Oct [at lunch]"},
    {"C27", "anjali", "log s20 Wed 14 Oct"},
    {"C28", "alex", "log s19 Wed 14 Oct"},
    {"C29_not_a_contact", "tj wasnt here today", "log s08 Wed 14 Oct attempt [wasnt here]"},
    {"C30", "couldn't catch bobby", "log s07 Wed 14 Oct attempt"},
    {"C30_tried", "tried bobby", "log s07 Wed 14 Oct attempt"},
    {"C31", "7A morning circle", "group 7A Wed 14 Oct [morning circle]"},
    {"C32", "called Maya Roberts mom good news", "log s02 Wed 14 Oct family [mom good news] good news"},
    {"C33", "home: José, voicemail, Spanish",
     "log s05 Wed 14 Oct family [voicemail, Spanish] unanswered in Spanish"},
    {"C34", "emailed with D'Angelo's grandma abt the trip",
     "log s15 Wed 14 Oct family [grandma abt the trip]"},
    {"C35", "helped Wei Li with fractions", "log s11(or s12) Wed 14 Oct academic support [with fractions]"},
    {"C36", "✅ bobby", "log s07 Wed 14 Oct"},
    {"C37", "bobby great, jose rough day", "log s07 Wed 14 Oct [great]; s05 Wed 14 Oct [rough day]"},
    {"C38", "bobby team: new seat works", "log s07 Wed 14 Oct [new seat works] for the team"},
    {"C38_support", "bobby support: worried about him", "log s07 Wed 14 Oct [worried about him] for support"},
    {"C38_dated", "bobby yesterday team: new seat works", "log s07 Tue 13 Oct [new seat works] for the team"},
    {"C38_first", "team: bobby great, jose too",
     "log s07 Wed 14 Oct [great] for the team; s05 Wed 14 Oct [too] for the team"},
    {"C39", "marcus hill", "log s24 Wed 14 Oct"},
    {"C40", "dont need to talk to bobby", "leave off s07"},
    {"C41", "mya roberst", "log ?s02 Wed 14 Oct"},
    {"C42", "xqzt", "log ?'xqzt' Wed 14 Oct"},
};

const Utterance kChanging[] = {
    {"C44", "undo", "undo"},
    {"C45", "undo bobby", "undo s07"},
    {"C47_unknown", "not TJ, jordan mitchell", "correct s08 to ?s03"},
    {"C47_nobody", "not TJ, xqzt", "correct s08 to ?'xqzt'"},
    {"C47", "not maya roberts, rodriguez", "correct s02 to s01"},
    {"C48", "edit last: it was yesterday and with his mom", "edit last Tue 13 Oct family"},
    {"C49", "+1 bobby", "repeat for s07"},
    {"C49_same", "same for bobby", "repeat for s07"},
    {"C50", "all of them", "all of them"},
};

const Utterance kAsking[] = {
    {"C51", "who hasn't had a check-in this week", "who hasn't, this week, since Mon 12 Oct"},
    {"C52", "whos left", "who hasn't, this week, since Mon 12 Oct"},
    {"C53", "my students not checked in with in 3 weeks", "who hasn't mine, in 3 weeks, since Wed 23 Sep"},
    {"C54", "7th grade no adult", "who hasn't in Grade 7, this week, since Mon 12 Oct, no adult"},
    {"C54_short", "gr7", "who hasn't in Grade 7, this week, since Mon 12 Oct"},
    {"C54_zero", "grade 07", "who hasn't in Grade 7, this week, since Mon 12 Oct"},
    {"C55", "who in 7A have I never talked to",
     "who hasn't in 7A, this school year, since Mon 24 Aug, never, by me"},
    {"C56", "8B", "who hasn't in 8B, this week, since Mon 12 Oct"},
    {"C57", "who does José have", "who knows s05"},
    {"D3_why", "why zoe", "why s21"},
    {"D3_why_on", "why is José on this week's card?", "why s05"},
    {"D3_why_whole", "why Zoë van der Berg", "why s21"},
    {"D3_why_room", "why is jordan lee 7C on the list?", "why s04"},
    {"D3_why_not", "why isn't bobby on it", "why s07"},
    {"D3_why_not_short", "why not TJ", "why s08"},
    {"C58", "ELs with no check-in", "sorts students"},
    {"C59", "how is Ms. Park doing", "ranks staff"},
    {"C59_board", "leaderboard", "ranks staff"},
    {"C59_least", "who logs least", "ranks staff"},
    {"C60", "since fall break", "who hasn't, this week, since Mon 12 Oct, unknown event fall break"},
    {"C61", "maya's grades", "out of remit"},
    {"C61_suspended", "is TJ suspended", "out of remit"},
};

const Utterance kSetting[] = {
    {"C62", "I'm Bobby's person", "adult of s07"},
    {"C62_add", "add me to bobby", "adult of s07"},
    {"C63", "take zoe", "take s21"},
    {"C63_two", "I'll take bobby and zoe", "take s07 s21"},
    {"C63_number", "claim 2", "take no. 2"},
    {"C63_weekly", "ive got zoe this week", "take s21"},
    {"C63_tells", "i got zoe to smile", "log s21 Wed 14 Oct [got to smile]"},
    {"C64", "can't do zoe, sorry", "release s21"},
    {"C64_release", "release zoe", "release s21"},
    {"C65", "give zoe to @dunn", "give s21 to '@dunn' t3"},
    {"D8_thanks", "thanks @dunn", "thanks t3"},
    {"D8_thanks_and_more", "thank you so much, coach dunn, for talking with zoe!", "thanks t3 and more"},
    {"D8_thanks_and_a_check_in", "thanks coach dunn for covering, talked to bobby",
     "log s07 Wed 14 Oct [thanks coach dunn for covering]"},
    {"D8_thanks_and_a_list", "thanks @dunn\nbobby, tj at lunch",
     "log s07 Wed 14 Oct [thanks @dunn at lunch]; s08 Wed 14 Oct [thanks @dunn at lunch]"},
    {"D8_thanks_told", "thanks to coach dunn, zoe is talking again",
     "log s21 Wed 14 Oct [thanks to coach dunn is talking again]"},
    {"D8_thanks_to_the_program", "thanks @knownby", "not understood ''"},
    {"D8_thanks_to_nobody_known", "thanks to @nobody", "thanks"},
    {"C65_coach", "give zoe to coach dunn", "give s21 to 'coach dunn' t3"},
    {"C65_unknown", "give zoe to mx nobody", "give s21 to 'mx nobody'"},
    {"C57_named", "josé named coach dunn", "s05 named t3"},
    {"C57_says", "zoe says ms park is her person", "s21 named t4"},
    {"C57_tells", "jose picked dunn's class for the project",
     "log s05 Wed 14 Oct [picked dunn's class for the project]"},
    {"C70_privacy", "who sees my notes", "privacy"},
    {"C63_ill", "I'll take maya rodriguez and TJ, ok?", "take s01 s08"},
    {"C63_which", "I'll take maya", "take ?s01,s02"},
    {"C64_back", "give back zoe", "release s21"},
    {"C66", "ask okafor about zoe", "later: counselor"},
    {"C67", "know zoe: climbing, hates group work, wants to be a vet",
     "know s21 [climbing, hates group work, wants to be a vet]"},
    {"C68", "2x10 start tj", "later: 2x10"},
    {"C69", "out until Nov 30", "out until Mon 30 Nov"},
    {"C69_sick", "out sick today", "out until Thu 15 Oct"},
    {"C69_snooze", "snooze", "out until Mon 19 Oct"},
    {"C70_help", "help", "help"},
    {"C70_hi", "hi", "help"},
    {"C70_empty", "", "help"},
    {"C70_mark", "?", "help"},
    {"C71", "export TJ", "export s08"},
    {"C72", "stop", "stop what"},
    {"C73", "hablé con José ayer", "log s05 Tue 13 Oct"},
    {"C74_note_reaches_the_guard", "note TJ: his dad hits him", "log s08 Wed 14 Oct [his dad hits him]"},
    {"C75", "no school tomorrow snow", "no school Thu 15 Oct 'snow'"},
    {"C76", "map #grade-7-team grade 7", "map #grade-7-team to 7 'grade 7'"},
    {"C77_is_no_log", "coach dunn talked to bobby", "not understood '' t3 with s07"},
    {"C78", "who should I talk to", "suggest"},
};

INSTANTIATE_TEST_SUITE_P(Logging, Utterances, testing::ValuesIn(kLogging), number_of);
INSTANTIATE_TEST_SUITE_P(Changing, Utterances, testing::ValuesIn(kChanging), number_of);
INSTANTIATE_TEST_SUITE_P(Asking, Utterances, testing::ValuesIn(kAsking), number_of);
INSTANTIATE_TEST_SUITE_P(Settings, Utterances, testing::ValuesIn(kSetting), number_of);

TEST(Utterances, C60_a_known_event_is_used) {
  Speaker speaker = rivera();
  speaker.events = {{october(5), "Fall Break"}};
  EXPECT_EQ(meaning("who hasn't since fall break", speaker), "who hasn't, since Mon 5 Oct, since Mon 5 Oct");
}

TEST(Utterances, C19_is_not_clear_to_somebody_far_away_who_gives_no_full_name) {
  Speaker office;
  office.here = {};
  EXPECT_EQ(meaning("berg", office), "log ?s21 Wed 14 Oct");
  EXPECT_EQ(meaning("zoe", office), "log ?s21 Wed 14 Oct");
  EXPECT_EQ(meaning("zoe berg", office), "log s21 Wed 14 Oct");
  EXPECT_EQ(meaning("wei li", office), "log s11(or s12) Wed 14 Oct");
  EXPECT_EQ(meaning("jordan lee", office), "log ?s03,s04 Wed 14 Oct");
}

}  // namespace
}  // namespace knownby::language
