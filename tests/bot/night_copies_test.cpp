// a copy each night, taken while the school goes on.
#include "bot/night_copies.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <filesystem>

#include "store/checkins.hpp"
#include "store/engine/copies.hpp"
#include "store/query.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using testing::HasSubstr;
using testing::IsEmpty;

class NightCopiesTest : public testing::Test {
 protected:
  NightCopiesTest() {
    Db db(store);
    fill_school(db);
    db.begin();
    for (int at = 0; at < 8000; ++at)
      checkins::add(db, {.student = StudentId{1}, .staff = StaffId{1}, .note = std::string(300, 'x')});
    db.commit();
  }
  ~NightCopiesTest() override {
    if (night) wait();
    night.reset();
  }
  void begin() {
    night.emplace(desk(), folder_of_copies, "America/Chicago",
                  [this](std::string_view words, bool is_trouble) {
                    (is_trouble ? troubles : notes).emplace_back(words);
                  });
  }
  Desk& desk() {
    if (!desk_) desk_ = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, lincoln_policy()});
    return *desk_;
  }
  void wait() {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (night->under_way() && std::chrono::steady_clock::now() < until)
      io.run_one_for(std::chrono::milliseconds(50));
    ASSERT_FALSE(night->under_way());
  }
  std::size_t after_looking_at(std::chrono::sys_seconds now) {
    night->look(io, now);
    wait();
    return copies::in(folder_of_copies).size();
  }
  std::vector<std::string> left_over() {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_of_copies))
      if (entry.path().extension() != ".backup") found.push_back(entry.path().string());
    return found;
  }

  Folder folder;
  std::string store = folder.file("school.db");
  std::string folder_of_copies = folder.file("copies");
  std::vector<std::string> notes, troubles;
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> open = asio::make_work_guard(io);
  std::unique_ptr<Desk> desk_;
  std::optional<NightCopies> night;
};

TEST_F(NightCopiesTest, X_25_A_the_first_comes_at_once_and_then_one_each_night_at_half_past_two) {
  begin();
  EXPECT_EQ(after_looking_at(chicago(14, 10, 0)), 1U);
  EXPECT_EQ(after_looking_at(chicago(14, 23, 59)), 1U);
  EXPECT_EQ(after_looking_at(chicago(15, 2, 29)), 1U);
  EXPECT_EQ(after_looking_at(chicago(15, 2, 30)), 2U);
  EXPECT_EQ(after_looking_at(chicago(15, 2, 31)), 2U);
  EXPECT_EQ(after_looking_at(chicago(18, 9, 0)), 3U) << "the server was off over the weekend";
  EXPECT_THAT(troubles, IsEmpty());
  ASSERT_EQ(notes.size(), 3U);
  EXPECT_THAT(notes[0], HasSubstr("the copy was checked"));
  EXPECT_THAT(left_over(), IsEmpty());
}

TEST_F(NightCopiesTest, X_25_A_what_is_logged_meanwhile_is_answered_and_is_in_the_copy) {
  begin();
  night->look(io, chicago(14, 2, 30));
  std::string answer;
  asio::co_spawn(io, desk().ask(rivera("bobby talked about book 1")), [&](std::exception_ptr, Reply reply) {
    answer = reply.card.title.empty() ? "something" : reply.card.title;
  });
  wait();
  EXPECT_FALSE(answer.empty());
  desk_->close();
  const auto kept = copies::in(folder_of_copies);
  ASSERT_EQ(kept.size(), 1U);
  backup::restore(kept[0].file, folder.file("back.db"));
  EXPECT_EQ(rows_in(folder.file("back.db"), "SELECT count(*) FROM checkins"), 8001);
}

TEST_F(NightCopiesTest, X_26_A_once_a_copy_is_good_the_plain_ones_of_older_versions_go) {
  folder.put("school.db.before-0005_colleagues", "SQLite format 3: names in the clear");
  begin();
  EXPECT_EQ(after_looking_at(chicago(14, 2, 30)), 1U);
  EXPECT_THAT(copies::beside(store), IsEmpty());
}

TEST_F(NightCopiesTest, X_25_R_a_failure_is_said_and_tried_again_after_an_hour) {
  folder.put("copies", "a file in its place");
  begin();
  after_looking_at(chicago(14, 2, 30));
  ASSERT_EQ(troubles.size(), 1U);
  EXPECT_THAT(troubles[0], HasSubstr("tonight's copy of the store failed"));
  std::filesystem::remove(folder_of_copies);
  EXPECT_EQ(after_looking_at(chicago(14, 3, 29)), 0U);
  EXPECT_EQ(after_looking_at(chicago(14, 3, 30)), 1U);
}

TEST_F(NightCopiesTest, X_25_R_one_given_up_because_the_bot_stops_leaves_nothing_behind) {
  begin();
  night->look(io, chicago(14, 2, 30));
  io.run_one_for(std::chrono::milliseconds(20));
  bool finished = false;
  asio::co_spawn(io, night->finish(), [&](std::exception_ptr) { finished = true; });
  while (!finished) io.run_one_for(std::chrono::milliseconds(50));
  EXPECT_FALSE(night->under_way());
  EXPECT_THAT(left_over(), IsEmpty());
  EXPECT_LE(copies::in(folder_of_copies).size(), 1U);
}

}  // namespace
}  // namespace knownby
