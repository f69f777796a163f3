// The folder in which the school's system leaves its roster each night (PRODUCT F.3).
#include "bot/roster/drop_folder.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "bot/desk.hpp"
#include "commands/words/card_json.hpp"
#include "commands/words/card_text.hpp"
#include "store/outbox.hpp"
#include "store/students.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string header = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";

class DropFolderTest : public testing::Test {
 protected:
  DropFolderTest() {
    fs::create_directory(drop);
    Db db(store);
    fill_school(db);
    for (int at = 0; at < 40; ++at) add(at);
    db.begin();
    for (const Student& one : students::all(db)) {
      Student gone = one;
      gone.left = std::chrono::local_days{std::chrono::year{2026} / 9 / 1};
      students::put(db, gone);
    }
    db.commit();
    restart();
  }
  ~DropFolderTest() override {
    settle();
    folder_.reset();
    desk->close();
  }

  void add(int number) {
    everybody += "n" + std::to_string(number) + ",Family" + std::to_string(number) + ",Given" +
                 std::to_string(number) + ",7," + (number % 2 == 0 ? "7A" : "7B") + "\n";
  }
  void restart() {
    folder_.reset();
    if (desk) desk->close();
    Policy policy = lincoln_policy();
    policy.roster_watch = drop;
    desk = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, policy});
    folder_.emplace(
        drop, [this](Request request) { return desk->ask(std::move(request)); },
        [this](std::string_view words, bool is_trouble) {
          (is_trouble ? troubles : notes).emplace_back(words);
        });
  }
  // The school's system writes a file; minutes differ, as nights do.
  void puts(const std::string& name, const std::string& content) {
    std::ofstream(fs::path(drop) / name, std::ios::binary) << content;
    fs::last_write_time(fs::path(drop) / name,
                        fs::file_time_type::clock::now() + std::chrono::minutes(++written));
  }
  void settle() {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    do io.run_one_for(std::chrono::milliseconds(20));
    while (folder_->under_way() && std::chrono::steady_clock::now() < until);
  }
  void minute() {
    now += std::chrono::minutes(1);
    folder_->look(io, now);
    settle();
  }
  void a_night() {
    minute();
    minute();
  }
  Reply ask(Request request) {
    auto answer = asio::co_spawn(io, desk->ask(std::move(request)), asio::use_future);
    while (answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      io.run_one_for(std::chrono::milliseconds(20));
    return answer.get();
  }
  Reply admin(const std::string& verb, Fields fields) {
    Request request{"", now, {"console", "lindqvist"}, {"console", "dm", true}, verb, "", std::move(fields)};
    return ask(std::move(request));
  }
  // "done: students.csv", one a drop.
  std::vector<std::string> put_away() {
    std::vector<std::string> found;
    for (const char* place : {"done", "refused", "waiting"}) {
      if (!fs::exists(fs::path(drop) / place)) continue;
      for (const auto& one : fs::directory_iterator(fs::path(drop) / place))
        for (const auto& file : fs::directory_iterator(one.path()))
          if (file.path().filename() != "report.txt")
            found.push_back(std::string(place) + ": " + file.path().filename().string());
    }
    return found;
  }
  std::string reports() {
    std::string all;
    for (const auto& one : fs::recursive_directory_iterator(drop)) {
      if (one.path().filename() != "report.txt") continue;
      std::ifstream in(one.path());
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }
  std::vector<std::string> told() {
    std::vector<std::string> cards;
    std::function<void(Db&)> look = [&](Db& db) {
      for (const Parcel& parcel : outbox::in_state(db, Parcel::State::pending, 100))
        if (parcel.key.starts_with("drop ") && parcel.platform == "console")
          cards.push_back(card_text(card_from_json(parcel.body)));
    };
    auto looked = asio::co_spawn(io, desk->with_store(look), asio::use_future);
    while (looked.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      io.run_one_for(std::chrono::milliseconds(20));
    return cards;
  }
  std::int64_t here() { return rows_in(store, "SELECT count(*) FROM students WHERE left_on IS NULL"); }
  std::int64_t imports() { return rows_in(store, "SELECT count(*) FROM audit WHERE action = 'import'"); }

  Folder folder;
  std::string store = folder.file("school.db"), drop = folder.file("drop");
  std::string everybody = header;
  std::vector<std::string> notes, troubles;
  std::chrono::sys_seconds now = chicago(14, 2, 30);
  int written = 0;
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> open = asio::make_work_guard(io);
  std::unique_ptr<Desk> desk;
  std::optional<DropFolder> folder_;
};

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
  puts("students.csv", header);
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

// The program is killed after the commit and before the file is moved, or before either.
TEST_F(DropFolderTest, R_a_kill_in_between_loses_nothing_and_applies_nothing_twice) {
  puts("students.csv", everybody);
  fs::copy_file(fs::path(drop) / "students.csv", folder.file("kept.csv"));
  fs::last_write_time(folder.file("kept.csv"), fs::last_write_time(fs::path(drop) / "students.csv"));
  minute();
  restart();
  EXPECT_EQ(here(), 0);
  a_night();
  EXPECT_EQ(imports(), 1);
  fs::rename(folder.file("kept.csv"), fs::path(drop) / "students.csv");  // as if it had never been moved
  restart();
  a_night();
  EXPECT_EQ(here(), 40);
  EXPECT_EQ(imports(), 1);
  EXPECT_FALSE(fs::exists(fs::path(drop) / "students.csv"));
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
  EXPECT_THAT(troubles, SizeIs(1));
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
