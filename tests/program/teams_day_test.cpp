// A day in Teams as a process of its own: the real program, with Microsoft played on this machine, over HTTP.
// Teams brings everything more than once and in any order, and its Connector does what it is asked and says
// otherwise, or says nothing. PROTOCOL T-01, T-06, T-08, T-12, T-14, T-18, T-20, R-06.

#include <gmock/gmock.h>

#include <csignal>
#include <functional>
#include <map>
#include <thread>

#include "adapters/teams/press.hpp"
#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "store/staff.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"
#include "tests/fakes/teams/stand_in.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using fakes::Lie;
using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::chrono::sys_seconds by_the_real_clock() {
  return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

class TeamsDay : public testing::Test {
 protected:
  TeamsDay() {
    {
      Db db(store);
      fill_school(db);
      const auto rivera = staff::by_email(db, "rivera@lincoln.example");
      staff::link(db, "teams", teams::rivera_key, rivera.value().id);
    }
    microsoft.with([](fakes::Connector& connector) {
      connector.conversations = {teams::rivera_chat, teams::grade_7};
      connector.object_ids[teams::rivera_id] = teams::rivera_object;
    });
    folder.put("teams-app-password", "loopback-canary-password");
    folder.put("teams-workflow-url", microsoft.flow_url());
    configure("");
  }
  void configure(const std::string& more) {
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
               "[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n[teams]\napp_id = '" +
                   teams::lincoln.app_id + "'\ntenant_id = '" + teams::lincoln.tenant_id +
                   "'\n[secrets]\ndirectory = '.'\n[limits]\nrequests_per_person_per_minute = 0\n" + more +
                   "[loopback]\n" + microsoft.loopback() + "teams_workflow = '" + microsoft.flow_base() +
                   "'\n");
  }
  Process serve() { return Process({"serve", "--config", folder.file("bot.toml")}, folder.file("output")); }

  // As Teams sends it, with a token of the minute.
  std::string request(json activity) {
    activity["serviceUrl"] = microsoft.connector_base();
    teams::Letter letter = microsoft.letter();
    letter.claims["nbf"] = by_the_real_clock().time_since_epoch().count() - 60;
    letter.claims["exp"] = by_the_real_clock().time_since_epoch().count() + 3600;
    const std::string body = activity.dump();
    return "POST /api/messages HTTP/1.1\r\nHost: bot.lincoln.example\r\nAuthorization: " +
           letter.authorization() + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  std::string said(const std::string& text, const std::string& id) {
    json activity = teams::in_chat(text);
    activity["id"] = id;
    return request(activity);
  }
  static std::string answer(unsigned short port, const std::string& request, int status = 200) {
    const auto got = Talk(port).send(request);
    EXPECT_TRUE(got && got->status == status) << (got ? got->status : 0);
    return got ? got->body : std::string();
  }
  // How often each book is named in what Ms. Rivera sees.
  std::map<int, int> seen() {
    std::map<int, int> count;
    microsoft.with([&](fakes::Connector& connector) {
      for (const fakes::TeamsMessage& one : connector.seen_in(teams::rivera_chat)) {
        if (const int book = book_in(fakes::words_of(one))) ++count[book];
      }
    });
    return count;
  }
  // And holds half a second later, so that whatever would be said twice is.
  static bool stays_true(const std::function<bool()>& wanted) {
    if (!comes_true(wanted)) return false;
    std::this_thread::sleep_for(milliseconds(500));
    return wanted();
  }
  void put_card(const std::string& platform, const std::string& address, const std::string& key) {
    Parcel card;
    card.key = key;
    card.platform = platform;
    card.address = address;
    card.body = to_json(Card{"Grade 7 this week", {says("8 students to reach this week.")}});
    card.not_before = by_the_real_clock();
    card.deadline = by_the_real_clock() + std::chrono::hours(6);
    Db db(store);
    outbox::put(db, card);
  }
  Parcel::State state_of(const std::string& key) {
    Db db(store, Db::Mode::read);
    return outbox::with_key(db, key).value().state;
  }
  std::int64_t standing() { return rows_in(store, "SELECT count(*) FROM checkins WHERE undone IS NULL"); }

  Folder folder;
  std::string store = folder.file("school.db");
  fakes::Microsoft microsoft;
};

TEST_F(TeamsDay, T08_T14_A_what_was_said_what_is_seen_and_what_is_kept_are_the_same) {
  constexpr int books = 6;
  Process server = serve();
  const unsigned short port = server.port();
  ASSERT_NE(port, 0) << server.said();
  answer(port, said("help", "1700000000500"));
  microsoft.seen_in(teams::rivera_chat);
  microsoft.with([](fakes::Connector& connector) {
    connector.lies = {Lie::throttled, Lie::done_then_502, Lie::none, Lie::done_then_lost, Lie::breaks};
  });
  std::vector<std::string> requests;
  for (int number = 1; number <= books; ++number)
    requests.push_back(
        said("bobby talked about " + book_called(number), "170000000060" + std::to_string(number)));
  EXPECT_EQ(bring_thrice(port, requests, 7), 3 * books);
  EXPECT_TRUE(stays_true([&] { return seen().size() == books - 1U; })) << "one answer Teams would not take";
  for (const auto& [number, times] : seen()) EXPECT_EQ(times, 1) << number;
  const std::map<std::string, int> kept = books_in(store);
  EXPECT_EQ(kept.size(), static_cast<std::size_t>(books));
  for (const auto& [name, times] : kept) EXPECT_EQ(times, 1) << name;
  server.signal(SIGTERM);
  EXPECT_EQ(server.ended(seconds(20)), 0);
  for (const char* word : {"canary", "Bobby", "book", "eyJ"})
    EXPECT_THAT(server.said(), Not(HasSubstr(word)));
}

TEST_F(TeamsDay, T17_T18_A_a_press_and_a_dialog_each_have_one_effect_however_often_they_come) {
  Process server = serve();
  const unsigned short port = server.port();
  ASSERT_NE(port, 0) << server.said();
  answer(port, said("maya at lunch", "1700000000501"));
  const auto logged = microsoft.seen_in(teams::rivera_chat);
  ASSERT_EQ(logged.size(), 1U) << server.said();
  const json undo = fakes::action_called(logged[0], "Undo");
  json press =
      teams::invoke(teams::in_chat(""), "adaptiveCard/action", {{"action", undo}, {"trigger", "manual"}});
  press["replyToId"] = logged[0].id;
  const std::string first = answer(port, request(press));
  EXPECT_THAT(first, HasSubstr("Taken back"));
  EXPECT_EQ(bring_thrice(port, {request(press)}, 3), 3);
  EXPECT_EQ(standing(), 0);

  json data = teams::pack({"log_form", {}}).value();
  json asks = teams::invoke(teams::in_chat(""), "task/fetch", {{"data", data}});
  asks["id"] = "f:asks";
  const json sheet = json::parse(answer(port, request(asks))).at("task").at("value").at("card").at("content");
  json typed = teams::invoke(teams::in_chat(""), "application/search",
                             {{"queryText", "bobb"}, {"dataset", "students"}});
  typed["id"] = "f:typed";
  const json results = json::parse(answer(port, request(typed))).at("value").at("results");
  ASSERT_EQ(results.size(), 1U);
  data = sheet.at("body").back().at("actions").at(0).at("data");
  for (const json& input : sheet.at("body"))  // as the client sends what stands there already
    if (input.contains("id") && input.contains("value"))
      data[input.at("id").get<std::string>()] = input.at("value");
  data["form0*students"] = results[0].at("value");
  data["form0:kind"] = "conversation";
  json sends = teams::invoke(teams::in_chat(""), "task/submit", {{"data", data}});
  sends["id"] = "f:sends";
  EXPECT_EQ(bring_thrice(port, {request(sends)}, 5), 3);
  EXPECT_EQ(standing(), 1) << server.said();
}

TEST_F(TeamsDay,
       T12_R06_A_a_weekly_card_stands_there_once_though_the_program_is_killed_and_Teams_never_answers) {
  put_card("teams", teams::grade_7_address, "nudge:1:2026-W43");
  microsoft.with([](fakes::Connector& connector) { connector.lies = {Lie::done_then_lost}; });
  const auto cards = [this] {
    return microsoft.with(
        [](fakes::Connector& connector) { return connector.seen_in(teams::grade_7).size(); });
  };
  {
    Process server = serve();
    ASSERT_NE(server.port(), 0) << server.said();
    EXPECT_TRUE(stays_true([&] { return cards() == 1; })) << server.said();
    server.signal(SIGKILL);
  }
  Process server = serve();
  ASSERT_NE(server.port(), 0) << server.said();
  EXPECT_TRUE(stays_true([&] { return state_of("nudge:1:2026-W43") == Parcel::State::ambiguous; }));
  EXPECT_EQ(cards(), 1U) << "what may stand there is not posted again";
  put_card("teams", teams::grade_7_address, "nudge:1:2026-W44");
  server.signal(SIGTERM);
  EXPECT_EQ(server.ended(seconds(20)), 0);
  Process again = serve();
  ASSERT_NE(again.port(), 0) << again.said();
  EXPECT_TRUE(stays_true([&] { return cards() == 2; })) << "and the next one comes";
  EXPECT_EQ(state_of("nudge:1:2026-W44"), Parcel::State::sent);
}

TEST_F(TeamsDay, T06_T20_A_check_signs_in_and_says_what_the_weaker_doors_cannot_do) {
  configure("[teams_webhooks]\noutgoing = 'Grade 7'\nworkflow = 'Grade 7'\n");
  folder.put("teams-outgoing-webhook", "vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA=");
  Db(store).run("UPDATE places SET platform = 'teams', address = $1", teams::grade_7_address);
  std::string words;
  EXPECT_EQ(run_program({"check", "--config", folder.file("bot.toml")}, words), 1) << "a rehearsal";
  EXPECT_THAT(words, AllOf(HasSubstr("Signed in at Microsoft as app " + teams::lincoln.app_id),
                           HasSubstr("Microsoft's signing keys: in reach."),
                           HasSubstr("not whether anybody may join it"),
                           HasSubstr("It cannot answer one person alone, log, name a student"),
                           HasSubstr("not that it was shown"), Not(HasSubstr("canary"))));
  put_card("workflow", "workflow grade 7", "nudge:2:2026-W43");
  Process server = serve();
  ASSERT_NE(server.port(), 0) << server.said();
  EXPECT_TRUE(stays_true([&] { return state_of("nudge:2:2026-W43") == Parcel::State::sent; }))
      << server.said();
  EXPECT_THAT(microsoft.flowed(),
              ElementsAre(AllOf(HasSubstr("8 students to reach"), Not(HasSubstr("Action.")))));
  const std::string log = server.said(), before_it = "metrics on ";
  const int metrics = std::stoi(log.substr(log.find(before_it) + before_it.size()));
  EXPECT_THAT(answer(static_cast<unsigned short>(metrics), "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"),
              AllOf(HasSubstr("teams_workflow_cards_total{result=\"handed_over\"} 1"),
                    HasSubstr("teams_webhook_requests_total{result=\"answered\"} 0")));
}

}  // namespace
}  // namespace knownby
