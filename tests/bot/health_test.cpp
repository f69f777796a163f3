// Whether it may be sent work: a line for each reason against it, and ready again once the reason is gone.

#include "bot/watch/health.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <limits>

#include "store/query.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using std::chrono::seconds;

class HealthTest : public testing::Test {
 protected:
  HealthTest() {
    settings.store = store;
    settings.least_disk = 1;
  }
  std::string ready(Health& health) {
    auto answer = asio::co_spawn(io, health.ready(), asio::use_future);
    io.restart();
    io.run();
    const net::HttpResponse told = answer.get();
    return std::to_string(told.status) + " " + told.body;
  }
  // What the desk's writer works with, as somebody else's trouble would leave it.
  void with_store(std::function<void(Db&)> work) {
    auto done = asio::co_spawn(io, desk.with_store(std::move(work)), asio::use_future);
    io.restart();
    io.run();
    done.get();
  }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(14, 10, 12)};
  Desk desk{io.get_executor(), DeskSettings{store, lincoln_policy()}};
  HealthSettings settings;
};

TEST_F(HealthTest, R_13_ready_is_a_write_that_went_through) {
  Health health(desk, clock, settings);
  EXPECT_EQ(ready(health), "200 ready\n");
  desk.close();
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM settings WHERE name = 'last_proof_of_writing'"), 1);
}

TEST_F(HealthTest, R_13_a_database_that_takes_nothing_in_is_noticed_within_ten_seconds_and_so_is_its_end) {
  Health health(desk, clock, settings);
  EXPECT_EQ(ready(health), "200 ready\n");
  with_store([](Db& db) { db.run("PRAGMA query_only = 1"); });
  clock.set(clock.now() + seconds(10));
  EXPECT_EQ(ready(health), "503 the database takes nothing in\n");
  with_store([](Db& db) { db.run("PRAGMA query_only = 0"); });
  EXPECT_EQ(ready(health), "200 ready\n");
}

TEST_F(HealthTest, R_13_a_proof_is_worth_nothing_once_the_clock_was_set_back) {
  Health health(desk, clock, settings);
  EXPECT_EQ(ready(health), "200 ready\n");
  with_store([](Db& db) { db.run("PRAGMA query_only = 1"); });
  clock.set(clock.now() - seconds(3600));
  EXPECT_EQ(ready(health), "503 the database takes nothing in\n");
}

TEST_F(HealthTest, R_13_a_disk_nearly_full_is_a_reason) {
  settings.least_disk = std::numeric_limits<std::uintmax_t>::max();
  Health health(desk, clock, settings);
  EXPECT_EQ(ready(health), "503 the disk is nearly full\n");
  EXPECT_EQ(health.alive().status, 200U);
}

TEST_F(HealthTest, R_13_half_a_gibibyte_is_what_it_wants_free) {
  EXPECT_EQ(HealthSettings().least_disk, 512U * 1024 * 1024);
}

TEST_F(HealthTest, R_12_stopping_is_a_reason_from_the_first_moment) {
  Health health(desk, clock, settings);
  EXPECT_EQ(ready(health), "200 ready\n");
  health.stopping();
  EXPECT_EQ(ready(health), "503 stopping\n");
}

TEST_F(HealthTest, R_13_a_clock_an_hour_off_the_platforms_is_a_reason_and_five_minutes_are_none) {
  std::optional<seconds> ahead;
  settings.clock_ahead = [&] { return ahead; };
  Health health(desk, clock, settings);
  EXPECT_EQ(ready(health), "200 ready\n") << "nobody told the time yet";
  for (const int fine : {-300, 0, 300}) {
    ahead = seconds(fine);
    EXPECT_EQ(ready(health), "200 ready\n") << fine;
  }
  ahead = seconds(3600);
  EXPECT_EQ(ready(health), "503 the clock is 60 minutes ahead of Slack's\n");
  ahead = seconds(-301);
  EXPECT_EQ(ready(health), "503 the clock is 5 minutes behind Slack's\n");
}

TEST_F(HealthTest, R_13_a_dead_platform_is_named_and_no_reason) {
  std::map<std::string, int> lines{{"slack", 0}, {"teams", 0}};
  settings.lines = [&] { return lines; };
  Health health(desk, clock, settings);
  EXPECT_EQ(ready(health), "200 ready\n");
  lines["slack"] = 2;
  EXPECT_EQ(ready(health), "200 ready\nslack does not answer: it is left alone for now\n");
  lines["slack"] = 1;
  EXPECT_EQ(ready(health), "200 ready\nslack does not answer: it is asked whether it is back\n");
}

}  // namespace
}  // namespace knownby
