// PROTOCOL F5 and R-06 in Teams, which takes no key and shows a bot nothing: killed over and over, the
// program shows each card once at most, and what nobody can know it calls in doubt. 60 kills, or as many as
// KNOWNBY_KILLS says.

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "tests/bot/school.hpp"
#include "tests/fakes/teams/stand_in.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using fakes::Lie;
using std::chrono::milliseconds;
using std::chrono::seconds;
using State = Parcel::State;

class KillsInTeams : public testing::Test {
 protected:
  KillsInTeams() {
    {
      Db db(store);
      fill_school(db);
      db.run("DELETE FROM calendar_days WHERE kind = 'first_day'");
      db.run("UPDATE calendar_days SET day = 0");  // a year long over: the clock brings no card of its own
    }
    folder.put("teams-app-password", "loopback-password");
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = "
               "'school.db'\n[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n"
               "[teams]\napp_id = '" +
                   teams::lincoln.app_id + "'\ntenant_id = '" + teams::lincoln.tenant_id +
                   "'\n[secrets]\ndirectory = '.'\n[loopback]\nsettle_seconds = 1\n" + microsoft.loopback());
  }

  static std::string conversation_of(int card) { return "19:team" + std::to_string(card) + "@thread.tacv2"; }
  static std::string key_of(int card) { return "nudge:" + std::to_string(card) + ":2026-W43"; }
  void another_card_is_due() {
    const auto now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    const std::string conversation = conversation_of(++cards);
    microsoft.with([&](fakes::Connector& connector) { connector.conversations.insert(conversation); });
    Parcel card;
    card.key = key_of(cards);
    card.platform = "teams";
    card.address = teams::lincoln.tenant_id + ":channel:" + conversation;
    card.body = to_json(Card{"Grade 7 this week", {says("8 students to reach this week.")}});
    card.not_before = now;
    card.deadline = now + std::chrono::hours(6);
    Db db(store);
    outbox::put(db, card);
  }
  void a_minute_passes() {
    Db(store).run(
        "UPDATE outbox SET not_before = not_before - 60, last_sent = last_sent - 60 "
        "WHERE state IN ('pending', 'sending', 'ambiguous')");
  }
  void teams_lies() {
    constexpr std::array lies{Lie::none, Lie::throttled, Lie::done_then_502, Lie::done_then_lost};
    microsoft.with(
        [&](fakes::Connector& connector) { connector.lies.push_back(lies.at(dice() % lies.size())); });
  }
  Process serve() { return Process({"serve", "--config", folder.file("bot.toml")}, folder.file("output")); }
  std::int64_t under_way() {
    return rows_in(store, "SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')");
  }

  Folder folder;
  fakes::Microsoft microsoft;
  const std::string store = folder.file("school.db");
  std::mt19937 dice{7};
  int cards = 0;
};

TEST_F(KillsInTeams, F5_R_06_each_card_is_seen_once_at_most_and_what_is_not_known_is_said_to_be_in_doubt) {
  const char* asked = std::getenv("KNOWNBY_KILLS");
  const int kills = asked == nullptr ? 60 : std::atoi(asked);
  for (int kill = 0; kill < kills; ++kill) {
    a_minute_passes();
    if (kill % 2 == 0) another_card_is_due();
    if (dice() % 3 == 0) teams_lies();
    Process server = serve();
    std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution(0, 300)(dice)));
    server.signal(SIGKILL);
    ASSERT_EQ(server.ended(seconds(10)), 128 + SIGKILL) << server.said();
  }
  for (int life = 0; life < 20 && under_way() > 0; ++life) {
    a_minute_passes();
    Process server = serve();
    EXPECT_NE(server.port(), 0) << server.said();
    for (int looks = 0; looks < 300 && under_way() > 0; ++looks)
      std::this_thread::sleep_for(milliseconds(10));
    server.signal(SIGTERM);
    EXPECT_EQ(server.ended(seconds(20)), 0) << server.said();
  }
  EXPECT_EQ(under_way(), 0);
  std::map<State, int> known;
  for (int card = 1; card <= cards; ++card) {
    Db db(store, Db::Mode::read);
    const Parcel parcel = outbox::with_key(db, key_of(card)).value();
    const std::size_t seen = microsoft.with(
        [&](fakes::Connector& connector) { return connector.seen_in(conversation_of(card)).size(); });
    ++known[parcel.state];
    if (parcel.state == State::sent) {
      EXPECT_EQ(seen, 1U) << parcel.key;
    } else {
      EXPECT_EQ(parcel.state, State::ambiguous) << parcel.key << " " << parcel.trouble;
      EXPECT_LE(seen, 1U) << parcel.key;
    }
  }
  EXPECT_GT(known[State::sent], 0);
  std::cout << kills << " kills: " << known[State::sent] << " cards seen once, " << known[State::ambiguous]
            << " in doubt and seen once at most\n";
}

}  // namespace
}  // namespace knownby
