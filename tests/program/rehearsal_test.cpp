// Rehearsals themselves: how they read, what they keep, whom they let speak.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

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
