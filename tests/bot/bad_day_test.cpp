// Days on which much goes wrong at once: weeks asleep, a restore in the morning, a file damaged while in use.

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>
#include <fstream>

#include "bot/desk.hpp"
#include "commands/words/card_text.hpp"
#include "store/engine/backup.hpp"
#include "store/query.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;

class BadDayTest : public testing::Test {
 protected:
  BadDayTest() {
    Db db(store);
    fill_school(db);
  }
  void open() {
    desk = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, lincoln_policy()});
    desk->on_broken([this] { ++alarms; });
  }
  std::string ask(Request request) {
    auto reply = asio::co_spawn(io, desk->ask(std::move(request)), asio::use_future);
    io.restart();
    io.run();
    return card_text(reply.get().card);
  }
  void tick(std::chrono::sys_seconds now) {
    Request request = strike();
    request.now = now;
    ask(std::move(request));
  }
  std::int64_t cards() { return rows_in(store, "SELECT count(*) FROM outbox"); }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  std::unique_ptr<Desk> desk;
  int alarms = 0;
};

TEST_F(BadDayTest, R_09_after_three_weeks_asleep_the_latest_card_alone_comes) {
  open();
  tick(chicago(19, 7, 29));
  const auto weeks_later =
      chicago(19, 9, 0) + std::chrono::days(21) + std::chrono::hours(1);  // 9:00 CST, 9 Nov
  tick(weeks_later);
  EXPECT_EQ(cards(), 1);
  tick(weeks_later + std::chrono::minutes(1));
  EXPECT_EQ(cards(), 1);
  desk->close();
}

TEST_F(BadDayTest, X25_a_restore_posts_no_card_a_second_time) {
  {
    Db db(store);
    backup::to_file(db, folder.file("copy.db"));  // in the night
  }
  open();
  tick(chicago(19, 7, 30));
  EXPECT_EQ(cards(), 1);
  desk->close();
  backup::restore(folder.file("copy.db"), store);
  open();
  tick(chicago(19, 9, 0));
  EXPECT_EQ(cards(), 0) << "it stands in the channel since 7:30";
  tick(chicago(19, 7, 30) + std::chrono::days(7));
  EXPECT_EQ(cards(), 1);
  desk->close();
}

TEST_F(BadDayTest, R_03_damage_found_by_whoever_only_asks_raises_the_alarm) {
  open();
  {
    std::fstream file(store, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    const std::string noise(std::filesystem::file_size(store) - 4096, '\x5a');
    file.write(noise.data(), static_cast<std::streamsize>(noise.size()));
  }
  // The writer still has its pages in memory; whoever reads looks at the file anew after this.
  EXPECT_THAT(ask(rivera("bobby")), testing::HasSubstr("Logged: Bobby Chen"));
  EXPECT_THAT(ask(rivera("card bobby")), testing::HasSubstr("My disk has a fault"));
  ask(rivera("who hasn't"));
  EXPECT_EQ(alarms, 1);
  EXPECT_FALSE(desk->writable());
  EXPECT_THAT(ask(rivera("maya")), testing::HasSubstr("This was not saved")) << "nothing more goes in";
  desk->close();
}

}  // namespace
}  // namespace knownby
