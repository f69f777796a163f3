// PROTOCOL F5, R-05, R-20c: the program is killed over and over, at every point that has a name and at any
// moment else, while weekly cards come due, colleagues log talks and take students, and cards change. Then
// what people saw is held against what the database knows. 104 kills, two at each of the 26 points and half
// of them at any moment; KNOWNBY_KILLS=10000 before a release.

#include <gmock/gmock.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <future>
#include <iostream>
#include <map>
#include <random>
#include <regex>
#include <set>

#include "commands/calendar/calendar.hpp"
#include "commands/words/card_json.hpp"
#include "store/groups.hpp"
#include "store/places.hpp"
#include "store/query.hpp"
#include "store/schedules.hpp"
#include "store/students.hpp"
#include "tests/bot/talk.hpp"
#include "tests/program/school_on_slack.hpp"

namespace knownby {
namespace {

using fakes::Fault;
using fakes::Point;
using std::chrono::milliseconds;
using std::chrono::seconds;
using State = Parcel::State;

const std::string talk = "D0RIVERA";
constexpr int teams = 4;  // their cards of this week change with every student taken

int kills_wanted() {
  const char* asked = std::getenv("KNOWNBY_KILLS");
  return asked == nullptr ? 104 : std::atoi(asked);
}

// No two alike, and none like anybody's.
std::string given_name(int number) {
  constexpr std::array syllables{"ka", "ri", "to", "ne", "lu", "va", "zo", "mi"};
  std::string name = "Q";
  for (int digit = 0; digit < 4; ++digit, number /= 8)
    name += syllables.at(static_cast<std::size_t>(number % 8));
  return name;
}

// What Ms. Rivera says to Knownby, brought again until it is taken, as Slack does. Every other line takes a
// student.
struct Line {
  int number;
  bool takes() const { return number % 2 == 1; }
  // What is there once, where it was heard: in her answers, and in the database.
  std::string about() const {
    return takes() ? given_name(number / 2) : "book n" + std::to_string(number) + "z";
  }
  std::string request(std::chrono::sys_seconds now) const {
    const std::string name = std::to_string(number);
    return slack_event(slack_message(takes() ? "take " + about() : "bobby talked about " + about(),
                                     "Ev" + name, std::to_string(1'792'012'319 + number) + ".000200"),
                       now);
  }
};

// Where it is killed. Of a call to Slack: at this point of it, once somebody waits there.
struct Where {
  enum class At { random, starting, half_heard, heard, answered, stopping, calling } at = At::random;
  Point point = Point::connected;
  std::string method{};
};

// The questions of the start are asked at once; what has to be brought about first comes later.
std::vector<Where> named_points() {
  using At = Where::At;
  std::vector<Where> all{{At::starting}, {At::half_heard}, {At::heard}, {At::answered}, {At::stopping}};
  all.push_back({At::calling, Point::connected, "chat.postMessage"});
  for (const char* method : {"auth.test", "chat.postMessage", "chat.update", "conversations.history"})
    for (const Point point :
         {Point::half_request, Point::whole_request, Point::done, Point::half_answer, Point::answered})
      all.push_back({At::calling, point, method});
  return all;
}

class Kills : public SchoolOnSlack {
 protected:
  Kills() {
    slack.with([](fakes::WebApi& api) { api.people = {"U0RIVERA", "U0LINDQVIST"}; });
    Db db(store);
    db.begin();
    db.run("DELETE FROM calendar_days WHERE kind = 'first_day'");
    db.run("UPDATE calendar_days SET day = 0");  // a year long over: the clock brings no card of its own
    enrol(db, kills_wanted() + 8);
    for (int team = 0; team < teams; ++team) open_team(db, team);
    db.commit();
  }

  void enrol(Db& db, int count) {
    const Student bobby = students::with_sis_id(db, "s1").value();
    for (int number = 0; number < count; ++number) {
      Student student = bobby;
      student.sis_id = "q" + std::to_string(number);
      student.given = student.shown = given_name(number);
      student.family = student.long_given = {};
      everybody.push_back(students::put(db, student));
    }
  }

  // This week's card of a team of its own, as the clock makes it.
  void open_team(Db& db, int team) {
    const std::chrono::local_days today = Calendar("America/Chicago", {}).day_of(now());
    const std::string channel = "C0TEAM" + std::to_string(team);
    slack.with([&](fakes::WebApi& api) { api.channels.insert(channel); });
    const PlaceId place = places::meet(db, {{}, "slack", "T0LINCOLN:" + channel, channel, false, {}});
    places::map(db, place, groups::put(db, Group::Kind::grade, "7", "Grade 7"), true);
    Schedule schedule;
    schedule.place = place;
    WeekCard week;
    week.schedule = schedules::put(db, schedule);
    week.week = iso_week(today);
    week.made = now();
    for (std::size_t at = static_cast<std::size_t>(team); at < everybody.size(); at += teams)
      week.students.push_back(everybody[at]);
    weeks.push_back(week_cards::put(db, week).value());
    keys.push_back("nudge:" + std::to_string(week.schedule.value) + ":" + week.week);
    channels[keys.back()] = channel;
    due(db, keys.back());
  }
  void due(Db& db, const std::string& key) {
    Parcel card;
    card.key = key;
    card.platform = "slack";
    card.address = "T0LINCOLN:" + channels.at(key);
    card.body = to_json(Card{"Grade 7 this week", {says("8 students to reach this week.")}});
    card.not_before = now();
    card.deadline = now() + std::chrono::hours(12);
    outbox::put(db, card);
  }
  void another_card_is_due() {
    keys.push_back("nudge:9" + std::to_string(keys.size()) + ":2026-W43");
    channels[keys.back()] = "C0MORE" + std::to_string(keys.size());
    slack.with([&](fakes::WebApi& api) { api.channels.insert(channels[keys.back()]); });
    Db db(store);
    due(db, keys.back());
  }
  // As it is found after a crash between the commit and the first byte, a while later.
  void one_is_in_doubt() {
    another_card_is_due();
    Db(store).run(
        "UPDATE outbox SET state = 'sending', attempt = 1, first_sent = not_before - 2, "
        "last_sent = not_before - 2 WHERE key = $1",
        keys.back());
  }

  // Brings the next line, or part of it; whether it was taken.
  bool bring(unsigned short port, bool half = false) {
    if (to_say.empty()) to_say.push_back({lines++});
    std::string request = to_say.front().request(now());
    if (half) request.resize(request.size() / 2);
    const auto answer = Talk(port).send(request);
    if (!answer || answer->status != 200) return false;
    to_say.pop_front();
    return true;
  }
  // For whatever waits to be tried again, or is in doubt.
  void a_minute_passes() {
    Db(store).run(
        "UPDATE outbox SET not_before = not_before - 60, last_sent = last_sent - 60 "
        "WHERE state IN ('pending', 'sending', 'ambiguous')");
  }
  void a_moment(int at_most) {
    std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution(0, at_most)(dice)));
  }

  void slack_lies() {
    constexpr std::array lies{Fault::resets_undone,
                              Fault::fails_undone,
                              Fault::done_then_500,
                              Fault::done_then_reset,
                              Fault::done_then_half,
                              Fault::done_then_internal,
                              Fault::busy,
                              Fault::done_then_hangs,
                              Fault::none};
    slack.next(dice() % 2 == 0 ? "chat.postMessage" : "chat.update", lies.at(dice() % lies.size()));
  }

  // One life of the program, from its start to its end there.
  void lives_until(const Where& where) {
    using At = Where::At;
    a_minute_passes();
    if (where.method == "conversations.history") {
      one_is_in_doubt();
    } else if (where.method == "chat.postMessage" || dice() % 4 == 0) {
      another_card_is_due();
    }
    if (where.at == At::calling) {
      slack.stand_still(where.point, where.method);
    } else if (dice() % 3 == 0) {
      slack_lies();
    }
    Process server = serve();
    if (where.at == At::starting) {
      a_moment(40);
    } else {
      gets_to(where, server);
    }
    server.signal(SIGKILL);
    const auto status = server.ended(seconds(10));
    const bool had_stopped = where.at == At::stopping && status == 0;
    EXPECT_TRUE(had_stopped || status == 128 + SIGKILL) << status.value_or(-1) << server.said();
    slack.release();
    if (under_way.valid()) under_way.get();
  }
  void gets_to(const Where& where, Process& server) {
    using At = Where::At;
    const bool asks_at_once = where.at == At::calling && where.method != "chat.update";
    const unsigned short port = asks_at_once ? 0 : server.port();
    ASSERT_TRUE(asks_at_once || port != 0) << server.said();
    // Where nothing new is said in the first line, the third does.
    const int times = where.at == At::calling ? 3 : 1;
    const bool half = where.at == At::half_heard;
    if (!asks_at_once)
      under_way = std::async(std::launch::async, [this, port, times, half] {
        for (int time = 0; time < times && bring(port, half); ++time) {
        }
      });
    if (where.at == At::calling) {
      // Or what was tried before waits longer than we do: then it is killed at any moment, as others are.
      stood_still += slack.stands_still(seconds(3)) ? 1 : 0;
    } else if (where.at == At::random) {
      a_moment(100);
    } else if (where.at == At::half_heard || where.at == At::heard) {
      a_moment(6);
    } else {
      under_way.get();
      if (where.at == At::stopping) server.signal(SIGTERM);
      if (where.at == At::stopping) a_moment(30);
    }
  }

  // In the end all is well for a while.
  void comes_to_rest() {
    for (int life = 0; life < 20 && (!to_say.empty() || unsettled() > 0); ++life) {
      a_minute_passes();
      Process server = serve();
      const unsigned short port = server.port();
      while (!to_say.empty()) ASSERT_TRUE(bring(port)) << server.said();
      for (int looks = 0; looks < 300 && unsettled() > 0; ++looks)
        std::this_thread::sleep_for(milliseconds(10));
      stop(server);
    }
    EXPECT_EQ(unsettled(), 0);
  }
  std::int64_t unsettled() const {
    return rows_in(store, "SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending', 'ambiguous')");
  }

  // The two books: what was seen, and what is written down.
  void each_card_is_seen_once() {
    std::set<std::string> places{talk};
    for (const std::string& key : keys) {
      const std::string& channel = channels.at(key);
      places.insert(channel);
      const Parcel known = card(key);
      EXPECT_EQ(known.state, State::sent) << key;
      slack.with([&](fakes::WebApi& api) {
        const auto& seen = api.ledger.everyone_sees(channel);
        ASSERT_EQ(seen.size(), 1U) << key;
        EXPECT_EQ(known.reference, channel + ":" + seen[0].ts) << key;
      });
    }
    slack.with([&](fakes::WebApi& api) {
      EXPECT_THAT(api.ledger.places(), testing::UnorderedElementsAreArray(places)) << "and nothing else is";
      EXPECT_EQ(api.ledger.deleted(), 0) << "nor was there one too many for a while";
    });
  }
  // Each line was taken in the end, so each is known, once. An answer is seen once or, where the program was
  // killed before it went, not at all.
  void each_line_is_known_once() {
    const std::map<std::string, int> books = books_in(store);
    EXPECT_EQ(books.size(), static_cast<std::size_t>((lines + 1) / 2));
    for (const auto& [book, times] : books) EXPECT_EQ(times, 1) << book;
    EXPECT_EQ(rows_in(store, "SELECT count(*) FROM claims"), lines / 2);
    EXPECT_EQ(rows_in(store, "SELECT count(DISTINCT student_id) FROM claims WHERE released IS NULL"),
              lines / 2);
    std::map<std::string, int> answered;
    slack.with([&](fakes::WebApi& api) {
      for (const fakes::Seen& seen : api.ledger.everyone_sees(talk)) ++answered[subject_of(seen)];
    });
    EXPECT_GT(answered.size(), static_cast<std::size_t>(lines / 4)) << "most of them";
    for (int number = 0; number < lines; ++number) {
      const auto found = answered.find(Line{number}.about());
      if (found == answered.end()) continue;
      EXPECT_EQ(found->second, 1) << found->first;
      answered.erase(found);
    }
    EXPECT_THAT(answered, testing::IsEmpty()) << "nothing that nobody said";
  }
  static std::string subject_of(const fakes::Seen& seen) {
    static const std::regex subject("book n[0-9]+z|Q[a-z]{8}");
    const std::string all = seen.message.dump();
    std::smatch found;
    return std::regex_search(all, found, subject) ? found.str() : all;
  }
  // "12 of 52 taken": the last change of each card is the last that happened.
  void each_card_says_what_is_true() {
    for (std::size_t team = 0; team < weeks.size(); ++team) {
      int taken = 0;
      for (int number = 1; number < lines; number += 2)
        taken += number / 2 % teams == static_cast<int>(team) ? 1 : 0;
      const std::string says =
          std::to_string(taken) + " of " + std::to_string(weeks[team].students.size()) + " taken";
      slack.with([&](fakes::WebApi& api) {
        const fakes::Seen& seen = api.ledger.everyone_sees(channels.at(keys[team])).at(0);
        EXPECT_THAT(seen.message.dump(), testing::HasSubstr(says));
        EXPECT_GT(seen.edits, 0);
      });
    }
  }
  void the_file_is_whole() const {
    Db db(store, Db::Mode::read);
    Query check(db, "PRAGMA integrity_check");
    ASSERT_TRUE(check.next());
    EXPECT_EQ(check.text(0), "ok");
  }

  std::vector<StudentId> everybody;
  std::vector<WeekCard> weeks;
  std::vector<std::string> keys;
  std::map<std::string, std::string> channels;  // by key
  std::deque<Line> to_say;
  int lines = 0;
  int stood_still = 0;  // how often it was killed in the midst of a call
  std::mt19937 dice{7};
  std::future<void> under_way;
};

TEST_F(Kills, F5_R_20c_over_and_over_at_every_point_what_people_saw_is_what_the_database_knows) {
  const std::vector<Where> named = named_points();
  const int kills = kills_wanted();
  int in_calls = 0;
  for (int kill = 0; kill < kills && !HasFatalFailure(); ++kill) {
    const auto turn = static_cast<std::size_t>(kill) / 2;
    const Where where = kill % 2 == 0 ? Where{} : named[turn % named.size()];
    in_calls += where.at == Where::At::calling ? 1 : 0;
    lives_until(where);
  }
  EXPECT_GE(stood_still, in_calls * 3 / 4) << "of " << in_calls;
  comes_to_rest();
  each_card_is_seen_once();
  each_line_is_known_once();
  each_card_says_what_is_true();
  the_file_is_whole();
  const std::size_t cards = keys.size(), edits = slack.calls("chat.update");
  std::cout << kills << " kills, half of them at " << named.size() << " points with a name: " << cards
            << " cards seen once, " << lines << " lines known once, " << edits << " changes of a card\n";
}

}  // namespace
}  // namespace knownby
