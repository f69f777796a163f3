// Files that people send to Knownby in Slack: fetched for whoever may import, from Slack's own host.
#include "adapters/slack/files/files.hpp"

#include <gmock/gmock.h>

#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const std::string address = "https://files.slack.com/files-pri/T1LINCOLN-F1ROSTER/download/students.csv";

json roster(const std::string& name = "students.csv") {
  return {{"id", "F1ROSTER"},
          {"name", name},
          {"mimetype", "text/csv"},
          {"mode", "hosted"},
          {"size", 4321},
          {"url_private", "https://files.slack.com/files-pri/T1LINCOLN-F1ROSTER/students.csv"},
          {"url_private_download", address}};
}

json sending(const json& files, const std::string& text = {}, const std::string& event_id = "Ev1FILE") {
  json payload = direct(text, event_id, "1792012319.000200");
  payload["event"]["subtype"] = "file_share";
  payload["event"]["files"] = files;
  payload["event"]["upload"] = true;
  return payload;
}

class FilesSent : public testing::Test {
 protected:
  FilesSent() {
    school.reply = [](const Request& request) {
      Reply reply = Workspace::said("looked at");
      if (request.verb != "import") return Workspace::said("words: " + request.text);
      const bool is_fetched =
          !request.files.empty() && (request.files[0].content || !request.files[0].trouble.empty());
      if (is_fetched) return reply;
      reply = {};
      reply.wants_files = true;
      return reply;
    };
  }
  void hold(const std::string& body, net::HttpHeaders headers = {{"Content-Type", "text/csv"}},
            unsigned status = 200) {
    school.answers.push_back({net::Trouble::none, status, std::move(headers), body});
  }
  // Why the one file could not be fetched.
  std::string trouble() { return school.asked.at(1).files.at(0).trouble; }

  Workspace school;
};

TEST_F(FilesSent, A_a_calendar_of_either_kind_is_a_file_of_ours) {
  hold("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", {{"Content-Type", "text/calendar"}});
  EXPECT_EQ(bring(school, sending(json::array({roster("Calendar.ICS")}))), 200U);
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].verb, "import");
}

TEST_F(FilesSent, A_the_desk_is_asked_first_and_again_with_what_was_fetched) {
  hold("id,name\n1,Ada\n");
  EXPECT_EQ(bring(school, sending(json::array({roster()}))), 200U);
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].verb, "import");
  EXPECT_EQ(school.asked[0].files.at(0).name, "students.csv");
  EXPECT_EQ(school.asked[0].files.at(0).content, nullptr);
  EXPECT_EQ(*school.asked[1].files.at(0).content, "id,name\n1,Ada\n");
  EXPECT_EQ(school.asked[1].event, school.asked[0].event);
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(school.calls[0].method, "GET");
  EXPECT_EQ(school.calls[0].purpose, net::Purpose::slack_file);
  EXPECT_EQ(school.calls[0].url, address);
  EXPECT_EQ(school.calls[0].headers[0].second, "Bearer loopback-token");
  EXPECT_THAT(school.calls[1].url, HasSubstr("chat.postMessage"));
}

TEST_F(FilesSent, R_whoever_is_refused_hears_so_and_nothing_is_fetched) {
  school.reply = [](const Request&) { return Workspace::said("That is kept to whoever runs Knownby here."); };
  bring(school, sending(json::array({roster()})));
  EXPECT_EQ(school.asked.size(), 1U);
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_THAT(school.calls[0].url, HasSubstr("chat.postMessage"));
}

TEST_F(FilesSent, A_beside_words_a_picture_is_left_alone) {
  bring(school, sending(json::array({roster("lunch.png")}), "bobby at lunch"));
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "");
  EXPECT_EQ(school.asked[0].text, "bobby at lunch");
  EXPECT_TRUE(school.asked[0].files.empty());
}

TEST_F(FilesSent, A_a_table_is_an_import_whatever_is_said_with_it_and_a_file_alone_is_one_too) {
  bring(school, sending(json::array({roster("Roster.CSV")}), "here you go"));
  EXPECT_EQ(school.asked.at(0).verb, "import");
  bring(school, sending(json::array({roster("scan.pdf")}), "", "Ev2FILE"));
  EXPECT_EQ(school.asked.back().verb, "import") << "and the desk says that it is none";
}

TEST_F(FilesSent, S08_R_the_same_event_again_fetches_nothing_again) {
  bring(school, sending(json::array({roster()})));
  bring(school, sending(json::array({roster()})));
  EXPECT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.calls.size(), 2U);
}

TEST_F(FilesSent, X01_R_a_file_said_to_be_too_large_is_not_fetched) {
  json large = roster();
  large["size"] = 9 * 1024 * 1024;
  bring(school, sending(json::array({large})));
  EXPECT_THAT(trouble(), HasSubstr("more than the 8 MB I take at once"));
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST_F(FilesSent, X01_R_all_files_of_a_message_together_are_at_most_8_MB) {
  hold(std::string(5 * 1024 * 1024, 'x'));
  hold(std::string(5 * 1024 * 1024, 'x'));
  bring(school, sending(json::array({roster(), roster("staff.csv")})));
  EXPECT_TRUE(school.asked.at(1).files.at(0).content);
  EXPECT_FALSE(school.asked.at(1).files.at(1).content);
  EXPECT_THAT(school.asked.at(1).files.at(1).trouble, HasSubstr("more than the 8 MB"));
}

TEST_F(FilesSent, X01_R_what_does_not_arrive_says_why) {
  struct Case {
    net::Answer answer;
    const char* words;
  };
  const std::vector<Case> cases{
      {{net::Trouble::too_large, 0, {}, {}}, "more than the 8 MB"},
      {{net::Trouble::refused_by_gate, 0, {}, {}}, "not kept at Slack"},
      {{net::Trouble::timed_out_after_send, 0, {}, {}}, "could not be reached"},
      {{net::Trouble::none, 302, {{"Location", "https://evil/"}}, {}}, "files:read"},
      {{net::Trouble::none, 200, {{"Content-Type", "text/html; charset=utf-8"}}, "<html>"}, "files:read"}};
  for (const Case& one : cases) {
    school.asked.clear();
    school.answers.clear();
    school.answers.push_back(one.answer);
    bring(school,
          sending(json::array({roster()}), "", std::string("Ev") + std::to_string(&one - cases.data())));
    school.clock.advance(std::chrono::hours(30));
    ASSERT_EQ(school.asked.size(), 2U) << one.words;
    EXPECT_THAT(trouble(), HasSubstr(one.words));
    EXPECT_EQ(school.asked[1].files[0].content, nullptr);
  }
  for (const net::Call& call : school.calls) EXPECT_THAT(call.url, Not(HasSubstr("evil"))) << "no redirect";
}

TEST_F(FilesSent, A_where_it_is_kept_is_asked_when_the_event_does_not_say) {
  const json bare{{"id", "F1ROSTER"}, {"name", "students.csv"}, {"file_access", "check_file_info"}};
  school.answers.push_back({net::Trouble::none, 200, {}, json{{"ok", true}, {"file", roster()}}.dump()});
  hold("id\n");
  bring(school, sending(json::array({bare})));
  EXPECT_EQ(school.calls.at(0).url, "https://slack.com/api/files.info");
  EXPECT_EQ(school.calls.at(0).body, "file=F1ROSTER");
  EXPECT_EQ(school.calls.at(1).url, address);
}

TEST_F(FilesSent, R_at_most_five_files_and_only_in_a_direct_message) {
  json many = json::array();
  for (int i = 0; i < 20; ++i) many.push_back(roster());
  bring(school, sending(many));
  EXPECT_EQ(school.asked.at(0).files.size(), 5U);
  school.asked.clear();
  json payload = mention("<@U1KNOWNBY> bobby", "Ev9");
  payload["event"]["files"] = json::array({roster()});
  bring(school, payload);
  EXPECT_EQ(school.asked.at(0).verb, "");
  EXPECT_TRUE(school.asked.at(0).files.empty());
}

}  // namespace
}  // namespace knownby::slack
