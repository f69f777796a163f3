// A new school year in the watched folder waits for a look, and is kept a copy of before it (PRODUCT F.3).
#include "commands/clerk.hpp"
#include "store/engine/backup.hpp"
#include "store/engine/copies.hpp"
#include "tests/bot/roster/drop_folder_fixture.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class NewYearDrop : public DropFolderTest {
 protected:
  // Twenty in grade 7 and twenty in grade 8; a year on these are gone, those a grade higher, and twenty new.
  static std::string school(int first_of_eight, int first_of_seven) {
    std::string csv = students_header;
    for (const auto& [first, grade] : {std::pair{first_of_eight, "8"}, {first_of_seven, "7"}})
      for (int number = first; number < first + 20; ++number)
        csv += "n" + std::to_string(number) + ",Family" + std::to_string(number) + ",Given," + grade + "," +
               grade + "A\n";
    return csv;
  }
  void SetUp() override {
    puts("students.csv", school(100, 120));
    a_night();
    ASSERT_EQ(here(), 40);
    now += std::chrono::hours(24) * 306;  // Mon 16 Aug 2027, in the morning
  }
  std::string copy() const { return store + ".before-new-year"; }
  // The look at next year's list, and what its Apply sends.
  Fields looked_at() {
    puts("students.csv", school(120, 140));
    a_night();
    const std::string id = fs::directory_iterator(fs::path(drop) / "waiting")->path().filename().string();
    const Reply look = admin("import", {{"waiting", id}});
    return std::get<Buttons>(look.card.blocks.back()).buttons.front().fields;
  }
  Request applied(const Fields& fields) const {
    Request request;
    request.now = now;
    request.speaker = Speaker{"command line", "admin"};
    request.verb = "import";
    request.fields = fields;
    return request;
  }
  std::int64_t students_in_copy() {
    const std::string opened_copy = folder.file("opened.db");
    backup::unpack(copy(), opened_copy, SchoolKey::of_rehearsals());
    { const Db made_ready(opened_copy); }
    return rows_in(opened_copy, "SELECT count(*) FROM students");
  }
};

TEST_F(NewYearDrop, F3_A_it_waits_for_a_look_and_begins_once_somebody_says_so) {
  puts("students.csv", school(120, 140));
  a_night();
  ASSERT_THAT(told(), SizeIs(1));
  EXPECT_THAT(told()[0],
              AllOf(HasSubstr("A roster waits for you"), HasSubstr("A new school year begins with them."),
                    HasSubstr("20 students move up a grade, 20 left after Grade 8, 20 are new."),
                    Not(HasSubstr("Family"))));
  EXPECT_THAT(put_away(), Contains("waiting: students.csv"));
  const std::string id = fs::directory_iterator(fs::path(drop) / "waiting")->path().filename().string();
  const Reply look = admin("import", {{"waiting", id}});
  EXPECT_THAT(card_text(look.card), AllOf(HasSubstr("The new school year"), HasSubstr("[Apply]")));
  EXPECT_FALSE(fs::exists(copy())) << "a look keeps nothing";
  const Button apply = std::get<Buttons>(look.card.blocks.back()).buttons.front();
  EXPECT_THAT(card_text(admin("import", apply.fields).card),
              AllOf(HasSubstr("Imported"), HasSubstr("school.db.before-new-year: “knownby restore”")));
  EXPECT_TRUE(fs::exists(copy()));
  EXPECT_EQ(rows_in(store,
                    "SELECT count(*) FROM students WHERE left_on IS NULL AND grade_id = "
                    "(SELECT id FROM groups WHERE kind = 'grade' AND code = '8')"),
            20);
  minute();
  EXPECT_THAT(put_away(), Not(Contains("waiting: students.csv")));
}

TEST_F(NewYearDrop, F3_R_a_file_cut_in_half_is_an_alarm_as_ever) {
  std::string half = school(120, 140);
  for (int number = 120; number < 130; ++number) {
    const std::size_t at = half.find("n" + std::to_string(number) + ",");
    half.erase(at, half.find('\n', at) + 1 - at);
  }
  puts("students.csv", half);
  a_night();
  ASSERT_THAT(told(), SizeIs(1));
  EXPECT_THAT(told()[0], AllOf(HasSubstr("would change more than I do by myself"),
                               HasSubstr("10 of 20 students of Grade 7 are not in the file.")));
  EXPECT_EQ(here(), 40);
}

TEST_F(NewYearDrop, F3_R_what_was_applied_with_a_look_of_before_is_not_taken_for_a_new_year) {
  puts("students.csv", school(120, 140));
  a_night();
  const std::string id = fs::directory_iterator(fs::path(drop) / "waiting")->path().filename().string();
  EXPECT_THAT(card_text(admin("import", {{"waiting", id}, {"apply", "yes"}}).card),
              HasSubstr("and it did not when you looked. Nothing was changed"));
  EXPECT_EQ(here(), 40);
  EXPECT_FALSE(fs::exists(copy()));
}

TEST_F(NewYearDrop, F3_R_pressed_twice_at_once_the_copy_is_of_before_all_the_same) {
  const Fields apply = looked_at();
  const std::int64_t before = rows_in(store, "SELECT count(*) FROM students");
  int answered = 0;
  for (int press = 0; press < 3; ++press)
    asio::co_spawn(io, desk->ask(applied(apply)),
                   [&](const std::exception_ptr&, const Reply&) { ++answered; });
  while (answered < 3) io.run_one_for(std::chrono::milliseconds(20));
  EXPECT_EQ(imports(), 2) << "the first year's, and this one";
  EXPECT_EQ(students_in_copy(), before) << "nobody of the new year";
  EXPECT_THAT(copies::beside(store), ElementsAre(copy())) << "nothing else is left";
}

TEST_F(NewYearDrop, F3_R_where_no_copy_can_be_made_the_old_year_stays_open_and_the_former_copy_is_kept) {
  const Fields apply = looked_at();
  std::ofstream(copy()) << "of the year before";
  desk->close();
  Db db(store);
  Policy policy = lincoln_policy();
  policy.roster_watch = drop;
  Clerk clerk(db, policy, Lane::changes);
  const Answer answer = clerk.serve(applied(apply)).value();  // in a hurry: nothing goes aside
  EXPECT_THAT(
      card_text(answer.reply.card),
      AllOf(HasSubstr("couldn't make it just now. Nothing was changed;"), Not(HasSubstr("Imported"))));
  EXPECT_EQ(here(), 40);
  EXPECT_EQ(fs::file_size(copy()), 18U);
}

TEST_F(NewYearDrop, F3_R_where_the_disk_takes_nothing_the_year_is_not_begun_and_the_former_copy_is_kept) {
  const Fields apply = looked_at();
  std::ofstream(copy()) << "of the year before";
  const auto disk_takes = [this](bool is_there) {
    std::function<void(Db&)> work = [is_there](Db& db) {
      is_there ? db.run("PRAGMA query_only = 0") : db.run("PRAGMA query_only = 1");
    };
    auto done = asio::co_spawn(io, desk->with_store(work), asio::use_future);
    while (done.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      io.run_one_for(std::chrono::milliseconds(20));
  };
  disk_takes(false);
  EXPECT_THAT(card_text(admin("import", apply).card), HasSubstr("My disk takes nothing in just now"));
  EXPECT_EQ(fs::file_size(copy()), 18U);
  disk_takes(true);
  EXPECT_THAT(card_text(admin("import", apply).card), HasSubstr("Imported"));
  EXPECT_GT(fs::file_size(copy()), 18U);
}

TEST_F(NewYearDrop, F3_A_the_next_nights_list_of_the_same_year_is_taken_by_itself) {
  puts("students.csv", school(120, 140));
  a_night();
  const std::string id = fs::directory_iterator(fs::path(drop) / "waiting")->path().filename().string();
  const Reply look = admin("import", {{"waiting", id}});
  admin("import", std::get<Buttons>(look.card.blocks.back()).buttons.front().fields);
  minute();
  now += std::chrono::hours(24);
  puts("students.csv", school(120, 140) + "n160,Family160,Given,7,7A\n");
  a_night();
  EXPECT_EQ(here(), 41);
  EXPECT_THAT(troubles, IsEmpty());
}

}  // namespace
}  // namespace knownby
