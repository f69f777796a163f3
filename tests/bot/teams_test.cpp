// A day in Teams from the door to the store and back: the Teams room and the desk with a real file, on one
// loop, without sockets. PROTOCOL T-08 to T-17, PRODUCT E.1, E.2, E.4 and G.2.

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "adapters/doors.hpp"
#include "adapters/teams/teams.hpp"
#include "bot/desk.hpp"
#include "bot/mail/delivery.hpp"
#include "bot/ticker.hpp"
#include "store/query.hpp"
#include "store/staff.hpp"
#include "tests/adapters/teams/activities.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using nlohmann::json;
using teams::added_to;
using teams::in_channel;
using teams::in_chat;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* names_of_students[] = {"Bobby", "Maya", "Jordan", "Moreno",
                                             "Zhang", "Berg", "Marcus", "Nair"};
constexpr const char* lindqvist_object = "7d1c9e55-0001-4aaa-9bbb-00000000000c";

asio::awaitable<teams::Vouch> trust(std::string, teams::Claimed) { co_return teams::Vouch::good; }

asio::awaitable<std::variant<std::string, Later, Never>> loopback_token() {
  co_return std::string("loopback-token");
}

class TeamsTest : public testing::Test {
 protected:
  TeamsTest() {
    Db db(store);
    fill_school(db);
    link(db, "rivera", teams::rivera_object);
    link(db, "lindqvist", lindqvist_object);
    Staff park;
    park.sis_id = "park";
    park.called = "Ms. Park";
    park.email = "park@lincoln.example";
    park.role = Staff::Role::teacher;
    staff::put(db, park);
    desk = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, lincoln_policy()});
    teams::TeamsSettings settings;
    settings.app_id = teams::lincoln.app_id;
    settings.tenant_id = teams::lincoln.tenant_id;
    teams::Ways ways{
        trust, {loopback_token, [] {}}, [this](net::Call call) { return answer(std::move(call)); }};
    room.emplace(std::move(settings), io.get_executor(), doors, clock, std::move(ways));
    room->start([this](Request request) { return desk->ask(std::move(request)); });
  }
  ~TeamsTest() override { desk->close(); }

  static void link(Db& db, const std::string& who, const char* account) {
    const auto person = staff::by_email(db, who + "@lincoln.example");
    staff::link(db, "teams", teams::lincoln.tenant_id + ':' + account, person->id);
  }

  asio::awaitable<net::Answer> answer(net::Call call) {
    net::Answer taken;
    if (call.method == "GET") {
      taken.status = people.is_null() ? 404 : 200;
      taken.body = people.dump();
      read.push_back(call.url);
      co_return taken;
    }
    taken.status = 201;
    taken.body = call.url.ends_with("/v3/conversations") ? R"({"id":"a:1RiveraAndKnownby"})"
                                                         : R"({"id":"1700000000099"})";
    posted.push_back(std::move(call));
    co_return taken;
  }

  // Brings it, and lets it come to its end. What Teams got at once.
  net::HttpResponse bring(json activity) {
    posted.clear();
    net::HttpRequest request{"POST", "/api/messages", activity.dump()};
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer a.b.c"}};
    net::HttpResponse got;
    got.status = 0;
    asio::co_spawn(io, doors.at("/api/messages")->serve(std::move(request)),
                   [&](const std::exception_ptr&, net::HttpResponse response) { got = std::move(response); });
    io.restart();
    // Not until nothing is left: the timer of the answer's time is not to be waited for.
    while ((got.status == 0 || room->under_way() > 0) && io.run_one() > 0) {
    }
    clock.set(clock.now() + std::chrono::seconds(20));  // so that nobody waits for a turn
    return got;
  }
  json fresh(json activity) {
    activity["id"] = "17000000" + std::to_string(++number);
    return activity;
  }
  json pressed(const json& where, const json& action) {
    json made = teams::press(where, action.at("verb"), {});
    made["value"]["action"]["data"] = action.at("data");
    return fresh(made);
  }
  // The action of this title in the card.
  static json action_in(const json& card, const std::string& title) {
    for (const json& element : card.at("body")) {
      for (const json& action : element.value("actions", json::array())) {
        if (action.at("title") == title) return action;
      }
    }
    ADD_FAILURE() << "no button " << title << " in " << card.dump();
    return {{"verb", ""}, {"data", json::object()}};
  }
  static json card_in(const net::Call& call) {
    return json::parse(call.body).at("attachments").at(0).at("content");
  }
  // Everything that was posted, with where it went.
  std::string told() const {
    std::string all;
    for (const net::Call& call : posted) {
      const bool begins = call.url.ends_with("/v3/conversations");
      all += call.method + ' ' + call.url + ' ' + (begins ? "" : card_in(call).dump()) + '\n';
    }
    return all;
  }
  // The clock's minute: what is due is written down, and what waits for Teams is delivered. How many were.
  std::size_t minute_strikes() {
    look_around();
    std::optional<std::size_t> delivered;
    asio::co_spawn(io, tick_and_deliver(),
                   [&](const std::exception_ptr&, std::size_t many) { delivered = many; });
    io.restart();
    while (!delivered && io.run_one() > 0) {
    }
    return delivered.value_or(0);
  }
  // Who reads along is looked at first, as the clock's minute does it, and whom one can write to: without a
  // word.
  void look_around() {
    room->look_around();
    io.restart();
    while (io.run_one_for(std::chrono::milliseconds(200)) > 0) {
    }
    std::erase_if(posted, [](const net::Call& call) { return call.url.ends_with("/v3/conversations"); });
  }
  asio::awaitable<std::size_t> tick_and_deliver() {
    Request tick = tick_at(clock.now());
    co_await desk->ask(std::move(tick));
    std::vector<Parcel> parcels = co_await desk->take(clock.now(), 10);
    std::size_t many = 0;
    for (const Parcel& parcel : parcels) {
      if (parcel.platform != "teams") continue;
      const Delivery delivery = co_await deliver(&*room, parcel, "mark");
      if (std::holds_alternative<Sent>(delivery)) ++many;
      std::vector<Settled> done{settled(parcel, delivery, clock.now())};
      co_await desk->settle(std::move(done));
    }
    co_return many;
  }
  std::int64_t standing() { return rows_in(store, "SELECT count(*) FROM checkins WHERE undone IS NULL"); }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(14, 10, 12)};
  Doors doors;
  std::unique_ptr<Desk> desk;
  std::optional<teams::Teams> room;
  std::vector<net::Call> posted;
  json people;                    // what Teams says of the members of a conversation; null: nothing
  std::vector<std::string> read;  // where it was asked
  int number = 0;
};

TEST_F(TeamsTest, T17_Ms_Rivera_logs_in_her_chat_and_takes_it_back_with_the_button) {
  bring(fresh(in_chat("bobby at lunch")));
  EXPECT_EQ(standing(), 1);
  ASSERT_EQ(posted.size(), 1U);
  const json logged = card_in(posted[0]);
  EXPECT_THAT(logged["fallbackText"], HasSubstr("Logged: Bobby Chen (7A)"));
  const json undo = pressed(in_chat(""), action_in(logged, "Undo"));
  const net::HttpResponse response = bring(undo);
  EXPECT_EQ(standing(), 0);
  EXPECT_THAT(response.body, HasSubstr("Taken back: "));
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_EQ(posted[0].method, "PUT");
  EXPECT_EQ(bring(undo).body, response.body) << "the same press again has the same answer";
  EXPECT_TRUE(posted.empty());
}

TEST_F(TeamsTest, T08_the_same_line_twice_is_one_check_in) {
  const json line = fresh(in_chat("bobby at lunch"));
  bring(line);
  bring(line);
  EXPECT_EQ(standing(), 1);
}

TEST_F(TeamsTest, G2_what_Ms_Rivera_logs_in_a_channel_is_answered_in_her_chat_alone) {
  bring(fresh(in_channel("bobby at lunch")));
  EXPECT_EQ(standing(), 1);
  EXPECT_THAT(told(),
              AllOf(HasSubstr("a%3A1RiveraAndKnownby/activities"), HasSubstr("Logged: Bobby Chen (7A)"),
                    HasSubstr("delete your message there"), Not(HasSubstr("grade7"))));
}

TEST_F(TeamsTest, E4_words_of_danger_stop_before_anything_is_saved_and_nobody_else_hears_of_it) {
  bring(fresh(in_channel("bobby says his dad hits him")));
  EXPECT_EQ(standing(), 0);
  EXPECT_THAT(told(), AllOf(HasSubstr("911"), Not(HasSubstr("hits")), Not(HasSubstr("grade7"))));
}

TEST_F(TeamsTest, E2_a_stranger_learns_nothing) {
  json line = fresh(in_chat("bobby at lunch"));
  line["from"]["aadObjectId"] = "7d1c9e55-0001-4aaa-9bbb-0000000000ff";
  bring(line);
  EXPECT_EQ(standing(), 0);
  EXPECT_THAT(told(), AllOf(HasSubstr("I don't know this account yet"), Not(HasSubstr("Chen"))));
}

TEST_F(TeamsTest, T10_Ms_Rivera_adds_Knownby_and_is_told_what_to_type) {
  bring(fresh(added_to(in_chat(""))));
  EXPECT_THAT(told(), HasSubstr("Type it as you would say it"));
}

TEST_F(TeamsTest, T13_Mr_Lindqvist_maps_a_channel_and_on_Monday_its_card_comes_without_names) {
  const auto lindqvist = [this](json activity) {
    activity["from"]["aadObjectId"] = lindqvist_object;
    return fresh(std::move(activity));
  };
  bring(lindqvist(added_to(in_channel(""))));
  EXPECT_THAT(told(), AllOf(HasSubstr("write to me in our own chat"),
                            HasSubstr("Whose team is in the channel you added me to?")));
  people = {{"members", {{{"name", "somebody Teams does not tell"}}}}};
  bring(lindqvist(in_channel("map grade 7")));
  const json look = card_in(posted.back());
  bring(lindqvist(pressed(in_chat(""), action_in(look, "Map it, counts only"))));
  EXPECT_THAT(told(), HasSubstr("Mapped"));

  clock.set(chicago(19, 7, 30));
  posted.clear();
  const std::size_t delivered = minute_strikes();
  EXPECT_EQ(delivered, 1U);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_THAT(posted[0].url, HasSubstr("/19%3Agrade7%40thread.tacv2/activities"));
  EXPECT_THAT(told(), HasSubstr("Grade 7 this week"));
  for (const char* name : names_of_students) EXPECT_THAT(posted[0].body, Not(HasSubstr(name)));
}

TEST_F(TeamsTest, T18_Ms_Rivera_logs_with_a_dialog_and_is_told_what_is_wrong_where_it_is) {
  bring(fresh(in_chat("help")));
  const json button = action_in(card_in(posted.back()), "Log with a form");
  const json asked = fresh(teams::invoke(in_chat(""), "task/fetch", {{"data", button.at("data")}}));
  const json sheet = json::parse(bring(asked).body).at("task").at("value").at("card").at("content");
  const json typed = fresh(
      teams::invoke(in_chat(""), "application/search", {{"queryText", "bobb"}, {"dataset", "students"}}));
  const json results = json::parse(bring(typed).body).at("value").at("results");
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].at("title"), "Bobby Chen (7A)");

  json data = action_in(sheet, "Log it").at("data");
  data["form0*students"] = results[0].at("value");
  data["form0:day"] = "2026-10-15";
  data["form0:kind"] = "conversation";
  data["form0:note"] = "at lunch";
  const auto wrong = bring(fresh(teams::invoke(in_chat(""), "task/submit", {{"data", data}})));
  EXPECT_EQ(standing(), 0);
  EXPECT_THAT(wrong.body, AllOf(HasSubstr("I only log what has happened."), HasSubstr("at lunch"),
                                HasSubstr("Bobby Chen (7A)")));
  EXPECT_TRUE(posted.empty());

  data["form0:day"] = "2026-10-14";
  const json sent = fresh(teams::invoke(in_chat(""), "task/submit", {{"data", data}}));
  EXPECT_EQ(bring(sent).body, "");
  EXPECT_EQ(standing(), 1);
  EXPECT_THAT(told(), HasSubstr("Logged: Bobby Chen (7A)"));
  bring(sent);
  EXPECT_EQ(standing(), 1) << "the same dialog twice is one check-in";
  EXPECT_TRUE(posted.empty());
}

TEST_F(TeamsTest, F4_Ms_Parks_account_is_recognised_by_its_e_mail_and_served_only_after_she_says_so) {
  json line = fresh(in_chat("help"));
  line["from"]["aadObjectId"] = "7d1c9e55-0001-4aaa-9bbb-0000000000ee";
  people = {{"id", line["from"]["id"]},
            {"objectId", line["from"]["aadObjectId"]},
            {"email", "Park@lincoln.example"},
            {"userRole", "user"}};
  bring(line);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_THAT(told(), AllOf(HasSubstr("Are you "), HasSubstr("Ms. Park"), Not(HasSubstr("Type it as"))));
  json yes = pressed(in_chat(""), action_in(card_in(posted[0]), "Yes, that's me"));
  yes["from"]["aadObjectId"] = line["from"]["aadObjectId"];
  EXPECT_THAT(bring(yes).body, HasSubstr("Type it as you would say it")) << "what she asked for first";
}

TEST_F(TeamsTest, E2_the_weekly_card_comes_on_time_with_its_buttons_where_only_staff_read_along) {
  const auto lindqvist = [this](json activity) {
    activity["from"]["aadObjectId"] = lindqvist_object;
    return fresh(std::move(activity));
  };
  const auto member = [](const char* object, const char* role) {
    return json{{"id", std::string("29:") + object}, {"objectId", object}, {"userRole", role}};
  };
  people = {{"members", {member(teams::rivera_object, "user"), member(lindqvist_object, "user")}}};
  bring(lindqvist(in_channel("map grade 7")));
  bring(lindqvist(pressed(in_chat(""), action_in(card_in(posted.back()), "Map it"))));
  EXPECT_THAT(told(), HasSubstr("Mapped"));

  clock.set(chicago(19, 7, 20));
  minute_strikes();
  clock.set(chicago(19, 7, 30));
  posted.clear();
  EXPECT_EQ(minute_strikes(), 1U) << "not a minute late";
  const json card = card_in(posted.at(0));
  action_in(card, "Log what you already did");
  for (const char* name : names_of_students) EXPECT_THAT(posted[0].body, Not(HasSubstr(name)));

  people["members"].push_back(member("7d1c9e55-0001-4aaa-9bbb-0000000000dd", "guest"));
  clock.set(chicago(26, 7, 20));
  minute_strikes();
  clock.set(chicago(26, 7, 30));
  posted.clear();
  minute_strikes();
  EXPECT_THAT(told(), AllOf(HasSubstr("Grade 7 this week"), Not(HasSubstr("Log what you already did"))));
}

}  // namespace
}  // namespace knownby
