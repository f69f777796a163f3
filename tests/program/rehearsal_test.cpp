// Rehearsals themselves: how they read, what they keep, whom they let speak.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "store/db.hpp"
#include "store/staff.hpp"
#include "tests/bot/school.hpp"
#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Rehearsal, ReadsAsAConversation) {
  EXPECT_EQ(transcript_of({"", "bobby", ":as park", ":quit", "never said"}),
            "Lincoln Middle School: 421 students, 36 staff, 4 channels, 1616 check-ins.\n"
            "The clock stands at Wed 14 Oct 2026, 10:12 (America/Chicago).\n"
            "You are Ms. Rivera in #grade-7-team. Type as you would in chat; :help lists the rest.\n"
            "\n"
            "> bobby\n"
            "  only you\n"
            "  │ Logged: Bobby Chen (7A), conversation, today Wed 14 Oct.\n"
            "  │ [1] Undo  [2] Add note  [3] Change\n"
            "\n"
            "> :as park\n"
            "  Ms. Park in #grade-7-team.\n"
            "\n"
            "> :quit\n");
}

TEST(Rehearsal, SomebodyAtATerminalIsPromptedInsteadOfEchoed) {
  RehearsalSettings settings = sample_settings();
  settings.prompt = true;
  const std::string screen = transcript_of({":in dm", "help"}, settings);
  EXPECT_THAT(screen, HasSubstr("Ms. Rivera in #grade-7-team> "));
  EXPECT_THAT(screen, HasSubstr("Ms. Rivera in a direct conversation> "));
  EXPECT_THAT(screen, Not(HasSubstr("> help")));
}

TEST(Rehearsal, PeopleAreCalledByIdFamilyNameOrAsEverybodyCallsThem) {
  for (const char* who : {":as 1009", ":as PARK", ":as ms. park", ":as Eunice Park"}) {
    EXPECT_EQ(rehearsed({who}).at(0).text, "Ms. Park in #grade-7-team.") << who;
  }
  EXPECT_EQ(rehearsed({":as merlin"}).at(0).text, "Nobody on the roster is called merlin.");
}

TEST(Rehearsal, BeginsAsAndWhereItIsTold) {
  RehearsalSettings settings = sample_settings();
  settings.as = "okafor";
  settings.in = "dm";
  settings.now = "2026-10-15 08:00";
  const auto heard = rehearsed({"help"}, settings);
  EXPECT_EQ(heard.at(0).as, "Mr. Okafor");
  EXPECT_EQ(heard.at(0).place, "dm");
  EXPECT_EQ(heard.at(0).at, "2026-10-15T08:00");
}

TEST(Rehearsal, AStoreThatIsKeptGoesOnWhereItWasAndIsNotLoadedTwice) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  settings.store = folder.file("school.db");
  rehearsed({"bobby"}, settings);
  settings.now = "2026-10-14T10:20";
  EXPECT_THAT(transcript_of({}, settings), HasSubstr("the school as the last rehearsal left it"));
  EXPECT_THAT(rehearsed({"zoe"}, settings).at(0).text, HasSubstr("Logged: Zoë van der Berg"));
  EXPECT_THAT(rehearsed({"undo bobby", "undo", "undo"}, settings).at(2).text, HasSubstr("Bobby Chen"));
  EXPECT_EQ(rows_in(settings.store, "SELECT count(*) FROM students WHERE left_on IS NULL"), 421);
}

TEST(Rehearsal, AFileIsSentToKnownbyAloneAndLookedAtBeforeItIsApplied) {
  const Folder folder;
  const std::string staff = folder.put("staff.csv", "a,b\n");
  const std::string calendar = sample_settings().school + "/calendar.csv";
  const auto heard = rehearsed({":file " + calendar, ":in dm", ":file " + calendar, ":as hale", ":in dm",
                                ":file " + calendar, ":press Not now", ":file " + staff, ":file none.csv"});
  EXPECT_THAT(heard.at(0).text, HasSubstr("first :in dm. Nothing was sent."));
  EXPECT_THAT(heard.at(2).text, HasSubstr("kept to whoever runs Knownby"));
  EXPECT_THAT(heard.at(5).text, AllOf(HasSubstr("What this import would change"), HasSubstr("[Not now]")));
  EXPECT_THAT(heard.at(6).text, HasSubstr("Nothing was changed"));
  EXPECT_THAT(heard.at(7).text, HasSubstr("nothing is changed"));
  EXPECT_THAT(heard.at(8).text, HasSubstr("There is no file none.csv"));
}

TEST(Rehearsal, AStoreThatIsNotARehearsalsIsLeftAsItIs) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  settings.store = folder.file("real.db");
  {
    Db db(settings.store);
    Staff person;
    person.sis_id = "77";
    person.called = "Ms. Real";
    staff::put(db, person);
  }
  try {
    rehearsed({"bobby"}, settings);
    FAIL() << "a school's own store was rehearsed in";
  } catch (const std::runtime_error& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr("is not a rehearsal's. It was left as it is."));
  }
  EXPECT_EQ(rows_in(settings.store, "SELECT count(*) FROM staff"), 1);
  EXPECT_EQ(rows_in(settings.store, "SELECT count(*) FROM students"), 0);
}

TEST(Rehearsal, ATemporaryStoreIsGoneAfterwards) {
  const Folder folder;
  setenv("TMPDIR", folder.file("").c_str(), 1);
  rehearsed({"bobby"});
  unsetenv("TMPDIR");
  EXPECT_TRUE(std::filesystem::is_empty(folder.file("")));
}

TEST(Rehearsal, WhatCannotBeginSaysWhy) {
  const auto refusal = [](auto change) -> std::string {
    RehearsalSettings settings = sample_settings();
    change(settings);
    try {
      rehearsed({"help"}, settings);
    } catch (const std::runtime_error& trouble) {
      return trouble.what();
    }
    return "";
  };
  EXPECT_EQ(refusal([](auto& settings) { settings.school = "/nowhere"; }), "/nowhere is not a folder");
  EXPECT_EQ(refusal([](auto& settings) { settings.now = "noon"; }), "A time is written as 2026-10-19T07:30.");
  EXPECT_EQ(refusal([](auto& settings) { settings.as = "merlin"; }),
            "Nobody on the roster is called merlin.");
}

TEST(Rehearsal, ASchoolWithADamagedFileIsNotLoadedAndTheLineIsNamed) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  for (const char* file : {"students.csv", "staff.csv"}) {
    std::filesystem::copy_file(settings.school + "/" + file, folder.file(file));
  }
  folder.put("checkins.csv",
             "Date,Student_Number,Staff_ID,Kind,Note\n2026-10-13,nobody,1009,conversation,\n");
  settings.school = folder.file("");
  try {
    rehearsed({"help"}, settings);
    FAIL() << "a check-in with nobody was loaded";
  } catch (const std::runtime_error& trouble) {
    EXPECT_THAT(trouble.what(), HasSubstr("checkins.csv, line 2: nobody has that id"));
  }
}

TEST(Rehearsal, LongAfterSomebodyLeftTheirCheckinsAreLeftOut) {
  RehearsalSettings settings = sample_settings();
  settings.now = "2026-11-11T09:00";  // Signe Krüger left on 11 September
  EXPECT_THAT(rehearsed({"bobby"}, settings).at(0).text, HasSubstr("Logged: Bobby Chen"));
}

TEST(Rehearsal, WhatIsDueOnTheWayComesAtItsOwnTimeAndInOrder) {
  const auto heard = rehearsed(
      {":now 2026-10-19T07:31", ":press 1", ":press \"I'll take Darius\"", ":now 2026-10-26T07:31"});
  const auto asked = std::find_if(heard.begin(), heard.end(), [](const Heard& one) {
    return one.text.find("You took a student this week. How did it go?") != std::string::npos;
  });
  ASSERT_NE(asked, heard.end());
  EXPECT_EQ(asked->to, "Ms. Rivera");
  EXPECT_EQ(asked->at, "2026-10-23T15:00");
  std::string last;
  for (const Heard& one : heard) {
    if (one.at.empty()) continue;  // from the keyboard
    EXPECT_LE(last, one.at) << one.text;
    last = one.at;
  }
  EXPECT_EQ(last, "2026-10-26T07:30");
}

TEST(Rehearsal, AChannelThatIsNotThereIsSaidToBeSo) {
  converse({{":in #nowhere", {"There is no channel #nowhere here.", "#grade-7-team", "and dm."}},
            {":in grade 7", {"There is no channel #grade 7 here."}},
            {":in Grade-8-Team", {"Ms. Rivera in #grade-8-team."}},
            {":in DM", {"Ms. Rivera in a direct conversation."}}});
  RehearsalSettings settings = sample_settings();
  settings.in = "#nope";
  EXPECT_THROW(rehearsed({"bobby"}, settings), std::runtime_error);
}

TEST(Rehearsal, ASchoolThatBringsNoChannelsMayBeInAny) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  for (const char* file : {"students.csv", "staff.csv"})
    std::filesystem::copy_file(settings.school + "/" + file, folder.file(file));
  settings.school = folder.file("");
  converse({{":in team-7", {"in #team-7."}}}, settings);
}

TEST(Rehearsal, SomebodyWhoOnlyPressesReturnIsHelpedAndAScriptsBlankLinesMeanNothing) {
  RehearsalSettings settings = sample_settings();
  settings.prompt = true;
  EXPECT_THAT(transcript_of({""}, settings), HasSubstr("who hasn't had a check-in"));
  EXPECT_TRUE(rehearsed({"", "  "}).empty());
}

TEST(Rehearsal, OfWhatAnEarlierRehearsalShowedOnlyTheDataIsKept) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  settings.store = folder.file("school.db");
  rehearsed({":now 2026-10-19T07:31"}, settings);
  settings.now = "2026-10-19T07:40";
  const char* const gone = "What was shown in an earlier rehearsal is gone; the data is kept.";
  converse({{":press \"See the eight\"", {"No card here has a button", gone}},
            {":press 1", {"There is no button to press", gone}},
            {":channels", {"Nobody has received anything yet in this rehearsal.", gone}}},
           settings);
}

// So many that they take a while to read.
std::string many_students() {
  std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";
  for (int at = 0; at < 13'000; ++at) {
    const std::string n = std::to_string(at);
    csv += "x" + n + ",Family" + n + ",Given" + n + ",7,7A\n";
  }
  return csv;
}

TEST(Rehearsal, AWordThatALargeFileIsReadComesBeforeItsResultAndTakesNoButtonAway) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  settings.as = "hale";
  settings.in = "dm";
  const auto heard =
      rehearsed({":file " + folder.put("students.csv", many_students()), ":press 2"}, settings);
  ASSERT_EQ(heard.size(), 3U);
  EXPECT_THAT(heard[0].text, HasSubstr("Reading 13,001 lines of students.csv; I will say when it is done."));
  EXPECT_THAT(heard[1].text, HasSubstr("What this import would change"));
  EXPECT_THAT(heard[2].text, HasSubstr("I have forgotten those files."));
}

TEST(Rehearsal, ANumberMeansTheNewestCardThatHasButtons) {
  converse({{"bobby"},
            {"back", {"Welcome back."}},
            {":press 7", {"The last card has buttons 1 to 3."}},
            {":press 1", {"Taken back: Bobby Chen (7A)"}}});
}

TEST(Rehearsal, WhatIsNoListIsRefusedWithoutAWordOfReadingIt) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  settings.as = "hale";
  settings.in = "dm";
  std::string bytes;
  for (int at = 0; at < 500'000; ++at) bytes += static_cast<char>(at % 251);
  const auto heard = rehearsed({":file " + folder.put("knownby", bytes)}, settings);
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_THAT(heard[0].text, AllOf(HasSubstr("is neither"), HasSubstr("Nothing was changed.")));
}

TEST(Rehearsal, EverybodysMessagesAreListedForWhoReadsThem) {
  const std::string screen = transcript_of({"bobby", ":now 2026-10-19T07:30", ":channels"});
  const std::string listed = screen.substr(screen.find("> :channels"));
  EXPECT_THAT(listed, HasSubstr("#grade-7-team, everyone · 1 of 1"));
  EXPECT_THAT(listed, HasSubstr("only Ms. Rivera · 1 of 1\n  │ Logged: Bobby Chen"));
}

TEST(Rehearsal, AFormIsFilledInAndSent) {
  converse({{"bobby"},
            {":send", {"There is no form to fill in."}},
            {":press \"add note\"", {"Note:", "[Save]"}},
            {":fill mood=fine", {"There is no field called mood here."}},
            {":fill note=\"good talk\"", {"Filled in."}},
            {":send", {"Bobby Chen", "good talk"}},
            {":press 12", {"The last card has buttons 1 to 3."}},
            {":press zzz", {"No card here has a button that begins with zzz."}}});
}

TEST(Rehearsal, AWrongDirectionIsExplainedAndNothingIsSent) {
  converse({{":now never", {"A time is written as 2026-10-19T07:30."}},
            {":dance", {"There is no :dance here"}},
            {":press 1", {"There is no button to press on the last card."}},
            {":channels", {"Nobody has received anything yet."}}});
}

}  // namespace
}  // namespace knownby
