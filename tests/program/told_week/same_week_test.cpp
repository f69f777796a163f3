// The same days of the sample school, lived by real programs over HTTP, one on Slack and one in Teams, and by
// the rehearsal in a terminal: a morning of check-ins and one undo, the weekly card by the stroke of the
// clock, a student taken and talked with, and the end of the week. They end in the same database, and the
// card in the channel is the same message all along, changed in place.

#include <gmock/gmock.h>

#include <csignal>
#include <functional>

#include "store/outbox.hpp"
#include "store/people/audiences.hpp"
#include "store/places.hpp"
#include "store/query.hpp"
#include "store/staff.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"
#include "tests/fakes/slack/stand_in.hpp"
#include "tests/fakes/teams/stand_in.hpp"
#include "tests/program/conversation.hpp"
#include "tests/program/process.hpp"
#include "tests/program/told_week/said_in_teams.hpp"
#include "tests/program/told_week/told_time.hpp"

namespace knownby {
namespace {

using nlohmann::json;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

constexpr int groups = 3;  // grades 6, 7 and 8 have a channel and a card each

// On the school's own database: what its people wrote, and what became of it.
std::string school_in(const std::string& store) {
  Db db(store, Db::Mode::read);
  std::string all;
  const auto add = [&](Sql sql, int columns) {
    Query rows(db, sql);
    while (rows.next()) {
      for (int column = 0; column < columns; ++column)
        all += (rows.null(column) ? "null" : rows.text(column)) + "|";
      all += "\n";
    }
    all += "--\n";
  };
  add("SELECT batch, student_id, staff_id, day, kind, opened('checkins.sealed_note', id, sealed_note), at, "
      "undone FROM checkins WHERE at >= 1791990000 ORDER BY id",
      8);
  add("SELECT schedule_id, week, made, standing FROM week_cards ORDER BY id", 4);
  add("SELECT week_card_id, position, student_id FROM week_card_students ORDER BY 1, 2", 3);
  add("SELECT student_id, staff_id, since, until, at, released FROM claims ORDER BY id", 6);
  return all;
}

// Who comes first on Grade 7's card.
std::string first_asked(const std::string& store) {
  Db db(store, Db::Mode::read);
  Query row(db,
            "SELECT s.shown FROM week_card_students w JOIN students s ON s.id = w.student_id "
            "JOIN groups g ON g.id = s.grade_id WHERE g.title = 'Grade 7' ORDER BY w.position LIMIT 1");
  return row.next() ? row.text(0) : std::string();
}

struct Said {
  std::chrono::sys_seconds at;
  std::string words;
};
std::vector<Said> wednesday() {
  return {{chicago(14, 10, 12), "talked to maya rod, bobby and TJ at lunch all good"},
          {chicago(14, 10, 20), "zoe van der berg yesterday"},
          {chicago(14, 10, 21), "undo"}};
}
std::vector<Said> monday(const std::string& asked) {
  return {{chicago(19, 8, 0), "take " + asked}, {chicago(19, 12, 0), asked + " about the book club"}};
}

// A school on one platform, with the real program before it.
class Living {
 public:
  Living() {
    RehearsalSettings settings = sample_settings();
    settings.store = store();
    rehearsed({"help"}, settings);
  }
  virtual ~Living() = default;
  Living(const Living&) = delete;
  Living& operator=(const Living&) = delete;

  std::string store() const { return folder_.file("school.db"); }
  // Lives the days; what stands in Grade 7's channel at each of its moments.
  std::vector<std::string> live() {
    {
      Db db(store());
      move_in(db);
    }
    Process server({"serve", "--config", folder_.file("bot.toml")}, folder_.file("output"));
    const unsigned short port = server.port();
    EXPECT_NE(port, 0) << server.said();
    std::vector<std::string> seen;
    say(port, wednesday());
    time_.set(chicago(19, 7, 30));
    EXPECT_TRUE(comes_true([&] { return in_the_channel().size() == 1; })) << server.said();
    seen.push_back(in_the_channel().at(0));
    say(port, monday(first_asked(store())));
    EXPECT_TRUE(shown_in_time("1 of ")) << server.said();
    seen.push_back(in_the_channel().at(0));
    EXPECT_TRUE(shown_in_time("1 of 8 reached", chicago(23, 15, 1))) << server.said();
    seen.push_back(in_the_channel().at(0));
    EXPECT_EQ(in_the_channel().size(), 1U) << "changed, and never posted again";
    server.signal(SIGTERM);
    EXPECT_EQ(server.ended(seconds(60)), 0) << server.said();
    return seen;
  }

 protected:
  virtual std::string request(const std::string& words, int number) = 0;
  virtual std::vector<std::string> in_the_channel() = 0;
  virtual void move_in(Db& db) = 0;

  // Of the sample school's channel for that group, on this platform.
  static void settle(Db& db, const std::string& name, const std::string& platform,
                     const std::string& address) {
    db.run("UPDATE places SET platform = $1, address = $2 WHERE name = $3", platform, address, name);
    staff_only(db, places::at(db, platform, address).value().id);
  }
  static StaffId rivera(Db& db) { return staff::by_account(db, "console", "1006").value().id; }
  void configure(const std::string& platform, const std::string& stand_ins) {
    folder_.put("bot.toml",
                "[school]\nname = 'Lincoln Middle School'\ntime_zone = 'America/Chicago'\n[store]\npath = "
                "'school.db'\n[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n" +
                    platform + "[secrets]\ndirectory = '.'\n[loopback]\nclock = 'clock'\n" + stand_ins);
  }

  Folder folder_;
  ToldTime time_{folder_, chicago(14, 10, 12)};

 private:
  void say(unsigned short port, const std::vector<Said>& lines) {
    for (const Said& line : lines) {
      time_.set(line.at);
      const auto before = entries();
      const auto got = Talk(port).send(request(line.words, ++said_));
      ASSERT_TRUE(got && got->status == 200) << line.words;
      EXPECT_TRUE(comes_true([&] { return entries() != before; })) << line.words;
    }
  }
  // Whatever a line of these days changes.
  std::vector<std::int64_t> entries() const {
    return {rows_in(store(), "SELECT count(*) FROM checkins"),
            rows_in(store(), "SELECT count(*) FROM checkins WHERE undone IS NULL"),
            rows_in(store(), "SELECT count(*) FROM claims")};
  }
  // A few minutes later at most: changes keep the platform's pace.
  bool shown_in_time(const std::string& words, std::optional<std::chrono::sys_seconds> from = {}) {
    if (from) time_.set(*from);
    const auto until = time_.now() + std::chrono::minutes(5);
    return comes_true([&] {
      const auto seen = in_the_channel();
      if (seen.size() == 1 && seen[0].find(words) != std::string::npos) return true;
      if (time_.now() < until) time_.pass(seconds(1));
      return false;
    });
  }

  int said_ = 0;
};

class OnSlack final : public Living {
 public:
  OnSlack() {
    folder_.put("slack-signing-secret", test_signing_secret);
    folder_.put("slack-bot-token", "loopback-token");
    configure("[slack]\napp_id = 'A0KNOWNBY'\nteam_id = 'T0LINCOLN'\n",
              "slack_api = '" + slack_.url() + "'\nsettle_seconds = 1\n");
    slack_.with([](fakes::WebApi& api) {
      for (const char* channel : {"C0GRADE6", "C0GRADE7", "C0GRADE8"}) api.channels.insert(channel);
    });
  }

 private:
  void move_in(Db& db) override {
    staff::link(db, "slack", "T0LINCOLN:U0RIVERA", rivera(db));
    for (const std::string grade : {"6", "7", "8"})
      settle(db, "#grade-" + grade + "-team", "slack", "T0LINCOLN:C0GRADE" + grade);
  }
  std::string request(const std::string& words, int number) override {
    const std::string name = std::to_string(number);
    return slack_event(slack_message(words, "Ev" + name, std::to_string(1'792'012'319 + number) + ".000200"),
                       time_.now());
  }
  std::vector<std::string> in_the_channel() override {
    return slack_.with([](fakes::WebApi& api) {
      std::vector<std::string> seen;
      for (const fakes::Seen& one : api.ledger.everyone_sees("C0GRADE7"))
        seen.push_back(one.message.at("text"));
      return seen;
    });
  }

  fakes::StandIn slack_;
};

class InTeams final : public Living {
 public:
  InTeams() {
    folder_.put("teams-app-password", "loopback-password");
    configure(
        "[teams]\napp_id = '" + teams::lincoln.app_id + "'\ntenant_id = '" + teams::lincoln.tenant_id + "'\n",
        microsoft_.loopback());
    microsoft_.with([](fakes::Connector& connector) {
      connector.object_ids[teams::rivera_id] = teams::rivera_object;
      connector.conversations = {teams::rivera_chat};
      for (const std::string grade : {"6", "7", "8"}) {
        connector.conversations.insert(conversation(grade));
        connector.members[conversation(grade)] = json::array(
            {{{"id", teams::rivera_id}, {"objectId", teams::rivera_object}, {"userRole", "user"}}});
      }
    });
  }
  int edits() {
    return microsoft_.with(
        [](fakes::Connector& connector) { return connector.seen_in(teams::grade_7).at(0).edits; });
  }

 private:
  static std::string conversation(const std::string& grade) { return "19:grade" + grade + "@thread.tacv2"; }
  void move_in(Db& db) override {
    staff::link(db, "teams", teams::rivera_key, rivera(db));
    for (const std::string grade : {"6", "7", "8"})
      settle(db, "#grade-" + grade + "-team", "teams",
             teams::lincoln.tenant_id + ":channel:" + conversation(grade));
  }
  std::string request(const std::string& words, int number) override {
    return said_in_teams(microsoft_, words, number, time_.now());
  }
  std::vector<std::string> in_the_channel() override {
    return microsoft_.with([](fakes::Connector& connector) {
      std::vector<std::string> seen;
      for (const fakes::TeamsMessage& one : connector.seen_in(teams::grade_7)) seen.push_back(words_of(one));
      return seen;
    });
  }

  fakes::Microsoft microsoft_;
};

// In a terminal, where whoever sits there moves the clock.
std::string in_a_terminal(const Folder& folder) {
  RehearsalSettings settings = sample_settings();
  settings.store = folder.file("school.db");
  rehearsed({"help"}, settings);
  const std::vector<Said> first = wednesday();
  rehearsed({":in dm", first[0].words, ":now 10:20", first[1].words, ":now 10:21", first[2].words,
             ":now 2026-10-19T07:30"},
            settings);
  settings.now = "2026-10-19T07:30";
  const std::vector<Said> then = monday(first_asked(settings.store));
  rehearsed({":in dm", ":now 08:00", then[0].words, ":now 12:00", then[1].words, ":now 2026-10-23T15:01"},
            settings);
  return school_in(settings.store);
}

TEST(SameWeekOfRealPrograms, on_Slack_in_Teams_and_in_a_terminal_ends_in_the_same_database) {
  const Folder folder;
  const std::string console = in_a_terminal(folder);
  EXPECT_THAT(console, HasSubstr("the book club"));
  EXPECT_THAT(console, HasSubstr("|1 of 8 reached|"));
  OnSlack slack;
  InTeams teams;
  const std::vector<std::string> on_slack = slack.live(), in_teams = teams.live();
  EXPECT_EQ(school_in(slack.store()), console);
  EXPECT_EQ(school_in(teams.store()), console);
  EXPECT_EQ(rows_in(teams.store(), "SELECT count(*) FROM week_cards"), groups);
  EXPECT_GE(teams.edits(), 2) << "redrawn over HTTP, where it stands";
  for (const auto* seen : {&on_slack, &in_teams}) {
    ASSERT_EQ(seen->size(), 3U);
    EXPECT_THAT(seen->at(0), HasSubstr("Grade 7 this week"));
    EXPECT_THAT(seen->at(0), HasSubstr("8 students to reach this week."));
    EXPECT_THAT(seen->at(1), HasSubstr("1 of 8 taken"));
    EXPECT_THAT(seen->at(2), HasSubstr("1 of 8 reached"));
    for (const std::string& words : *seen)
      EXPECT_THAT(words, Not(HasSubstr(first_asked(slack.store())))) << "nobody is named in a channel";
  }
}

}  // namespace
}  // namespace knownby
