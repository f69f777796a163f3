// What waits, what comes after it, what was refused, and what does not belong to a roster (PRODUCT F.3).
#include "store/roster/unfinished.hpp"
#include "tests/bot/roster/drop_folder_fixture.hpp"
#include "tests/commands/roster/hostile_names.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const std::string holidays = "Date,Day_Type,Event\n2026-11-26,No School,Thanksgiving\n";

std::size_t entries(const fs::path& place) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(place), fs::directory_iterator{}));
}

TEST_F(DropFolderTest, F3_R_a_calendar_alone_does_not_take_the_place_of_a_roster_that_waits) {
  puts("students.csv", everybody);
  a_night();
  puts("students.csv", everybody.substr(0, everybody.find("n20,")));
  a_night();
  puts("calendar.csv", holidays);
  a_night();
  minute();
  EXPECT_THAT(put_away(),
              UnorderedElementsAre("done: students.csv", "waiting: students.csv", "done: calendar.csv"))
      << reports();
  EXPECT_THAT(check(), HasSubstr("waits for you"));
}

TEST_F(DropFolderTest, F3_R_a_staff_list_comes_after_the_export_that_waits_and_does_not_replace_it) {
  exports("bulk", users(40));
  a_night();
  exports("bulk", users(20));
  a_night();
  puts("staff.csv", "Staff_ID,Last_Name,First_Name,Role\nT9,Okafor,Ada,teacher\n");
  a_night();
  minute();
  EXPECT_THAT(put_away(), AllOf(Contains("waiting: users.csv"), Not(Contains("done: staff.csv"))));
  EXPECT_EQ(entries(fs::path(drop) / "taking"), 1U);
  opened.clear();
  minute();
  EXPECT_THAT(opened, IsEmpty()) << "not each minute";
  exports("bulk", users(40));
  a_night();
  minute();
  EXPECT_EQ(entries(fs::path(drop) / "taking"), 0U) << "now it was its turn";
}

TEST_F(DropFolderTest, F3_R_changes_are_not_applied_over_a_newer_export_of_everybody) {
  exports("bulk", users(40));
  a_night();
  exports("bulk", users(20));
  a_night();
  EXPECT_THAT(put_away(), Contains("waiting: users.csv"));
  exports("delta", user(3, "Older"));
  a_night();
  EXPECT_EQ(entries(fs::path(drop) / "taking"), 1U) << "it comes after the one that waits";
  exports("bulk", users(40));
  a_night();
  minute();
  EXPECT_EQ(imports(), 2);
  EXPECT_EQ(entries(fs::path(drop) / "taking"), 0U);
  EXPECT_EQ(entries(fs::path(drop) / "waiting"), 0U);
  EXPECT_EQ(entries(fs::path(drop) / "refused"), 2U);
  EXPECT_THAT(reports(), HasSubstr("Newer files came"));
}

TEST_F(DropFolderTest, F1_A_the_files_of_an_export_that_are_not_read_stay_closed) {
  exports("bulk", users(3));
  puts("courses.csv", "sourcedId,title\nc1,Chemistry\n");
  puts("demographics.csv", std::string("sourcedId,birthDate\nn1,2013-05-05\0\n", 34));
  puts("calendar.csv", holidays);
  a_night();
  EXPECT_EQ(here(), 3) << reports();
  EXPECT_THAT(opened, ElementsAre("calendar.csv", "manifest.csv", "users.csv"));
  EXPECT_THAT(put_away(), AllOf(SizeIs(5), Contains("done: demographics.csv")));
}

TEST_F(DropFolderTest, F1_R_a_plain_list_beside_an_export_is_refused_with_its_reason) {
  exports("bulk", users(3));
  puts("students.csv", everybody);
  a_night();
  EXPECT_EQ(here(), 0);
  EXPECT_THAT(reports(), HasSubstr("lies beside a OneRoster export"));
}

TEST_F(DropFolderTest, F3_A_what_was_refused_is_looked_at_anew) {
  puts("students.csv", "");
  const auto time = fs::last_write_time(fs::path(drop) / "students.csv");
  a_night();
  EXPECT_THAT(put_away(), ElementsAre("refused: students.csv"));
  for (const std::string& content : {std::string(), everybody}) {
    puts("students.csv", content);
    fs::last_write_time(fs::path(drop) / "students.csv", time);
    a_night();
  }
  EXPECT_EQ(here(), 40);
  EXPECT_THAT(put_away(),
              UnorderedElementsAre("refused: students.csv", "refused: students.csv", "done: students.csv"));
}

TEST_F(DropFolderTest, F3_R_after_lost_changes_it_asks_for_everybody_until_they_came) {
  exports("bulk", users(40));
  a_night();
  exports("delta", user(3, "Lost") + "\"broken");
  a_night();
  ASSERT_THAT(told(), SizeIs(1)) << reports();
  EXPECT_THAT(told()[0], HasSubstr("drop an export of everybody once"));
  exports("delta", user(4, "Taken"));
  a_night();
  EXPECT_EQ(imports(), 2);
  EXPECT_THAT(check(), HasSubstr("were not taken, and later ones don't hold them again"));
  exports("delta", user(5, "Lost") + "\"broken");
  a_night();
  EXPECT_THAT(told(), SizeIs(1)) << "that was told";
  exports("bulk", users(40));
  a_night();
  EXPECT_THAT(check(), Not(HasSubstr("not taken")));
}

TEST_F(DropFolderTest, F3_A_everybody_brought_in_by_hand_makes_good_for_lost_changes) {
  exports("bulk", users(40));
  a_night();
  exports("delta", user(3, "Lost") + "\"broken");
  a_night();
  ASSERT_THAT(check(), HasSubstr("were not taken, and later ones don't hold them again"));
  const auto by_hand = [this](const std::string& mode) {
    folder.put("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.users," + mode + "\n");
    folder.put(
        "users.csv",
        "sourcedId,status,dateLastModified,enabledUser,role,givenName,familyName,grades\n" + users(40));
    Request request{"", now, {"command line", ""}, {"command line", "", true}, "import", ""};
    request.fields = {{"oneroster", folder.file(".")}, {"apply", "yes"}};
    return card_text(ask(std::move(request)).card);
  };
  EXPECT_THAT(by_hand("delta"), HasSubstr("Imported"));
  EXPECT_THAT(check(), HasSubstr("were not taken")) << "they were not everybody";
  EXPECT_THAT(by_hand("bulk"), HasSubstr("Imported"));
  EXPECT_THAT(check(), Not(HasSubstr("not taken")));
  exports("delta", user(4, "Lost too") + "\"broken");
  a_night();
  EXPECT_THAT(check(), HasSubstr("were not taken")) << "and what is lost after that is told again";
  EXPECT_THAT(told(), SizeIs(2));
}

TEST_F(DropFolderTest,
       F3_R_what_must_wait_for_the_rest_of_another_roster_says_so_once_and_is_not_read_again) {
  const auto in_store = [this](std::function<void(Db&)> work) {
    auto done = asio::co_spawn(io, desk->with_store(std::move(work)), asio::use_future);
    while (done.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      io.run_one_for(std::chrono::milliseconds(20));
  };
  in_store([at = now](Db& db) { unfinished::put(db, {"students:1", at}); });
  puts("calendar.csv", holidays);
  a_night();
  minute();
  minute();
  EXPECT_THAT(opened, ElementsAre("calendar.csv")) << "not each minute";
  EXPECT_THAT(notes, ElementsAre(HasSubstr("wait for the rest of a roster that is partly in")));
  in_store([](Db& db) { unfinished::drop(db); });
  minute();
  EXPECT_THAT(put_away(), ElementsAre("done: calendar.csv"));
}

TEST_F(DropFolderTest, F3_R_the_lists_of_a_night_are_looked_at_where_a_part_of_others_is_in) {
  auto put = asio::co_spawn(io, desk->with_store([at = now](Db& db) {
    unfinished::put(db, {"students+calendar:1", at});
  }),
                            asio::use_future);
  settle();
  puts("students.csv", everybody);
  a_night();
  EXPECT_THAT(put_away(), ElementsAre("waiting: students.csv"));
  ASSERT_THAT(told(), SizeIs(1));
  EXPECT_THAT(told()[0], HasSubstr("is only partly in. This is another roster."));
}

TEST_F(DropFolderTest, what_strayed_into_our_folders_is_left_there_and_stops_nothing) {
  puts("students.csv", everybody);
  a_night();
  const fs::path done = fs::directory_iterator(fs::path(drop) / "done")->path();
  fs::create_directory(done / "a folder");
  for (const char* stray : {"done/notes.txt", "waiting/notes.txt", "taking/notes.txt"})
    std::ofstream(fs::path(drop) / stray) << "by hand";
  fs::create_directory(fs::path(drop) / "waiting/by hand");
  now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) +
        std::chrono::hours(24 * 15);
  minute();
  EXPECT_THAT(troubles, IsEmpty());
  EXPECT_FALSE(fs::exists(done / "students.csv"));
  for (const char* stray : {"done/notes.txt", "waiting/notes.txt", "waiting/by hand", "taking/notes.txt"})
    EXPECT_TRUE(fs::exists(fs::path(drop) / stray)) << stray;
  for (const char* stray : {"done/notes.txt", "waiting/notes.txt"}) fs::remove(fs::path(drop) / stray);
}

TEST_F(DropFolderTest, R_a_stop_between_two_files_leaves_the_second_for_the_next_start) {
  puts("a.zip", "no zip");
  puts("b.zip", "no zip");
  on_its_way = [this] { asio::co_spawn(io, folder_->finish(), asio::detached); };
  a_night();
  EXPECT_THAT(put_away(), ElementsAre("refused: a.zip"));
  EXPECT_EQ(entries(fs::path(drop) / "taking"), 1U);
  on_its_way = nullptr;
  restart();
  minute();
  EXPECT_THAT(put_away(), UnorderedElementsAre("refused: a.zip", "refused: b.zip"));
}

TEST_F(DropFolderTest, R_a_stop_does_not_wait_for_a_desk_that_never_answers) {
  DropFolder stuck(
      drop,
      [this](Request) -> asio::awaitable<Reply> {
        asio::steady_timer never(io, std::chrono::hours(1));
        co_await never.async_wait(asio::use_awaitable);
        co_return Reply{};
      },
      [](std::string_view, bool) {});
  puts("students.csv", everybody);
  stuck.look(io, now);
  io.run_for(std::chrono::milliseconds(50));
  stuck.look(io, now);
  io.run_for(std::chrono::milliseconds(50));
  ASSERT_TRUE(stuck.under_way());
  auto stopped = asio::co_spawn(io, stuck.finish(std::chrono::milliseconds(50)), asio::use_future);
  io.run_for(std::chrono::milliseconds(500));
  EXPECT_EQ(stopped.wait_for(std::chrono::seconds(0)), std::future_status::ready);
  EXPECT_EQ(entries(fs::path(drop) / "taking"), 1U) << "found again after a start";
}

TEST_F(DropFolderTest, R_a_manifest_without_end_announces_nothing) {
  puts("manifest.csv",
       "propertyName,value\noneroster.version,1.1\nfile.users,bulk\n" + std::string(100'000, ' ') + "\n");
  a_night();
  EXPECT_THAT(put_away(), ElementsAre("refused: manifest.csv"));
}

TEST_F(DropFolderTest, X_18_A_names_of_the_world_are_taken) {
  std::string csv = students_header;
  int number = 0;
  for (const auto& [given, family] : roster::names_of_the_world)
    csv += "w" + std::to_string(++number) + ",\"" + family + "\",\"" + given + "\",7,7A\n";
  puts("students.csv", csv);
  a_night();
  EXPECT_EQ(here(), number);
  EXPECT_THAT(reports(), HasSubstr("rejected 0"));
}

TEST_F(DropFolderTest, X_18_R_names_that_deceive_or_break_are_rejected_in_the_report_without_the_name) {
  puts("students.csv", everybody);
  a_night();
  for (const auto& hostile : roster::hostile_names) {
    puts("students.csv", everybody + "h1,\"" + hostile.family + "\",\"" + hostile.given + "\",7,7A\n");
    a_night();
    EXPECT_EQ(here(), 40) << hostile.what;
    EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students WHERE sis_id = 'h1'"), 0) << hostile.what;
    EXPECT_THAT(reports(), AllOf(HasSubstr("rejected 1"), Not(HasSubstr(hostile.given)))) << hostile.what;
  }
}

// Nobody looks at what comes at night: names whose letters were put right wait for somebody who does.
TEST_F(DropFolderTest, F2_R_letters_that_were_put_right_wait_to_be_looked_at) {
  puts("students.csv", everybody +
                           "n90,N\xFA\xF1"
                           "ez,Jos\xE9,7,7A\n");
  a_night();
  EXPECT_EQ(here(), 0);
  ASSERT_THAT(told(), testing::SizeIs(1));
  EXPECT_THAT(told()[0], AllOf(HasSubstr("1 name had letters that went wrong in the export"),
                               HasSubstr("[Look at it]"), Not(HasSubstr("Núñez"))));
  const Reply look = admin("import", {{"waiting", "yes"}});
  EXPECT_THAT(card_text(look.card), AllOf(HasSubstr("students line 42"), HasSubstr("[Apply]")));
}

}  // namespace
}  // namespace knownby
