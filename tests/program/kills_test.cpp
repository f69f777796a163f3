// PROTOCOL F5: killed at any moment, over and over; what people saw is then compared with what the database
// says. 200 kills, or as many as KNOWNBY_KILLS says (10,000 before a release).

#include <gmock/gmock.h>

#include <csignal>
#include <cstdlib>
#include <map>
#include <thread>

#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"
#include "tests/fakes/slack/stand_in.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using State = Parcel::State;

class Killed : public testing::Test {
 protected:
  Killed() {
    {
      Db db(store);
      fill_school(db, "slack");
      db.run("UPDATE schedules SET stopped = 'no card of its own'");  // whatever the day the test runs on
    }
    folder.put("slack-signing-secret", test_signing_secret);
    folder.put("slack-bot-token", "loopback-token");
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
               "[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n"
               "[slack]\napp_id = 'A0KNOWNBY'\nteam_id = 'T0LINCOLN'\n[secrets]\ndirectory = '.'\n"
               "[loopback]\nslack_api = '" +
                   slack.url() + "'\nsettle_seconds = 1\n");
  }

  // A channel of its own for each: one history is one page.
  static std::string channel(int number) { return "C0TEAM" + std::to_string(number); }
  void put_card(int number) {
    const auto now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    Parcel card;
    card.key = "nudge:" + std::to_string(number) + ":2026-W43";
    card.platform = "slack";
    card.address = "T0LINCOLN:" + channel(number);
    card.body = to_json(Card{"Grade 7 this week", {says("8 students to reach this week.")}});
    card.not_before = now;
    card.deadline = now + std::chrono::hours(6);
    Db db(store);
    outbox::put(db, card);
  }
  std::map<State, std::int64_t> ledger() {
    Db db(store, Db::Mode::read);
    std::map<State, std::int64_t> counts;
    for (const State state :
         {State::pending, State::sending, State::ambiguous, State::sent, State::dead, State::expired})
      if (const std::int64_t count = outbox::count(db, state)) counts[state] = count;
    return counts;
  }
  Process serve() { return Process({"serve", "--config", folder.file("bot.toml")}, folder.file("output")); }

  Folder folder;
  fakes::StandIn slack;
  std::string store = folder.file("school.db");
};

TEST_F(Killed, F5_OverAndOverAtAnyMomentEachMessageIsSeenOnce) {
  const char* asked = std::getenv("KNOWNBY_KILLS");
  const int kills = asked == nullptr ? 200 : std::atoi(asked);
  constexpr int every = 4;  // kills to a message: most of them find something on its way
  std::uint64_t dice = 7;
  int cards = 0;
  for (int kill = 0; kill < kills; ++kill) {
    if (kill % every == 0) put_card(++cards);
    dice = dice * 6364136223846793005U + 1442695040888963407U;
    Process server = serve();
    std::this_thread::sleep_for(milliseconds((dice >> 33U) % 120));
    server.signal(SIGKILL);
    ASSERT_EQ(server.ended(seconds(10)), 128 + SIGKILL) << server.said();
  }
  Process last = serve();
  const std::map<State, std::int64_t> all_seen{{State::sent, cards}};
  for (int looks = 0; looks < 6'000 && ledger() != all_seen; ++looks)
    std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(ledger(), all_seen) << last.said();
  last.signal(SIGTERM);
  EXPECT_EQ(last.ended(seconds(20)), 0);
  for (int number = 1; number <= cards; ++number) EXPECT_EQ(slack.seen_in(channel(number)), 1U) << number;
}

}  // namespace
}  // namespace knownby
