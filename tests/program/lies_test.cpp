// A Slack that lies about everything at once: each message and press comes three times, in any order, on four
// connections, while its Web API fails in every way there is. In the end what people see, what the database
// holds and what was said are one and the same.

#include <gmock/gmock.h>

#include <csignal>
#include <thread>

#include "tests/bot/talk.hpp"
#include "tests/program/school_on_slack.hpp"

namespace knownby {
namespace {

using fakes::Fault;
using nlohmann::json;
using std::chrono::seconds;
using testing::HasSubstr;

class Lies : public SchoolOnSlack {
 protected:
  static std::string said(int book) {
    const std::string number = std::to_string(book);
    return slack_event(slack_message("bobby talked about " + book_called(book), "Ev" + number,
                                     "179201231" + number + ".000200"),
                       now());
  }
  // How often each book is named in what Ms. Rivera sees.
  std::map<int, int> seen() {
    std::map<int, int> count;
    slack.with([&](fakes::WebApi& api) {
      for (const fakes::Seen& one : api.ledger.everyone_sees("D0RIVERA")) {
        if (const int book = book_in(one.message.dump())) ++count[book];
      }
    });
    return count;
  }
  // The press of this button, with a message that holds it.
  std::string undo_of(int book) {
    return slack.with([&](fakes::WebApi& api) -> std::string {
      for (const fakes::Seen& one : api.ledger.everyone_sees("D0RIVERA")) {
        if (book_in(one.message.dump()) != book) continue;
        for (const json& block : one.message.at("blocks")) {
          for (const json& element : block.value("elements", json::array())) {
            if (element.value("type", "") != "button" || element["text"]["text"] != "Undo") continue;
            json pressed = element;
            pressed["action_ts"] = "15965303" + std::to_string(book) + ".194939";
            return form_request(slack_press(pressed, "U0RIVERA", false));
          }
        }
      }
      return {};
    });
  }
  static std::string form_request(const std::string& body) {
    const std::string at = std::to_string(now().time_since_epoch().count());
    return "POST /slack/events HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\n"
           "X-Slack-Request-Timestamp: " +
           at + "\r\nX-Slack-Signature: " + slack_signature(body, now()) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
};

TEST_F(Lies, S08_S20_A_what_was_said_what_is_seen_and_what_is_kept_are_the_same) {
  constexpr int books = 8;
  Process server = serve();
  ASSERT_NE(server.port(), 0) << server.said();
  // Of these, two answers were certainly or perhaps never shown, and what may have been shown is not said
  // again.
  for (const Fault fault : {Fault::done_then_500, Fault::busy, Fault::fails_undone, Fault::none,
                            Fault::done_then_reset, Fault::resets_undone, Fault::done_then_internal})
    slack.next("chat.postMessage", fault);
  std::vector<std::string> requests;
  for (int book = 1; book <= books; ++book) requests.push_back(said(book));
  EXPECT_EQ(bring_thrice(server.port(), requests, 7), 3 * books)
      << "nothing is left for Slack to bring again";
  std::map<int, int> shown;
  for (int looks = 0; looks < 3'000 && shown.size() < books - 2; ++looks) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    shown = seen();
  }
  std::this_thread::sleep_for(seconds(1));
  shown = seen();
  EXPECT_EQ(shown.size(), books - 2U) << server.said();
  for (const auto& [book, times] : shown) EXPECT_EQ(times, 1) << book;
  const std::map<std::string, int> kept = books_in(store);
  EXPECT_EQ(kept.size(), static_cast<std::size_t>(books));
  for (const auto& [book, times] : kept) EXPECT_EQ(times, 1) << book;

  std::vector<std::string> presses;
  for (const auto& [book, times] : shown) {
    if (presses.size() < 3) presses.push_back(undo_of(book));
    ASSERT_FALSE(presses.back().empty()) << book;
  }
  EXPECT_EQ(bring_thrice(server.port(), presses, 11), 9);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins WHERE undone IS NOT NULL"), 3);
  stop(server);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), books);
}

TEST_F(Lies, S35_A_check_reads_the_rights_that_Slack_tells_beside_its_answer) {
  const auto check = [&] {
    std::string words;
    run_program({"check", "--config", config}, words);
    return words;
  };
  slack.with([](fakes::WebApi& api) {
    for (const char* right : {"users:read", "users:read.email", "files:read", "files:write"})
      api.rights.insert(right);
  });
  EXPECT_THAT(check(), HasSubstr("all that are needed"));
  slack.with([](fakes::WebApi& api) { api.rights.erase("groups:history"); });
  EXPECT_THAT(check(), HasSubstr("groups:history"));
}

}  // namespace
}  // namespace knownby
