#include "commands/guard.hpp"

#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class Guard : public Lincoln {};

TEST_F(Guard, HoldsWhatMayBeAReportAndSavesNothing) {
  const std::string told = says("rivera", "TJ says his dad hits him");
  EXPECT_THAT(told, HasSubstr("I have not saved this and I have not told anyone."));
  EXPECT_THAT(told, HasSubstr("1-800-555-0100"));
  EXPECT_THAT(told, Not(HasSubstr("dad")));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
  EXPECT_EQ(rows("SELECT count(*) FROM seen"), 0);
}

TEST_F(Guard, LogsOnlyThatWeTalkedWithoutTheWords) {
  says("rivera", "TJ says his dad hits him");
  EXPECT_THAT(presses("rivera", "Log only that we talked, no note"), HasSubstr("Logged: T.J. Carter (7B)"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE sealed_note IS NULL"), 1);
}

TEST_F(Guard, SavesTheNoteWhenItIsNotThat) {
  says("rivera", "bobby beat me at chess");
  presses("rivera", "This isn't that: save my note");
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE opened('checkins.sealed_note', id, sealed_note) = "
                 "'beat me at chess'"),
            1);
}

TEST_F(Guard, DiscardsForGood) {
  says("rivera", "TJ says his dad hits him");
  const Reply card = last("rivera");
  EXPECT_THAT(presses("rivera", "Discard"), HasSubstr("Nothing was saved"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(Guard, ForgetsAfterTenMinutes) {
  says("rivera", "TJ says his dad hits him");
  now += std::chrono::minutes(11);
  EXPECT_THAT(presses("rivera", "This isn't that: save my note"), HasSubstr("no longer hold"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(Guard, TellsTheItAccountNothingOfWhoIsAtTheSchool) {
  const std::string known = says("lindqvist", "bobby says his dad hits him");
  EXPECT_EQ(known, says("lindqvist", "xqzt says his dad hits him"));
  EXPECT_THAT(known, Not(HasSubstr("Log only")));
}

TEST_F(Guard, E_4_A_a_report_that_is_too_long_to_read_is_answered_as_one) {
  const std::string line = "TJ told me at lunch that " + std::string(4000, 'x') + " and his dad hits him";
  const std::string told = says("rivera", line);
  EXPECT_THAT(told, testing::AllOf(HasSubstr("I have not saved this"), HasSubstr("1-800-555-0100"),
                                   HasSubstr("longer than I can read"), Not(HasSubstr("ten minutes"))));
  says("rivera", "TJ");
  presses("rivera", "Add note");
  EXPECT_THAT(fills("rivera", {{"note", line}}), HasSubstr("1-800-555-0100"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE sealed_note IS NOT NULL"), 0);
}

TEST_F(Guard, E_4_R_what_is_too_long_and_harmless_has_ways_on_and_stays_in_its_form) {
  const std::string line = "TJ hit a home run. " + std::string(5000, 'x');
  EXPECT_THAT(says("rivera", line),
              testing::AllOf(HasSubstr("I often stop at harmless ones"), HasSubstr("send it in parts"),
                             HasSubstr("[Log with a form]")));
  says("rivera", "TJ");
  presses("rivera", "Add note");
  fills("rivera", {{"note", line}});
  const Fields errors = last("rivera").errors;
  ASSERT_EQ(errors.size(), 1U) << "the form stays, with what was typed";
  EXPECT_EQ(errors[0].first, "note");
  EXPECT_THAT(errors[0].second, testing::AllOf(HasSubstr("longer than I can read"), HasSubstr("911"),
                                               HasSubstr("1-800-555-0100")));
  EXPECT_LE(errors[0].second.size(), 300U) << "all of it stands at the field";
}

// Whoever is called so is named in long lines too.
TEST_F(Guard, E_4_R_a_name_in_a_text_that_is_too_long_is_no_report) {
  Staff person;
  person.sis_id = "hittson";
  person.called = "Mr. Hittson";
  person.family = "Hittson";
  staff::put(db, person);
  const std::string told = says("rivera", "bobby, great talk, Mr. Hittson too " + std::string(5000, 'x'));
  EXPECT_THAT(told, testing::AllOf(HasSubstr("longer than I can read"), Not(HasSubstr("told anyone"))));
}

TEST_F(Guard, StandsBeforeTheNoteFormToo) {
  says("rivera", "TJ");
  presses("rivera", "Add note");
  EXPECT_THAT(fills("rivera", {{"note", "wants to die"}}), HasSubstr("I have not saved this"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE sealed_note IS NOT NULL"), 0);
}

TEST_F(Guard, SaysSoWhereTheSchoolHasSetNoNumbers) {
  policy.safety = {};
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  EXPECT_THAT(says("rivera", "TJ says his dad hits him"), HasSubstr("call your local emergency number"));
}

TEST(GuardWords, AreFoundInAnyDress) {
  for (const char* text : {"he is SUICIDAL",
                           "self-harm",
                           "she's cutting herself",
                           "Quiere morir",
                           "le pegó su papá",
                           "has a gun",
                           "ran away last night",
                           "his mom hit\xCC\x81s him",
                           "bruise on arm",
                           "don’t want to live",
                           "se quiere matar",
                           "hurts himself",
                           "unalive",
                           "doesn't want to be alive",
                           "doesn't feel safe",
                           "scared of dad",
                           "no food",
                           "they dont want to live",
                           "they don\u00B4t want to live",
                           "they don\u02BCt want to live",
                           "su\u00ADicide",
                           "ki\u200Blled",
                           "ki\u2060lled",
                           "\uFEFFkilled",
                           "ｓｕｉｃｉｄｅ",
                           "他想kill自己",
                           "昨日hitされた",
                           "он сказал kms."}) {
    EXPECT_TRUE(guard::trips(text)) << text;
  }
}

TEST(GuardWords, LeaveOrdinaryDaysAlone) {
  for (const char* text :
       {"at lunch, she made the volleyball team", "great talk about soccer", "plays the viola",
        "who hasn't had a check-in", "helped with fractions", "likes climbing", "", "begun a new book",
        "white chocolate", "7年级的skills课", "ｃｌｉｍｂｉｎｇ", "ski\u200Bll", "他们一起做了math作业"}) {
    EXPECT_FALSE(guard::trips(text)) << text;
  }
}

// As teachers put it, who know no list.
TEST(GuardWords, E_4_A_what_somebody_would_report_stops_in_the_words_they_would_use) {
  for (const char* text :
       {"mom's boyfriend smacks her", "her stepdad kicked her", "dad threw him against the wall",
        "gets spanked hard", "scars on her arms", "cut marks on his wrist", "cut her wrists",
        "marks on her arms", "took a bunch of pills", "said he'd rather die", "no reason to live",
        "sees no point in living", "doesn't want to be here", "a noose", "wants to jump off a bridge",
        "hates her life", "had sex with an older boy", "sent nudes", "someone has naked pictures of her",
        "he touched me", "grabbed her by the neck", "pushed down the stairs", "met a man online",
        "hasn't eaten since friday", "has not eaten in two days", "no heat at home",
        "nobody at home for days", "sleeping outside", "sleeps in a shelter", "living in a car",
        "they got evicted", "brought a blade", "says he will hurt someone", "hurt people", "has an AR-15",
        "is in a gang", "didn't come home", "went missing", "locked in his room", "tied up", "belt marks",
        "burn marks on his hand", "a burn on his arm", "she was bleeding", "mom drinks a lot", "dad is high",
        "his father hurts me", "being hurt at home", "scared at home", "doesn't want to go home",
        "afraid of going home", "he isn't safe there", "makes himself throw up", "was asaulted", "suicde",
        // In Spanish
        "la toca su tío", "lo dejan solo en casa", "su papá toma mucho", "le tiene miedo al padrastro",
        "se quiere ahorcar", "no quiere volver a casa", "se fue de la casa", "huyó de casa", "no ha comido",
        "duerme en el carro", "le pegan con el cinturón", "tiene miedo a la novia de su papá",
        "desde ayer no ha comido",
        // Beside what is said every day
        "Bobby has marks on his neck", "marks on both arms", "dad did not come home",
        "never came home Friday", "Zoë cut her left wrist", "something on her wrists",
        "locked in the closet at night", "mom locks Bobby in his room",
        "stepdad pushed Bobby Chen down the stairs", "says she fell down the stairs", "ran away from home",
        "left home for good", "threw TJ against the wall", "held her against the wall",
        "slammed him into a locker", "wants to jump off the roof", "TJ has not eaten breakfast in two days",
        "not eaten breakfast since Friday", "he does not want to be here", "does not want to be here anymore",
        "says she is going to die", "is dating an older boy", "hides blades", "her sister went missing",
        "uncle touched me", "dad kicks them", "mom is drinking again", "was drinking at a party",
        "no heat for a week", "living at the shelter with the dogs", "tied up with rope", "burn on her hand",
        "dad smacked Bobby", "TJ: it touched me when uncle hit me", "his uncle drinks a lot", "threw her out",
        "not eating lunch for a week", "talked about su1cide", "her bf is 19"}) {
    EXPECT_TRUE(guard::trips(text)) << text;
  }
}

// Between two classes, with one thumb.
TEST(GuardWords, E_4_A_what_is_misspelt_or_said_as_at_home_stops_too) {
  for (const char* text : {"suisidal",
                           "sucidal thoughts",
                           "suicied",
                           "says he cuts hisself",
                           "hurt hisself again",
                           "harming hisself",
                           "she is harming herself",
                           "wants to be dead",
                           "thinks about dying",
                           "thinks of dieing",
                           "un-alive",
                           "wishes he wasn't alive",
                           "wish I were dead",
                           "wants to off himself",
                           "cut his arm",
                           "welts on his back",
                           "has bruses",
                           "was molsted",
                           "is being abuised",
                           "negleted at home",
                           "dad whips him",
                           "gets whupped at home",
                           "got whooped last night",
                           "was touched by a teacher",
                           "inappropriate touching",
                           "her uncle makes her uncomfortable",
                           "afraid of stepdad",
                           "scared of uncle",
                           "dad threw a chair at him",
                           "thrown out of the house",
                           "mother locked him out",
                           "suisidio",
                           "se lastima",
                           "lo tocan"}) {
    EXPECT_TRUE(guard::trips(text)) << text;
  }
}

TEST(GuardWords, E_4_A_an_overdose_an_attack_and_nights_alone_stop_as_they_are_told) {
  for (const char* text : {"she od'd last night",
                           "TJ's brother OD'd",
                           "she OD’d in the bathroom",
                           "he od`d, mom called 911",
                           "O.D.'d on friday",
                           "her mom ODed",
                           "afraid he will OD on something",
                           "overdosed",
                           "got jumped after school",
                           "was jumped on the bus",
                           "keeps getting jumped",
                           "three boys jumped him",
                           "they want to jump her",
                           "jumped by some older kids",
                           "nobody home at night",
                           "there's nobody at her home at night",
                           "nobody's home at night",
                           "no one is home at night",
                           "no one home all night",
                           "home alone at night",
                           "alone all night with the baby",
                           "by herself at night"}) {
    EXPECT_TRUE(guard::trips(text)) << text;
  }
  for (const char* text :
       {"jumped rope", "jumped into the project", "jumped right in, he'd read it all", "an odd number",
        "acted odd at lunch", "od", "the OD was out", "his score jumped by three points", "jumped her horse",
        "we OD'd on candy", "called the family, nobody home", "she'd locked in her reading goal",
        "they’d like to talk", "nobody went home sad", "walked home at noon"}) {
    EXPECT_FALSE(guard::trips(text)) << text;
  }
}

// Said every day: a card at each of them, and nobody reads the card any more.
TEST(GuardWords, E_4_R_what_is_said_every_day_does_not_stop) {
  for (const char* text : {"his grandpa died last week",
                           "missing two assignments",
                           "got her green belt",
                           "cut his hair",
                           "has a cold, wants to go home",
                           "wants to be a police officer",
                           "kicked the winning goal",
                           "her marks went up",
                           "feels at home here now",
                           "drinks enough water",
                           "hangs out with Diya",
                           "the highest score",
                           "jumped right in",
                           "looks after the cats at night",
                           "toca la guitarra",
                           "comió con nosotros",
                           "carried the team",
                           "plays chess online",
                           "wants to live by the sea",
                           "Bobby: high marks on everything",
                           "Zoë: good marks on her essay",
                           "TJ's dad will come home Friday",
                           "Maya sprained wrist at practice",
                           "Wei, new watch, hurt a wrist at soccer",
                           "Jordan locked in during the quiz",
                           "José walked with me down the stairs",
                           "Ana left home at six to catch the bus",
                           "D'Angelo sat against the wall at recess",
                           "Zoë jumped off the swing",
                           "Bobby threw me the ball",
                           "Will has an older boy as a reading buddy",
                           "Maya's dog went missing",
                           "Wei drew a ninja with blades",
                           "a letter from Zoë, it touched me",
                           "Jordan read the lines again and touched them up",
                           "José's goal kicked them to the top of the league",
                           "TJ smacked a double",
                           "Bobby tied up his laces",
                           "Ana: no heat last night, wore two sweaters",
                           "Will drinks a lot of milk",
                           "TJ has not eaten breakfast, gave him a granola bar",
                           "Maya does not want to be here on Fridays",
                           "Wei liked the burn on the marshmallow",
                           "Bobby is drinking more water",
                           "Zoë helped at the shelter with dogs",
                           "Jordan says she is going to die of boredom",
                           "José tiene miedo al examen",
                           "Ana ya ha comido",
                           "Will toma mucha agua",
                           "TJ toma mucho agua",
                           "tiene miedo a la oscuridad",
                           "the site locked him out of his account",
                           "locked her out of her Chromebook",
                           "cut the grass with his uncle",
                           "an odd day"}) {
    EXPECT_FALSE(guard::trips(text)) << text;
  }
}

// A school's own word, a line that says it and an ordinary one.
struct OwnWord {
  const char* word;
  const char* held;
  const char* ordinary;
};

constexpr OwnWord own_words[] = {
    {"насили*", "Насилие дома", "Насыпали песок и играли в мяч"},
    {"насили*", "боится НАСИЛИЯ.", "говорили об осине"},
    {"суд", "завтра Суд", "мыли посуду"},
    {"θάνατος", "μιλά για ΘΑΝΑΤΟΣ", "πήγε στη θάλασσα"},
    {"bạo lực", "ba\u0323o lu\u031B\u0323c ở nhà", "hôm nay học bài rất vui"},
    {"ba\u0323o lu\u031B\u0323c", "Bạo Lực", "bao giờ đọc sách"},
    {"Übergriff*", "von U\u0308bergriffen erzählt", "über Griffe beim Klettern"},
    {"いじめ*", "今日いじめられた", "今日は野球をして楽しかった"},
    {"いじめ", "クラスでいじめがある", "いつも静かに本を読む"},
    {"イジメ", "クラスでｲｼﾞﾒがある", "クラスでゲームをした"},
    {"自杀", "他说想自杀", "他自己做完了作业"},
    {"ทำร้าย", "พ่อทำร้ายเขา", "วันนี้เล่นฟุตบอล"},
    {"폭력*", "학교폭력을 당했다", "수학을 재미있게 배웠다"},
    {"عنف", "تعرض للعنف، في البيت", "لعب كرة القدم اليوم"},
    {"عنف", "هناك عُنـف؟", "يحب القراءة"},
    {"אלימות", "סיפר על האלימות בבית", "שיחק כדורגל היום"},
    {"हिंसा", "घर में हिंसा।", "वह खूब हँसा।"},
};

TEST(GuardWords, E_4_A_a_schools_own_are_found_in_every_script_and_leave_ordinary_days_alone) {
  for (const auto& [word, held, ordinary] : own_words) {
    const std::vector<std::string> own{guard::as_pattern(word)};
    EXPECT_TRUE(guard::trips(held, own)) << word << ": " << held;
    EXPECT_FALSE(guard::trips(ordinary, own)) << word << ": " << ordinary;
    EXPECT_FALSE(guard::trips("at lunch, great talk about soccer", own)) << word;
  }
}

TEST(GuardWords, E_4_R_an_own_word_without_letters_holds_nothing) {
  for (const char* word : {"", "...", "---", "*", "...*", "\U0001F52A", "\u00AD"}) {
    const std::string pattern = guard::as_pattern(word);
    EXPECT_EQ(pattern, "") << word;
    for (const char* text : {"", " ", "at lunch", "at lunch."})
      EXPECT_FALSE(guard::trips(text, {pattern})) << word << ": " << text;
  }
  EXPECT_FALSE(guard::trips("at lunch", {"*"}));
}

TEST(GuardWords, E_4_R_a_harmless_phrase_excuses_only_what_lies_within_it) {
  EXPECT_FALSE(guard::trips("the dog went missing"));
  EXPECT_TRUE(guard::trips("the dog went missing, then Bobby went missing"));
  EXPECT_TRUE(guard::trips("the dog went missing", {guard::as_pattern("went missing")}))
      << "the school's own";
  EXPECT_FALSE(guard::trips("Friday: dad pushed the cart all the way down the stairs")) << "too far apart";
}

// A farewell is seldom called one, and hunger has many words.
TEST(GuardWords, E_4_A_a_farewell_and_what_the_body_tells_stop) {
  for (const char* text :
       {"wants to end it", "said nobody would miss him", "we'd be better off without her",
        "talked about ending his life", "wrote a goodbye note", "gave away all his stuff",
        "giving away her things", "done with life", "passive SI again", "sexting", "is being bullied",
        "not eating", "throwing up after lunch", "anorexic", "sleeping in car", "sleeps in his car",
        "cps visit", "came to school high", "smelled like weed"}) {
    EXPECT_TRUE(guard::trips(text)) << text;
  }
}

TEST(GuardWords, E_4_R_neither_does_a_good_mark_nor_a_late_breakfast) {
  for (const char* text :
       {"gets high marks in math", "not eating breakfast before practice", "anti-bullying poster",
        "sí, habla más", "high school visit", "gave away the ending", "done with life science",
        "said goodbye", "wants to end strong"}) {
    EXPECT_FALSE(guard::trips(text)) << text;
  }
}

}  // namespace
}  // namespace knownby
