// PROTOCOL F5, R-05, R-20c around the stroke of the clock: the program itself finds that the weekly card is
// due and puts it, and is killed just before, at any moment of it, and at each point of the call that shows
// it. Whatever happened, each week has its card once. 16 weeks, or as many as KNOWNBY_TICKS says.

#include <gmock/gmock.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <thread>

#include "store/query.hpp"
#include "tests/bot/talk.hpp"
#include "tests/program/school_on_slack.hpp"
#include "tests/program/told_week/told_time.hpp"

namespace knownby {
namespace {

using fakes::Point;
using std::chrono::milliseconds;
using std::chrono::seconds;

const std::string grade_7 = "C0GRADE7";

class KillsAtTheTick : public SchoolOnSlack {
 protected:
  KillsAtTheTick() {
    std::ofstream(config, std::ios::app) << "clock = 'clock'\n";
    Db db(store);
    db.run("UPDATE places SET address = $1 WHERE name = '#grade-7-team'", "T0LINCOLN:" + grade_7);
    due(db, time.now() + seconds(10));
  }
  // To Knownby and to Slack, which names its messages by the time.
  void it_is(std::chrono::sys_seconds now) {
    slack.with([&](fakes::WebApi& api) { api.ledger.it_is(now); });
    time.set(now);
  }
  static void due(Db& db, std::chrono::sys_seconds then) {
    db.run("UPDATE schedules SET next_due = $1", then);
  }
  std::chrono::sys_seconds next_due() const {
    return std::chrono::sys_seconds(seconds(rows_in(store, "SELECT next_due FROM schedules")));
  }
  std::int64_t week_cards() const { return rows_in(store, "SELECT count(*) FROM week_cards"); }
  std::int64_t cards_sent() const {
    return rows_in(
        store, "SELECT count(*) FROM outbox WHERE act = 'post' AND key LIKE 'nudge:%' AND state = 'sent'");
  }

  // Seconds before the stroke, and killed there and then where `at` says nothing of a call.
  void killed(std::optional<Point> at, milliseconds after_the_stroke) {
    Process server = serve();
    ASSERT_NE(server.port(), 0) << server.said();
    if (at) slack.stand_still(*at);
    if (after_the_stroke.count() >= 0) it_is(next_due());
    if (at) stood_still += comes_to_stand_still() ? 1 : 0;
    if (!at && after_the_stroke.count() > 0) std::this_thread::sleep_for(after_the_stroke);
    kill(server);
    slack.release();
    lands();
  }
  // Told time goes on meanwhile: the program may have woken after the stroke, and look again a minute later.
  bool comes_to_stand_still() {
    for (int looks = 0; looks < 90; ++looks) {
      if (slack.stands_still(seconds(1))) return true;
      it_is(time.now() + seconds(10));
    }
    return false;
  }
  // What had left before the kill has landed: told time passes so quickly that a look for it would come
  // first, which 25 seconds are for.
  void lands() {
    const std::size_t from = slack.url().rfind(':') + 1;
    const auto port = static_cast<unsigned short>(std::stoul(slack.url().substr(from)));
    const auto last = Talk(port).send("POST /api/last HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
    EXPECT_TRUE(last) << "whoever came before has been let in by now";
    EXPECT_TRUE(comes_true([this] { return slack.serves_nobody(); }));
  }
  // Time goes on until this week's card is there; it may have been looked for, or be tried again.
  void goes_on_until(std::int64_t weeks) {
    Process server = serve();
    ASSERT_NE(server.port(), 0) << server.said();
    EXPECT_TRUE(comes_true([&] {
      if (week_cards() == weeks && cards_sent() == weeks) return true;
      if (time.now() < last_due + std::chrono::hours(2)) it_is(time.now() + seconds(1));
      return false;
    })) << server.said();
    kill(server);
  }

  ToldTime time{folder, chicago(19, 7, 29) + seconds(50)};
  std::chrono::sys_seconds last_due{};
  int stood_still = 0;
};

TEST_F(KillsAtTheTick, F5_R_20c_whenever_it_is_killed_each_week_has_its_card_and_has_it_once) {
  const char* asked = std::getenv("KNOWNBY_TICKS");
  const int weeks = asked == nullptr ? 8 : std::atoi(asked);
  constexpr std::array points{Point::half_request, Point::whole_request, Point::done, Point::half_answer,
                              Point::answered};
  std::mt19937 dice{7};
  int calls = 0;
  for (int week = 1; week <= weeks && !HasFatalFailure(); ++week) {
    last_due = next_due();
    ASSERT_GT(last_due, time.now()) << "the school year is long enough";
    it_is(last_due - seconds(10));
    const auto turn = static_cast<std::size_t>(week % 8);
    if (turn < points.size()) {
      ++calls;
      killed(points.at(turn), milliseconds(0));
    } else if (turn == points.size()) {
      killed({}, milliseconds(-1));  // just before the stroke
    } else {
      killed({}, milliseconds(std::uniform_int_distribution(0, 40)(dice)));
    }
    it_is(std::max(time.now(), last_due));
    goes_on_until(week);
    EXPECT_EQ(slack.seen_in(grade_7), static_cast<std::size_t>(week));
  }
  EXPECT_GE(stood_still, calls * 3 / 4) << "of " << calls;
  EXPECT_EQ(rows_in(store, "SELECT count(DISTINCT week) FROM week_cards"), weeks);
  slack.with([&](fakes::WebApi& api) {
    EXPECT_EQ(api.ledger.deleted(), 0) << "nor was there one too many for a while";
  });
  std::cout << weeks << " weeks, each with a kill about the stroke of the clock: " << slack.seen_in(grade_7)
            << " cards seen, " << week_cards() << " written down\n";
}

}  // namespace
}  // namespace knownby
