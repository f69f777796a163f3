// Mentions and direct messages from the door to the store and back: Slack's room and the desk with a real
// file, on one loop, without sockets. PROTOCOL S-06 to S-08, PRODUCT C.1 rule 14, E.1, E.2 and E.4.

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "adapters/doors.hpp"
#include "adapters/slack/slack.hpp"
#include "bot/desk.hpp"
#include "store/places.hpp"
#include "store/query.hpp"
#include "store/staff.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* students[] = {"Bobby", "Maya", "Jordan", "Moreno", "Zhang", "Berg", "Marcus", "Nair"};

class EventsTest : public testing::Test {
 protected:
  EventsTest() {
    Db db(store);
    fill_school(db, {"slack", "#grade-7-team"});
    const PlaceId team = places::meet(db, {{}, "slack", "T0LINCOLN:C0GRADE7", "#grade-7-team", false, {}});
    Query seven(db, "SELECT id FROM groups WHERE code = '7'");
    seven.next();
    places::map(db, team, GroupId{seven.number(0)});
    staff_only(db, team);
    open();
  }
  ~EventsTest() override { desk->close(); }

  // As after a start: what was in memory is gone.
  void open() {
    if (desk) desk->close();
    slack.reset();
    doors = Doors();
    desk = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, lincoln_policy()});
    slack::SlackSettings settings;
    settings.app_id = "A0KNOWNBY";
    settings.team_id = "T0LINCOLN";
    settings.signing_secrets.emplace_back(test_signing_secret);
    settings.tokens.access = Secret("loopback-token");
    slack.emplace(std::move(settings), io.get_executor(), doors, clock,
                  [this](net::Call call) { return answer(std::move(call)); });
    slack->start([this](Request request) { return desk->ask(std::move(request)); });
  }

  asio::awaitable<net::Answer> answer(net::Call call) {
    const std::string method = call.url.substr(call.url.rfind('/') + 1);
    net::Answer taken;
    taken.status = 200;
    if (!call.body.starts_with('{')) {  // Slack is asked for something
      taken.body = facts[method];
      co_return taken;
    }
    json body = json::parse(call.body);
    body["method"] = method;
    posted.push_back(std::move(body));
    taken.body =
        R"({"ok":true,"channel":"C0GRADE7","ts":"1503435956.000247","message_ts":"1503435956.000247"})";
    co_return taken;
  }

  unsigned bring(const std::string& body, const std::string& type = "application/json") {
    net::HttpRequest request{"POST", "/slack/events", body};
    request.headers = {{"Content-Type", type},
                       {"X-Slack-Request-Timestamp", std::to_string(clock.now().time_since_epoch().count())},
                       {"X-Slack-Signature", slack_signature(body, clock.now())}};
    unsigned status = 0;
    asio::co_spawn(io, doors.at("/slack/events")->serve(std::move(request)),
                   [&](std::exception_ptr, net::HttpResponse response) { status = response.status; });
    io.restart();
    // Not until nothing is left: the timer of the three-second rule is not to be waited for.
    while ((status == 0 || slack->under_way() > 0) && io.run_one() > 0) {
    }
    clock.set(clock.now() + std::chrono::seconds(2));  // so that nobody waits for a turn
    return status;
  }
  // What came of a new message of this text: how it was posted and what it says.
  std::string says(const std::string& text) { return told(slack_message(text, next(), ts())); }
  std::string mentions(const std::string& text) { return told(slack_mention(text, next(), ts())); }
  std::string told(const std::string& body) {
    posted.clear();
    const unsigned status = bring(body);
    std::string words = std::to_string(status);
    for (const json& one : posted)
      words += " " + one["method"].get<std::string>() + " " + one.value("channel", "") + ": " +
               one.value("text", "");
    return words;
  }
  // Presses the button of this label in what was posted last.
  unsigned press(const std::string& label, const std::string& user = "U0RIVERA") {
    const json last = posted.back();
    const bool at_home = last["method"] == "views.publish";
    for (const json& block : at_home ? last["view"]["blocks"] : last["blocks"]) {
      if (block["type"] != "actions") continue;
      for (json element : block["elements"]) {
        if (element["text"]["text"] != label) continue;
        posted.clear();
        next();
        element["action_ts"] = ts();
        return bring(slack_press(std::move(element), user, at_home), "application/x-www-form-urlencoded");
      }
    }
    ADD_FAILURE() << "no button " << label;
    return 0;
  }
  // The page of this account, as published.
  std::string opens_home(const std::string& user) {
    clock.set(clock.now() + std::chrono::seconds(10));
    told(slack_home_opened(user, next()));
    clock.set(clock.now() + std::chrono::seconds(10));  // so that the next one has its turn
    return posted.empty() ? "nothing" : posted.back().dump();
  }
  // What Slack says where it is asked: a private channel of ours alone, if not said otherwise.
  std::map<std::string, std::string> facts{
      {"conversations.info", R"({"ok":true,"channel":{"is_member":true,"is_private":true}})"},
      {"conversations.members", R"({"ok":true,"members":[]})"}};
  std::string next() { return "Ev" + std::to_string(++number); }
  std::string ts() const { return "179201" + std::to_string(1000 + number) + ".000200"; }
  std::int64_t checkins() { return rows_in(store, "SELECT count(*) FROM checkins"); }
  void with_store(std::function<void(Db&)> work) {
    asio::co_spawn(io, desk->with_store(std::move(work)), [](std::exception_ptr) {});
    io.restart();
    io.run();
  }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(14, 10, 12)};
  Doors doors;
  std::unique_ptr<Desk> desk;
  std::optional<slack::Slack> slack;
  std::vector<json> posted;
  int number = 0;
};

TEST_F(EventsTest, C14_Ms_Rivera_logs_by_a_mention_and_only_she_sees_the_answer) {
  EXPECT_THAT(
      mentions("bobby at lunch"),
      AllOf(HasSubstr("200 chat.postEphemeral C0GRADE7: Logged: Bobby Chen (7A)"), HasSubstr("at lunch")));
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_EQ(posted[0]["user"], "U0RIVERA");
  EXPECT_EQ(checkins(), 1);
}

TEST_F(EventsTest, C14_alone_with_Knownby_she_types_as_she_would_in_a_command) {
  EXPECT_THAT(says("bobby"), HasSubstr("200 chat.postMessage D0RIVERA: Logged: Bobby Chen (7A)"));
  EXPECT_THAT(says("who hasn't had a check-in this week"), HasSubstr("Maya Roberts"));
  EXPECT_THAT(says("undo"), HasSubstr("Bobby Chen"));
  EXPECT_THAT(says("help"), HasSubstr("Type it as you would say it"));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM places WHERE direct = 1"), 1);
}

TEST_F(EventsTest, C14_who_in_a_mapped_channel_means_its_group) {
  EXPECT_THAT(mentions("who hasn't had a check-in this week"), HasSubstr("Grade 7"));
}

TEST_F(EventsTest, S08_A_a_redelivered_event_after_a_restart_changes_nothing_and_is_answered_alike) {
  const std::string body = slack_message("bobby", "Ev1");
  const std::string first = told(body);
  EXPECT_EQ(told(body), "200") << "not said twice";
  open();
  EXPECT_EQ(told(body), first);
  EXPECT_EQ(told(body), "200");
  EXPECT_EQ(checkins(), 1);
}

TEST_F(EventsTest, S08_after_a_restart_a_message_is_known_under_its_other_name_too) {
  told(slack_mention("bobby", "Ev1"));
  open();
  told(slack_mention("bobby", "Ev2"));
  EXPECT_EQ(checkins(), 1);
  told(slack_mention("maya at lunch", "Ev3", "1792012399.000100"));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM seen"), 4);
}

TEST_F(EventsTest, S08_undo_that_found_nothing_does_not_take_back_what_came_after_it) {
  const std::string undo = slack_message("undo", "EvUndo", "1792012300.000100");
  EXPECT_THAT(told(undo), HasSubstr("Nothing of yours to undo"));
  EXPECT_THAT(says("bobby"), HasSubstr("Logged"));
  EXPECT_EQ(told(undo), "200") << "brought again, late";
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins WHERE undone IS NULL"), 1);
}

TEST_F(EventsTest, S06_R_a_full_disk_is_503_and_the_retry_after_it_is_kept_once) {
  with_store([](Db& db) { db.run("PRAGMA max_page_count = 1"); });
  const std::string body = slack_message("bobby " + std::string(3000, 'x'), "Ev9");
  int refused = 0;
  for (int i = 0; i < 300 && refused == 0; ++i) {
    const std::string id = "Ev" + std::to_string(100 + i);
    if (bring(slack_message("bobby " + std::string(3000, 'x') + id, id, id.substr(2) + ".1")) == 503)
      ++refused;
  }
  ASSERT_EQ(refused, 1) << "the file took everything";
  const std::int64_t before = checkins();
  posted.clear();
  EXPECT_EQ(bring(body), 503U);
  EXPECT_TRUE(posted.empty());
  with_store([](Db& db) { db.run("PRAGMA max_page_count = 1073741823"); });
  EXPECT_EQ(bring(body), 200U);
  EXPECT_EQ(bring(body), 200U);
  EXPECT_EQ(checkins(), before + 1);
  EXPECT_EQ(posted.size(), 1U);
}

TEST_F(EventsTest, E2_a_stranger_gets_one_sentence_and_learns_nothing) {
  std::string body = slack_message("bobby chen", "Ev1");
  body.replace(body.find("U0RIVERA"), 8, "U0SOMEON");
  const std::string known = told(body);
  EXPECT_THAT(known, HasSubstr("200 chat.postMessage D0RIVERA: I don't know this account yet."));
  std::string other = slack_message("nobody of that name", "Ev2", "1792012400.000100");
  other.replace(other.find("U0RIVERA"), 8, "U0SOMEON");
  EXPECT_EQ(told(other), known);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM seen"), 0);
}

TEST_F(EventsTest, E4_the_guard_answers_alone_and_nothing_of_the_words_is_kept) {
  EXPECT_THAT(mentions("bobby says his dad hits him canaryword"),
              AllOf(HasSubstr("chat.postEphemeral"), HasSubstr("I have not saved this")));
  EXPECT_THAT(says("gibberish canaryword"), HasSubstr("Nothing saved"));
  EXPECT_EQ(checkins(), 0);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM seen"), 0) << "a place was met, and no more";
  desk->close();
  for (const std::string& file : {store, store + "-wal"}) {
    std::ifstream bytes(file, std::ios::binary);
    std::stringstream all;
    all << bytes.rdbuf();
    EXPECT_THAT(all.str(), Not(HasSubstr("canaryword"))) << file;
  }
}

TEST_F(EventsTest, C14_property_no_student_is_named_in_anything_that_everyone_sees) {
  bool was_public = false, was_private = false;
  const auto look = [&](const std::string& asked) {
    for (const json& one : posted) {
      const bool everyone = (one["method"] == "chat.postMessage" && one["channel"] == "C0GRADE7") ||
                            one.value("response_type", "") == "in_channel";
      was_public |= everyone;
      for (const char* name : students) {
        const bool named = one.dump().find(name) != std::string::npos;
        was_private |= named;
        EXPECT_FALSE(named && everyone) << name << " after " << asked;
      }
    }
  };
  for (const char* line :
       {"bobby", "maya and wei at lunch", "jordan yesterday", "who hasn't had a check-in this week",
        "who's left in 7A", "card maya", "my check-ins", "undo", "redo", "help", "ana canary", "map grade 7",
        "check", "nobody like this", "who logged the most", "what is zoe's grade", "priya hits him", "share",
        ""}) {
    mentions(line);
    look(line);
  }
  mentions("who hasn't had a check-in this week");
  EXPECT_EQ(press("Share counts"), 200U);
  look("share counts");
  EXPECT_TRUE(was_private && was_public) << "the test could fail";
}

TEST_F(EventsTest, whoever_runs_it_invites_Knownby_and_maps_the_channel_by_two_buttons) {
  EXPECT_THAT(
      told(slack_invited("U0LINDQVIST")),
      AllOf(HasSubstr("200 chat.postEphemeral C0NEWCHAN: Hello, I am Knownby."), HasSubstr("[Grade 7]")));
  EXPECT_EQ(posted.back()["user"], "U0LINDQVIST");
  EXPECT_EQ(press("Grade 7", "U0LINDQVIST"), 200U);
  EXPECT_THAT(posted.back()["text"].get<std::string>(),
              AllOf(HasSubstr("Map this channel?"), HasSubstr("Nothing is changed yet.")));
  EXPECT_EQ(press("Map it", "U0LINDQVIST"), 200U);
  EXPECT_THAT(posted.back()["text"].get<std::string>(), HasSubstr("Mapped"));
  EXPECT_EQ(
      rows_in(store, "SELECT count(*) FROM places WHERE address = 'T0LINCOLN:C0NEWCHAN' AND group_id > 0"),
      1);
}

TEST_F(EventsTest, E2_a_channel_with_a_guest_is_not_mapped_and_nothing_is_saved) {
  facts["conversations.members"] = R"({"ok":true,"members":["U0TUTOR"]})";
  facts["users.info"] = R"({"ok":true,"user":{"id":"U0TUTOR","team_id":"T0LINCOLN","is_restricted":true}})";
  told(slack_invited("U0LINDQVIST"));
  EXPECT_EQ(press("Grade 7", "U0LINDQVIST"), 200U);
  EXPECT_THAT(
      posted.back()["text"].get<std::string>(),
      AllOf(HasSubstr("1 guest is in it."), HasSubstr("Nothing was changed."), Not(HasSubstr("[Map it"))));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM places WHERE group_id > 0"), 2) << "those of before";
}

TEST_F(EventsTest, S26_a_new_account_is_recognised_by_its_email_and_S34_a_deactivated_one_is_not_served) {
  told(slack_user_changed("U0RIVERA", "rivera@lincoln.example", true));
  EXPECT_THAT(says("bobby"), HasSubstr("I don't know this account yet."));
  EXPECT_EQ(checkins(), 0);
  told(slack_user_changed("U0RIVERA", "somebody@lincoln.example", false));
  EXPECT_THAT(says("bobby"), HasSubstr("Logged: Bobby Chen"));
  with_store([](Db& db) { staff::unlink(db, "slack", "T0LINCOLN:U0RIVERA"); });
  told(slack_user_changed("U0RIVERA", "Rivera@lincoln.example", false));
  EXPECT_THAT(says("maya"), AllOf(HasSubstr("Are you Ms. Rivera?"), Not(HasSubstr("Roberts"))));
  EXPECT_EQ(press("Yes, that's me"), 200U);
  EXPECT_THAT(posted.back()["text"].get<std::string>(), HasSubstr("Logged: Maya Roberts"));
}

TEST_F(EventsTest, anybody_else_who_invites_Knownby_hears_in_one_sentence_who_can) {
  EXPECT_EQ(
      told(slack_invited("U0RIVERA")),
      "200 chat.postEphemeral C0NEWCHAN: Hello, I am Knownby. Mr. Lindqvist can give this channel its weekly "
      "card.");
  EXPECT_THAT(told(slack_invited("U0SOMEON", "Ev2")), HasSubstr("I don't know this account yet."));
  EXPECT_EQ(told(slack_invited("U0RIVERA")), "200") << "once";
}

TEST_F(EventsTest, a_channel_keeps_its_group_and_follows_its_name) {
  EXPECT_EQ(told(slack_renamed("C0GRADE7", "seventh")), "200");
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM places WHERE name = '#seventh' AND group_id > 0"), 1);
  EXPECT_EQ(told(slack_renamed("C0ELSE", "elsewhere")), "200");
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM places WHERE name = '#elsewhere'"), 0) << "never been there";
}

TEST_F(EventsTest, S17_A_Ms_Riveras_page_has_her_students_what_she_logged_and_a_line_to_log_the_next) {
  says("bobby at lunch");
  says("maya and wei");
  const std::string page = opens_home("U0RIVERA");
  EXPECT_THAT(page,
              AllOf(HasSubstr("Jordan Lee"), HasSubstr("Priya Nair"), HasSubstr("What you logged last"),
                    HasSubstr("Maya Roberts (7A), conversation, today Wed 14 Oct"), HasSubstr("Log it")));
  EXPECT_THAT(page, Not(HasSubstr("Staff"))) << "she does not run it";
}

TEST_F(EventsTest, S17_undo_on_the_page_takes_back_that_entry_alone) {
  says("maya and wei");
  opens_home("U0RIVERA");
  EXPECT_EQ(press("Undo"), 200U);
  EXPECT_THAT(posted.front()["text"].get<std::string>(), HasSubstr("Taken back:"));
  EXPECT_EQ(posted.front()["channel"], "U0RIVERA") << "alone";
  EXPECT_EQ(posted.back()["method"], "views.publish");
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins WHERE undone IS NULL"), 1);
}

TEST_F(EventsTest, S17_whoever_runs_it_sees_what_is_to_do_and_no_student) {
  const std::string page = opens_home("U0LINDQVIST");
  EXPECT_THAT(page, AllOf(HasSubstr("Lincoln Middle School"), HasSubstr("Calendar")));
  for (const char* name : students) EXPECT_THAT(page, Not(HasSubstr(name)));
}

TEST_F(EventsTest, E2_a_strangers_page_is_one_sentence) {
  const std::string page = opens_home("U0SOMEON");
  EXPECT_THAT(page, HasSubstr("I don't know this account yet."));
  for (const char* name : students) EXPECT_THAT(page, Not(HasSubstr(name)));
}

TEST_F(EventsTest, S14_a_form_is_opened_by_a_press_and_logs_once_however_often_it_is_brought) {
  says("log");
  EXPECT_EQ(press("Open the form"), 200U);
  ASSERT_EQ(posted.back()["method"], "views.open");
  json view = posted.back()["view"];
  view.update({{"id", "V0FORM"}, {"hash", "h1"}});
  const auto bobby = rows_in(store, "SELECT id FROM students WHERE given = 'Bobby'");
  const json chosen = json::array({{{"value", std::to_string(bobby)}}});
  view["state"]["values"]["students"]["students"] = {{"selected_options", chosen}};
  view["state"]["values"]["day"]["day"] = {{"selected_date", "2026-10-13"}};
  const json payload = {{"type", "view_submission"},
                        {"api_app_id", "A0KNOWNBY"},
                        {"team", {{"id", "T0LINCOLN"}}},
                        {"user", {{"id", "U0RIVERA"}}},
                        {"view", view}};
  posted.clear();
  for (int i = 0; i < 3; ++i) bring(slack_payload(payload), "application/x-www-form-urlencoded");
  EXPECT_EQ(checkins(), 1);
  ASSERT_EQ(posted.size(), 1U) << "and it is told once";
  EXPECT_EQ(posted[0]["method"], "chat.postEphemeral");
  EXPECT_THAT(posted[0]["text"].get<std::string>(), HasSubstr("Logged: Bobby"));
}

TEST_F(EventsTest, X16_an_event_that_cannot_be_read_leaves_no_word_behind) {
  std::string body = slack_message("canaryword");
  body.insert(body.find("canary"), "\\u0000");
  EXPECT_EQ(told(body), "200");
  EXPECT_EQ(slack->counts().poison, 1U);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM places WHERE direct = 1"), 0);
}

}  // namespace
}  // namespace knownby
