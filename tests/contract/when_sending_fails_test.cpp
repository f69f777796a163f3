// PRODUCT D.6, row by row, on every platform: what becomes of a message that cannot be sent, who hears of it
// and how often, and what mends it.

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_future.hpp>

#include "bot/mailroom.hpp"
#include "commands/words/card_text.hpp"
#include "store/query.hpp"
#include "store/schedules.hpp"
#include "store/staff.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/school.hpp"
#include "tests/contract/teams_driver.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using std::chrono::hours;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using State = Parcel::State;

// A driven platform as the mailroom knows one.
template <class Driver>
class Behind final : public Platform {
 public:
  explicit Behind(Driver& driver) : driver_(driver), name_(driver.team().platform) {}
  std::string_view name() const override { return name_; }
  void start(Ask) override {}
  void stop_hearing() override {}
  asio::awaitable<Delivery> deliver(Outgoing outgoing) override {
    co_return driver_.deliver(std::move(outgoing));
  }
  asio::awaitable<Sought> seek(Outgoing outgoing) override { co_return driver_.seek(std::move(outgoing)); }

 private:
  Driver& driver_;
  std::string name_;
};

net::Answer says(unsigned status, const std::string& body) {
  net::Answer answer;
  answer.status = status;
  answer.body = body;
  return answer;
}

// What each platform says when it takes nothing, and what mends it.
struct No {
  net::Answer said;
  std::string reason, fix;
};
std::vector<No> not_there(const SlackDriver&) {
  std::vector<No> all;
  const auto add = [&all](const std::string& error, const std::string& fix) {
    all.push_back({says(200, R"({"ok":false,"error":")" + error + R"("})"), error, fix});
  };
  add("not_in_channel", "Invite Knownby to the channel again, with /invite @Knownby.");
  add("channel_not_found", "invite it there with /invite @Knownby.");
  add("is_archived", "unarchive it, or map the team's new channel.");
  return all;
}
std::vector<No> not_there(const TeamsDriver&) {
  const std::string fix = "Add Knownby to that team again: in Teams, Apps, Knownby, Add to a team.";
  return {{says(403, R"({"error":{"code":"BotNotInConversationRoster"}})"),
           "HTTP 403 BotNotInConversationRoster", fix},
          {says(404, R"({"error":{"code":"ConversationNotFound"}})"), "HTTP 404 ConversationNotFound", fix}};
}
net::Answer shut_out(const SlackDriver&) { return says(200, R"({"ok":false,"error":"token_revoked"})"); }
net::Answer shut_out(const TeamsDriver&) { return says(401, "{}"); }

// Ms. Rivera and Mr. Lindqvist, who runs Knownby, in one school on one platform: Monday, 07:29.
template <class Driver>
class WhenSendingFails : public testing::Test {
 protected:
  WhenSendingFails() {
    Db db(store);
    const Place team = driver.team();
    fill_school(db, team);
    link(db, "rivera", "slack", "T1LINCOLN:U1RIVERA");
    link(db, "rivera", "teams", teams::rivera_key);
    if (team.platform != "console") {
      db.run("DELETE FROM accounts WHERE lower(key) LIKE '%lindqvist'");
      link(db, "lindqvist", team.platform, "T1LINCOLN:U1LINDQVIST");
    }
    desk.emplace(io.get_executor(), DeskSettings{store, lincoln_policy()});
    MailSettings settings;
    settings.note = [this](std::string_view words, std::int64_t) { noted.emplace_back(words); };
    mailroom.emplace(io.get_executor(), *desk, clock,
                     Mailroom::Platforms{{std::string(platform.name()), &platform}}, settings);
    mailroom->start();
  }
  ~WhenSendingFails() override {
    asio::co_spawn(io, mailroom->finish(std::chrono::milliseconds(500)), asio::detached);
    quiet();
    desk->close();
  }

  static void link(Db& db, const std::string& person, const std::string& on, const std::string& key) {
    staff::link(db, on, key, staff::by_email(db, person + "@lincoln.example")->id);
  }
  void quiet() {
    for (int still = 0; still < 3;) {
      const bool moved = io.run_for(std::chrono::milliseconds(10)) > 0;
      still = moved || desk->counts().waiting > 0 ? 0 : still + 1;
    }
  }
  Reply ask(Request request) {
    request.now = clock.now();
    auto reply = asio::co_spawn(io, desk->ask(std::move(request)), asio::use_future);
    while (reply.wait_for(seconds(0)) != std::future_status::ready) io.run_for(std::chrono::milliseconds(1));
    return reply.get();
  }
  // The clock strikes, and the mailroom goes about its work.
  void at(std::chrono::sys_seconds now) {
    driver.it_is(now);
    clock.set(now);
    ask(strike());
    quiet();
  }
  void the_card_is_due() { at(chicago(19, 7, 30)); }
  // Of calls about the team's channel; others are done.
  void goes_wrong(Mishap how) {
    driver.mishap = [this, how = std::move(how)](const net::Call& call, const auto& done) {
      const bool is_post = call.url.ends_with("chat.postMessage") || call.url.ends_with("/activities");
      if (!is_post) return done();
      ++posts;
      return how(call, done);
    };
  }
  Parcel card(const char* week = "W43") {
    Db db(store, Db::Mode::read);
    const auto schedule = schedules::all(db).front();
    return outbox::with_key(db, "nudge:" + std::to_string(schedule.id.value) + ":2026-" + week).value();
  }
  // What Mr. Lindqvist was written, in order.
  std::vector<std::string> letters() {
    Db db(store, Db::Mode::read);
    Query rows(db,
               "SELECT address, opened('outbox.sealed_body', id, sealed_body) FROM outbox WHERE key LIKE "
               "'refused:%' OR key LIKE 'shut out:%' "
               "ORDER BY id");
    std::vector<std::string> found;
    while (rows.next()) {
      EXPECT_THAT(rows.text(0), HasSubstr("LINDQVIST"));
      found.push_back(rows.text(1));
    }
    return found;
  }
  std::string check() {
    Request request;
    request.speaker = {driver.team().platform, "T1LINCOLN:U1LINDQVIST"};
    request.place = {driver.team().platform, "dm lindqvist", true};
    request.text = "check";
    return card_text(ask(request).card);
  }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(19, 7, 29)};
  std::optional<Desk> desk;
  Driver driver{[this](const Request& request) { return ask(request); }};
  Behind<Driver> platform{driver};
  std::optional<Mailroom> mailroom;
  std::vector<std::string> noted;
  int posts = 0;
};

template <class Driver>
using OnANetwork = WhenSendingFails<Driver>;
using Networks = testing::Types<SlackDriver, TeamsDriver>;
TYPED_TEST_SUITE(OnANetwork, Networks);

template <class Driver>
class Everywhere : public WhenSendingFails<Driver> {};
using AllPlatforms = testing::Types<ConsoleDriver, SlackDriver, TeamsDriver>;
TYPED_TEST_SUITE(Everywhere, AllPlatforms);

TYPED_TEST(OnANetwork, D_6_row_1_told_to_wait_it_waits_so_long_and_a_little_more_under_the_same_key) {
  this->goes_wrong([this](const net::Call&, const auto& done) {
    if (this->posts > 1) return done();
    net::Answer busy = says(429, R"({"ok":false,"error":"ratelimited"})");
    busy.headers.emplace_back("Retry-After", "30");
    return busy;
  });
  this->the_card_is_due();
  EXPECT_EQ(this->card().state, State::pending);
  EXPECT_GE(this->card().not_before, this->clock.now() + seconds(30));
  EXPECT_LE(this->card().not_before, this->clock.now() + seconds(33));
  this->at(chicago(19, 7, 30) + seconds(29));
  EXPECT_EQ(this->posts, 1);
  this->at(chicago(19, 7, 31));
  EXPECT_EQ(this->card().state, State::sent);
  EXPECT_THAT(this->driver.everyone_sees(), SizeIs(1));
  EXPECT_THAT(this->letters(), IsEmpty());
}

// Slack is asked whether it stands there; Teams cannot be asked, so what may stand there is never sent again.
TYPED_TEST(OnANetwork, D_6_row_2_an_answer_that_never_comes_is_looked_into_before_anything_is_sent_again) {
  this->goes_wrong([](const net::Call&, const auto& done) {
    net::Answer lost = done();
    lost.status = 0;
    lost.trouble = net::Trouble::timed_out_after_send;
    return lost;
  });
  this->the_card_is_due();
  EXPECT_EQ(this->card().state, State::ambiguous);
  this->at(chicago(19, 7, 31));
  const bool can_look = this->platform.name() == "slack";
  EXPECT_EQ(this->card().state, can_look ? State::sent : State::ambiguous);
  this->at(chicago(19, 9, 0));
  EXPECT_THAT(this->driver.everyone_sees(), SizeIs(1));
  EXPECT_EQ(this->posts, 1);
  if (!can_look) {
    EXPECT_THAT(this->check(), HasSubstr("may or may not have been shown"));
  }
}

TYPED_TEST(OnANetwork, D_6_row_2_a_platform_that_breaks_is_tried_again_where_it_tells_that_nothing_was_done) {
  this->goes_wrong(
      [this](const net::Call&, const auto& done) { return this->posts < 3 ? says(503, "{}") : done(); });
  this->the_card_is_due();
  EXPECT_EQ(this->card().state, State::ambiguous);
  for (int later = 1; later <= 10; ++later) this->at(chicago(19, 7, 30) + std::chrono::minutes(later));
  const bool can_look = this->platform.name() == "slack";
  EXPECT_EQ(this->card().state, can_look ? State::sent : State::ambiguous);
  EXPECT_THAT(this->driver.everyone_sees(), SizeIs(can_look ? 1 : 0));
  EXPECT_EQ(this->posts, can_look ? 3 : 1);
}

TYPED_TEST(OnANetwork, D_6_row_2_nobody_at_home_it_comes_once_they_are_and_not_after_its_hours) {
  this->goes_wrong([this](const net::Call&, const auto& done) {
    if (this->clock.now() >= chicago(19, 8, 10)) return done();
    net::Answer nobody;
    nobody.trouble = net::Trouble::not_connected;
    return nobody;
  });
  this->the_card_is_due();
  for (auto now = chicago(19, 7, 30); now < chicago(19, 8, 20); now += std::chrono::minutes(1)) this->at(now);
  EXPECT_EQ(this->card().state, State::sent);
  EXPECT_THAT(this->driver.everyone_sees(), SizeIs(1));
  EXPECT_LE(this->posts, 30) << "and it is not run at";
}

TYPED_TEST(OnANetwork, D_6_row_3_a_place_that_takes_nothing_is_left_alone_and_told_of_weekly_with_the_fix) {
  const No no = not_there(this->driver).front();
  this->goes_wrong([&no](const net::Call&, const auto&) { return no.said; });
  this->the_card_is_due();
  EXPECT_EQ(this->card().state, State::dead);
  ASSERT_THAT(this->letters(), SizeIs(1));
  EXPECT_THAT(this->letters()[0], HasSubstr(no.reason));
  EXPECT_THAT(this->letters()[0], HasSubstr(no.fix));
  EXPECT_THAT(this->check(), HasSubstr(no.fix));
  for (int day = 20; day <= 23; ++day) this->at(chicago(day, 7, 30));
  EXPECT_THAT(this->letters(), SizeIs(1)) << "not daily";
  this->at(chicago(26, 7, 30));
  ASSERT_THAT(this->letters(), SizeIs(2)) << "but weekly";
  EXPECT_THAT(this->letters()[1], HasSubstr("still takes no message from me"));
  EXPECT_THAT(this->letters()[1], HasSubstr(no.fix));
  this->at(chicago(26, 9, 0));
  EXPECT_THAT(this->letters(), SizeIs(2));
  EXPECT_EQ(this->posts, 1) << "it was stopped at once";
}

TYPED_TEST(OnANetwork, D_6_row_3_whatever_the_reason_and_once_it_is_mended_the_next_card_comes) {
  const auto monday = [](std::size_t weeks) {  // the clocks go back on 1 Nov
    return chicago(19 + 7 * static_cast<int>(weeks), weeks < 2 ? 7 : 8, 30);
  };
  std::size_t week = 0;
  const std::vector<No> all = not_there(this->driver);
  this->goes_wrong(
      [&](const net::Call&, const auto& done) { return week < all.size() ? all[week].said : done(); });
  for (; week <= all.size(); ++week) {
    this->at(monday(week));
    ASSERT_THAT(this->letters(), SizeIs(std::min(week + 1, all.size())));
    if (week == all.size()) break;
    EXPECT_THAT(this->letters()[week], HasSubstr(all[week].fix)) << all[week].reason;
    // Whoever maps it says so there; Teams lets nobody in before.
    this->driver.say("rivera", "bobby at lunch", "e" + std::to_string(week));
    Db db(this->store);
    Schedule mended = schedules::all(db).front();
    mended.next_due = monday(week + 1);
    schedules::put(db, mended);  // as "map grade 7" does
  }
  EXPECT_THAT(this->driver.everyone_sees(), testing::Contains(HasSubstr("Grade 7 this week")));
}

TYPED_TEST(OnANetwork, D_6_row_4_shut_out_everything_stops_and_the_other_platform_is_told_how_to_mend_it) {
  const std::string other = this->platform.name() == "slack" ? "teams" : "slack";
  {
    Db db(this->store);
    this->link(db, "lindqvist", other, "U2LINDQVIST");
  }
  this->goes_wrong([this](const net::Call&, const auto&) { return shut_out(this->driver); });
  this->the_card_is_due();
  EXPECT_EQ(this->card().state, State::dead);
  ASSERT_THAT(this->letters(), SizeIs(1));
  EXPECT_THAT(this->letters()[0], HasSubstr("refuses everything I say there"));
  EXPECT_THAT(this->letters()[0], HasSubstr("knownby check"));
  EXPECT_EQ(rows_in(this->store, "SELECT count(DISTINCT platform) FROM outbox WHERE key LIKE 'shut out:%'"),
            1);
  EXPECT_THAT(this->noted, testing::Contains(HasSubstr("nor will anything on this platform")));
  EXPECT_THAT(this->check(), HasSubstr("could not be delivered"));
  EXPECT_EQ(rows_in(this->store, "SELECT count(*) FROM schedules WHERE stopped <> ''"), 0)
      << "the channel is not at fault";
  for (int day = 20; day <= 23; ++day) this->at(chicago(day, 7, 30));
  EXPECT_THAT(this->letters(), SizeIs(1)) << "not daily";
  this->at(chicago(26, 7, 30));
  EXPECT_EQ(this->card("W44").state, State::dead);
  ASSERT_THAT(this->letters(), SizeIs(2)) << "but weekly";
  EXPECT_THAT(this->letters()[1], HasSubstr("refuses everything I say there"));
}

TYPED_TEST(Everywhere, D_6_row_5_a_card_that_was_deleted_is_never_posted_again) {
  this->the_card_is_due();
  ASSERT_THAT(this->driver.everyone_sees(), SizeIs(1));
  Outgoing away;
  away.place = this->driver.team();
  away.act = Outgoing::Act::remove;
  away.reference = this->card().reference;
  this->driver.deliver(away);
  Request take;
  take.speaker = {"console", "rivera"};
  take.place = {"console", "dm rivera", true};
  take.verb = "claim";
  for (const std::int64_t at : {0, 1}) {
    take.event = "e" + std::to_string(at);
    Db db(this->store, Db::Mode::read);
    Query row(db, "SELECT student_id FROM week_card_students ORDER BY position LIMIT 1 OFFSET $1", at);
    ASSERT_TRUE(row.next());
    take.fields = {{"student", std::to_string(row.number(0))}};
    EXPECT_THAT(card_text(this->ask(take).card), HasSubstr("is yours"));
    this->at(this->clock.now() + std::chrono::minutes(1));
  }
  EXPECT_THAT(this->driver.everyone_sees(), IsEmpty());
  EXPECT_EQ(rows_in(this->store, "SELECT count(*) FROM outbox WHERE act = 'redraw' AND state = 'dead'"), 1);
  EXPECT_EQ(rows_in(this->store, "SELECT count(*) FROM outbox WHERE act = 'redraw'"), 1) << "nor tried again";
  EXPECT_THAT(this->letters(), IsEmpty()) << "whoever deleted it meant it";
}

TYPED_TEST(Everywhere, D_6_row_6_a_full_disk_says_that_nothing_was_saved_and_never_that_it_was) {
  std::function<void(Db&)> fill = [](Db& db) { db.run("PRAGMA max_page_count = 1"); };
  asio::co_spawn(this->io, this->desk->with_store(std::move(fill)), asio::detached);
  this->quiet();
  const auto said = [this] { return this->driver.alone_sees("rivera").back(); };
  std::int64_t logged = 0;
  for (int line = 0; line < 200; ++line) {
    const std::string note(150, static_cast<char>('a' + line % 26));
    this->driver.say("rivera", "bobby talked about " + note + std::to_string(line),
                     "e" + std::to_string(line));
    if (said().find("My disk is full") != std::string::npos) break;
    EXPECT_THAT(said(), HasSubstr("Logged: Bobby Chen"));
    ++logged;
  }
  EXPECT_THAT(said(), HasSubstr("My disk is full"));
  EXPECT_THAT(said(), HasSubstr("not saved"));
  EXPECT_EQ(rows_in(this->store, "SELECT count(*) FROM checkins"), logged);
}

}  // namespace
}  // namespace knownby
