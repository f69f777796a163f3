// The folder in which the school's system leaves its roster each night (PRODUCT F.3).
#include "tests/bot/roster/drop_folder_fixture.hpp"

namespace knownby {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST_F(DropFolderTest, F3_A_a_roster_is_taken_once_it_has_stood_still_and_is_put_away_with_a_report) {
  puts("students.csv", everybody);
  minute();
  EXPECT_EQ(here(), 0) << "it may still be growing";
  minute();
  EXPECT_EQ(here(), 40);
  EXPECT_THAT(put_away(), ElementsAre("done: students.csv"));
  EXPECT_THAT(reports(), HasSubstr("Students: new 40"));
  EXPECT_THAT(reports(), Not(HasSubstr("Family"))) << "no names in it";
  EXPECT_THAT(told(), IsEmpty()) << "nobody needs to know that all is well";
}

TEST_F(DropFolderTest, F3_A_a_file_that_grows_waits_and_one_on_its_way_is_left_alone) {
  puts("students.csv", students_header);
  puts("staff.csv.part", "whatever");
  minute();
  puts("students.csv", everybody);
  minute();
  EXPECT_EQ(here(), 0);
  minute();
  EXPECT_EQ(here(), 40);
  EXPECT_TRUE(fs::exists(fs::path(drop) / "staff.csv.part"));
}

TEST_F(DropFolderTest, F3_A_the_same_file_twice_does_nothing) {
  puts("students.csv", everybody);
  a_night();
  puts("students.csv", everybody);
  const auto version = rows_in(store, "SELECT version FROM roster");
  a_night();
  EXPECT_EQ(rows_in(store, "SELECT version FROM roster"), version);
  EXPECT_THAT(put_away(), SizeIs(2));
}

TEST_F(DropFolderTest, F3_R_too_large_a_change_waits_for_whoever_runs_it_who_is_told_once) {
  puts("students.csv", everybody);
  a_night();
  const std::string few = everybody.substr(0, everybody.find("n20,"));
  puts("students.csv", few);
  a_night();
  EXPECT_EQ(here(), 40);
  ASSERT_THAT(told(), SizeIs(1));
  EXPECT_THAT(told()[0],
              testing::AllOf(HasSubstr("A roster waits for you"), HasSubstr("20 of 40 students would leave"),
                             HasSubstr("[Look at it]"), Not(HasSubstr("Family"))));
  EXPECT_THAT(put_away(), testing::Contains("waiting: students.csv"));
  puts("students.csv", few);  // the next night's
  a_night();
  EXPECT_THAT(told(), SizeIs(1)) << "not once more each night";
  minute();
  const std::string id = fs::directory_iterator(fs::path(drop) / "waiting")->path().filename().string();
  const Reply look = admin("import", {{"waiting", id}});
  EXPECT_THAT(card_text(look.card), HasSubstr("20 of 40 students would leave"));
  Form form;
  for (const Block& block : look.card.blocks)
    if (const auto* found = std::get_if<Form>(&block)) form = *found;
  Fields sure = form.submit.fields;
  sure.emplace_back("even_so", "apply anyway");
  EXPECT_THAT(card_text(admin("import", sure).card), HasSubstr("Imported"));
  EXPECT_EQ(card_text(admin("import", sure).card),
            "Those files wait no more: they were taken, or newer ones came.")
      << "pressed twice";
  EXPECT_EQ(here(), 20);
  minute();
  EXPECT_THAT(put_away(), testing::UnorderedElementsAre("done: students.csv", "done: students.csv",
                                                        "refused: students.csv"));
  EXPECT_THAT(card_text(admin("import", {{"waiting", id}}).card), HasSubstr("wait no more"));
}

TEST_F(DropFolderTest, F3_R_what_cannot_be_read_is_refused_and_told_once_until_one_is_taken) {
  for (int night = 0; night < 3; ++night) {
    puts("students.csv", "Last_Name,First_Name,Grade\nFamily1,Given1,7\n");
    a_night();
  }
  EXPECT_THAT(put_away(), SizeIs(3));
  ASSERT_THAT(told(), SizeIs(1));
  EXPECT_THAT(told()[0],
              testing::AllOf(HasSubstr("A roster file was not taken"), HasSubstr("student numbers"),
                             HasSubstr("Nothing was changed."), Not(HasSubstr("Family"))));
  EXPECT_THAT(card_text(admin("check", {}).card), HasSubstr("was not taken: its report lies in refused/"));
  puts("students.csv", everybody);
  a_night();
  puts("students.csv", std::string("PK\x03\x04 no zip"));
  a_night();
  EXPECT_THAT(told(), SizeIs(2));
}

// The program is killed after the commit and before the folder is put away, or before either.
TEST_F(DropFolderTest, R_a_kill_in_between_loses_nothing_and_applies_nothing_twice) {
  puts("students.csv", everybody);
  minute();
  restart();
  EXPECT_EQ(here(), 0);
  a_night();
  EXPECT_EQ(imports(), 1);
  const fs::path done = fs::directory_iterator(fs::path(drop) / "done")->path();
  fs::rename(done, fs::path(drop) / "taking" / done.filename());  // as if it had never been put away
  restart();
  minute();
  EXPECT_EQ(here(), 40);
  EXPECT_EQ(imports(), 1);
  EXPECT_THAT(put_away(), ElementsAre("done: students.csv"));
}

TEST_F(DropFolderTest, R_a_kill_while_several_files_are_moved_takes_them_together_all_the_same) {
  puts("students.csv", everybody);
  puts("calendar.csv", "Date,Day_Type,Event\n2026-11-26,No School,Thanksgiving\n");
  fs::create_directories(fs::path(drop) / "taking/.half");
  fs::rename(fs::path(drop) / "calendar.csv", fs::path(drop) / "taking/.half/calendar.csv");
  a_night();
  EXPECT_EQ(imports(), 0) << "the half that lay there is not the whole";
  minute();
  EXPECT_EQ(imports(), 1) << reports();
  EXPECT_THAT(put_away(), testing::UnorderedElementsAre("done: students.csv", "done: calendar.csv"));
}

TEST_F(DropFolderTest, R_a_file_that_comes_while_its_namesake_is_read_is_not_put_away_unread) {
  puts("students.csv", everybody);
  minute();
  on_its_way = [this] { puts("students.csv", everybody + "n77,Late,Lou,7,7A\n"); };
  minute();
  EXPECT_EQ(here(), 40);
  on_its_way = nullptr;
  a_night();
  EXPECT_EQ(here(), 41);
  EXPECT_THAT(put_away(), SizeIs(2));
}

TEST_F(DropFolderTest, R_a_link_in_the_place_of_a_folder_of_ours_stops_it_and_is_told_once) {
  fs::create_directory(folder.file("elsewhere"));
  fs::create_directory_symlink(folder.file("elsewhere"), fs::path(drop) / "done");
  puts("students.csv", everybody);
  a_night();
  minute();
  EXPECT_EQ(here(), 0);
  EXPECT_THAT(troubles, ElementsAre(HasSubstr("“done” in the watched folder is no folder of its own")));
  fs::remove(fs::path(drop) / "done");
  a_night();
  EXPECT_EQ(here(), 40);
}

TEST_F(DropFolderTest, F1_A_an_export_waits_for_the_files_its_manifest_announces) {
  puts("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.users,bulk\n");
  a_night();
  minute();
  EXPECT_TRUE(fs::exists(fs::path(drop) / "manifest.csv"));
  puts("users.csv", "sourcedId,enabledUser,role,givenName,familyName,grades\nu1,true,student,Ann,Roe,07\n");
  a_night();
  EXPECT_EQ(here(), 1);
  EXPECT_THAT(put_away(), testing::UnorderedElementsAre("done: manifest.csv", "done: users.csv"));
}

TEST_F(DropFolderTest, R_a_folder_that_is_not_there_is_told_once) {
  fs::remove_all(drop);
  minute();
  minute();
  EXPECT_THAT(troubles,
              testing::ElementsAre(testing::MatchesRegex(
                  "the watched folder .*: No such file or directory; nothing in it is taken until .*")));
  fs::create_directory(drop);
}

TEST_F(DropFolderTest, what_was_taken_is_deleted_after_a_fortnight_and_its_report_stays) {
  puts("students.csv", everybody);
  a_night();
  now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) +
        std::chrono::hours(24 * 15);
  minute();
  EXPECT_THAT(put_away(), IsEmpty());
  EXPECT_THAT(reports(), HasSubstr("Students: new 40"));
}

}  // namespace
}  // namespace knownby
