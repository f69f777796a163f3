// A school that uses Slack and Teams at once, lived by one real program over HTTP on both sides: one roster,
// Ms. Rivera with an account on each, and Grade 7's team with a channel on each. What she does on one side
// stands on the cards of both, and her check-ins are one set wherever she asks for them.

#include <gmock/gmock.h>

#include <csignal>

#include "store/places.hpp"
#include "store/query.hpp"
#include "store/schedules.hpp"
#include "store/staff.hpp"
#include "tests/bot/talk.hpp"
#include "tests/fakes/slack/stand_in.hpp"
#include "tests/program/conversation.hpp"
#include "tests/program/process.hpp"
#include "tests/program/told_week/said_in_teams.hpp"
#include "tests/program/told_week/told_time.hpp"

namespace knownby {
namespace {

using nlohmann::json;
using std::chrono::seconds;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class BothPlatforms : public testing::Test {
 protected:
  BothPlatforms() {
    RehearsalSettings settings = sample_settings();
    settings.store = store();
    rehearsed({"help"}, settings);
    folder.put("slack-signing-secret", test_signing_secret);
    folder.put("slack-bot-token", "loopback-token");
    folder.put("teams-app-password", "loopback-password");
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln Middle School'\ntime_zone = 'America/Chicago'\n[store]\npath = "
               "'school.db'\n[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n[slack]\napp_id = "
               "'A0KNOWNBY'\nteam_id = 'T0LINCOLN'\n[teams]\napp_id = '" +
                   teams::lincoln.app_id + "'\ntenant_id = '" + teams::lincoln.tenant_id +
                   "'\n[secrets]\ndirectory = '.'\n[loopback]\nclock = 'clock'\nslack_api = '" + slack.url() +
                   "'\nsettle_seconds = 1\n" + microsoft.loopback());
    slack.with([](fakes::WebApi& api) {
      for (const char* channel : {"C0GRADE7", "C0GRADE8"}) api.channels.insert(channel);
    });
    microsoft.with([](fakes::Connector& connector) {
      connector.object_ids[teams::rivera_id] = teams::rivera_object;
      connector.conversations = {teams::rivera_chat, teams::grade_7};
      connector.members[teams::grade_7] =
          json::array({{{"id", teams::rivera_id}, {"objectId", teams::rivera_object}, {"userRole", "user"}}});
    });
    move_in();
  }

  std::string store() const { return folder.file("school.db"); }
  // Grade 7's channel is on Slack, and what was Grade 6's is its other one, in Teams.
  void move_in() {
    Db db(store());
    const StaffId rivera = staff::by_account(db, "console", "1006").value().id;
    staff::link(db, "slack", "T0LINCOLN:U0RIVERA", rivera);
    staff::link(db, "teams", teams::rivera_key, rivera);
    settle(db, "#grade-8-team", "slack", "T0LINCOLN:C0GRADE8");
    const PlaceId seven = settle(db, "#grade-7-team", "slack", "T0LINCOLN:C0GRADE7");
    const PlaceId other = settle(db, "#grade-6-team", "teams", teams::grade_7_address);
    places::map(db, other, places::find(db, seven)->group.value());
  }
  static PlaceId settle(Db& db, const std::string& name, const std::string& platform,
                        const std::string& address) {
    db.run("UPDATE places SET platform = $1, address = $2 WHERE name = $3", platform, address, name);
    const PlaceId place = places::at(db, platform, address).value().id;
    staff_only(db, place);
    return place;
  }

  void says_on_slack(const std::string& words) {
    const std::string name = std::to_string(++said);
    const std::string message =
        slack_message(words, "Ev" + name, std::to_string(1'792'012'319 + said) + ".000200");
    taken(slack_event(message, time.now()));
  }
  void says_in_teams(const std::string& words) { taken(said_in_teams(microsoft, words, ++said, time.now())); }
  void taken(const std::string& request) {
    const auto got = Talk(server->port()).send(request);
    ASSERT_TRUE(got && got->status == 200) << server->said();
  }

  // All that Ms. Rivera was told alone, and what stands in Grade 7's two channels.
  std::string told_on_slack() {
    return slack.with([](fakes::WebApi& api) {
      std::string all;
      for (const fakes::Seen& one : api.ledger.everyone_sees("D0RIVERA")) all += one.message.dump() + '\n';
      return all;
    });
  }
  std::string told_in_teams() {
    return microsoft.with([](fakes::Connector& connector) {
      std::string all;
      for (const auto& one : connector.seen_in(teams::rivera_chat)) all += words_of(one) + '\n';
      return all;
    });
  }
  std::vector<std::string> on_the_cards() {
    std::vector<std::string> seen = slack.with([](fakes::WebApi& api) {
      std::vector<std::string> cards;
      for (const fakes::Seen& one : api.ledger.everyone_sees("C0GRADE7"))
        cards.push_back(one.message.at("text"));
      return cards;
    });
    microsoft.with([&](fakes::Connector& connector) {
      for (const auto& one : connector.seen_in(teams::grade_7)) seen.push_back(words_of(one));
    });
    return seen;
  }
  bool cards_say(const std::string& words) {
    const auto until = time.now() + std::chrono::minutes(5);
    return comes_true([&] {
      const auto seen = on_the_cards();
      const auto says = [&](const std::string& card) { return card.find(words) != std::string::npos; };
      if (seen.size() == 2 && says(seen[0]) && says(seen[1])) return true;
      if (time.now() < until) time.pass(seconds(1));
      return false;
    });
  }
  std::string on_the_card(int position) {
    Db db(store(), Db::Mode::read);
    Query row(db,
              "SELECT s.shown FROM week_card_students w JOIN students s ON s.id = w.student_id "
              "JOIN groups g ON g.id = s.grade_id WHERE g.title = 'Grade 7' AND w.position = $1 "
              "ORDER BY w.week_card_id LIMIT 1",
              position);
    return row.next() ? row.text(0) : std::string();
  }

  Folder folder;
  ToldTime time{folder, chicago(14, 10, 12)};
  fakes::StandIn slack;
  fakes::Microsoft microsoft;
  std::optional<Process> server;
  int said = 0;
};

TEST_F(BothPlatforms, one_person_has_one_set_of_check_ins_and_a_claim_stands_on_both_cards) {
  server.emplace(std::vector<std::string>{"serve", "--config", folder.file("bot.toml")},
                 folder.file("output"));
  ASSERT_NE(server->port(), 0) << server->said();

  says_on_slack("bobby chen at lunch");
  EXPECT_TRUE(comes_true([&] { return told_on_slack().find("Bobby Chen") != std::string::npos; }))
      << server->said();
  says_in_teams("my check-ins");
  EXPECT_TRUE(comes_true([&] { return told_in_teams().find("Bobby Chen") != std::string::npos; }))
      << "logged in Slack, listed in Teams";
  says_in_teams("bobby chen at lunch");
  EXPECT_TRUE(comes_true([&] { return told_in_teams().find("Already logged") != std::string::npos; }))
      << told_in_teams();
  says_in_teams("undo");
  EXPECT_TRUE(comes_true([&] { return told_in_teams().find("Taken back") != std::string::npos; }));
  EXPECT_EQ(rows_in(store(), "SELECT count(*) FROM checkins WHERE undone IS NULL AND at >= 1791990000"), 0);

  time.set(chicago(19, 7, 30));
  ASSERT_TRUE(cards_say("students to reach this week")) << server->said();
  const std::string first = on_the_card(1), second = on_the_card(2);
  EXPECT_EQ(rows_in(store(),
                    "SELECT count(DISTINCT student_id) FROM week_card_students w JOIN students s ON s.id = "
                    "w.student_id JOIN groups g ON g.id = s.grade_id WHERE g.title = 'Grade 7'"),
            8)
      << "the same eight on both";
  time.set(chicago(19, 8, 0));
  says_on_slack("take " + first);
  EXPECT_TRUE(cards_say("1 of 8 taken")) << testing::PrintToString(on_the_cards());
  says_in_teams("take " + second);
  EXPECT_TRUE(cards_say("2 of 8 taken")) << testing::PrintToString(on_the_cards());
  says_on_slack("release " + second);
  EXPECT_TRUE(cards_say("1 of 8 taken")) << "given back where it was not taken";
  for (const std::string& card : on_the_cards())
    EXPECT_THAT(card, AllOf(Not(HasSubstr(first)), Not(HasSubstr(second)), Not(HasSubstr("Rivera"))));

  server->signal(SIGTERM);
  EXPECT_EQ(server->ended(seconds(60)), 0) << server->said();
}

}  // namespace
}  // namespace knownby
