#include "tests/program/school_on_slack.hpp"

#include <csignal>

#include "commands/words/card_json.hpp"
#include "tests/bot/talk.hpp"

namespace knownby {

using std::chrono::seconds;

// A burst is no person's, and what may have been shown is looked for after a second instead of 25.
SchoolOnSlack::SchoolOnSlack() {
  {
    Db db(store);
    fill_school(db, {"slack", "#grade-7-team"});
    db.run("UPDATE schedules SET next_due = NULL");  // the machine's clock is another day's
  }
  folder.put("slack-signing-secret", test_signing_secret);
  folder.put("slack-bot-token", "loopback-token");
  folder.put("bot.toml",
             "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
             "[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n"
             "[slack]\napp_id = 'A0KNOWNBY'\nteam_id = 'T0LINCOLN'\nclient_id = '1.2'\n"
             "[secrets]\ndirectory = '.'\n[limits]\nrequests_per_person_per_minute = 0\n"
             "[loopback]\nslack_api = '" +
                 slack.url() + "'\nsettle_seconds = 1\n");
}

Process SchoolOnSlack::serve() const { return Process({"serve", "--config", config}, folder.file("output")); }

std::chrono::sys_seconds SchoolOnSlack::now() {
  return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

void SchoolOnSlack::put_card(const std::string& key, seconds in, const std::string& channel) const {
  Parcel card;
  card.key = key;
  card.platform = "slack";
  card.address = "T0LINCOLN:" + channel;
  card.body = to_json(Card{"Grade 7 this week", {says("8 students to reach this week.")}});
  card.not_before = now() + in;
  card.deadline = now() + std::chrono::hours(6);
  Db db(store);
  outbox::put(db, card);
}

Parcel SchoolOnSlack::card(const std::string& key) const {
  Db db(store, Db::Mode::read);
  return outbox::with_key(db, key).value();
}

void SchoolOnSlack::kill(Process& server) {
  server.signal(SIGKILL);
  EXPECT_EQ(server.ended(seconds(10)), 128 + SIGKILL) << server.said();
}

void SchoolOnSlack::stop(Process& server) {
  server.signal(SIGTERM);
  EXPECT_EQ(server.ended(seconds(20)), 0) << server.said();
}

}  // namespace knownby
