// Forms as dialogs, names that are being typed, and Teams' menus: PROTOCOL T-18, PRODUCT E.1 and G.2.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "adapters/apologies.hpp"
#include "adapters/teams/dialogs/hear_dialog.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/teams/words.hpp"
#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// What the desk would answer: who, which day, and a note.
Reply log_form() {
  Reply reply;
  reply.opens_form = true;
  reply.card = {"Log a check-in",
                {quietly("Only you see the note here."),
                 Form{{{"students", "Students", Input::Kind::students},
                       {"day", "Day", Input::Kind::date, "2026-10-14"},
                       {"note", "Note", Input::Kind::lines, {}, {}, true}},
                      {"Log it", "log", {{"sent", "yes"}}, Button::Tone::primary}}}};
  reply.opener = form_button("Open the form", "log_form");
  return reply;
}

Reply not_taken(Fields errors) {
  Reply reply = Tenant::said("Nothing was saved.");
  reply.errors = std::move(errors);
  return reply;
}

json task_of(const net::HttpResponse& response) {
  const json body = json::parse(response.body, nullptr, false);
  return body.is_object() && body.contains("task") ? body["task"] : json::object();
}
json sheet_of(const net::HttpResponse& response) {
  return task_of(response).at("value").at("card").at("content");
}

json action_in(const json& sheet) {
  for (const json& element : sheet.at("body"))
    if (element.at("type") == "ActionSet") return element.at("actions").at(0);
  return {};
}

// She presses "Log with a form" there.
json asks_for_form(json in) {
  json data = pack({"log_form", {}}).value();
  data["msteams"] = {{"type", "task/fetch"}};
  json asked = invoke(std::move(in), "task/fetch", {{"data", data}, {"context", {{"theme", "dark"}}}});
  asked["id"] = "f:fetch";
  return asked;
}

// She fills in this dialog and sends it.
json sends(json in, const json& sheet, json answers) {
  json data = json::parse(action_in(sheet).at("data").dump());
  for (const auto& [name, answer] : answers.items()) data[name] = answer;
  json sent = invoke(std::move(in), "task/submit", {{"data", data}});
  sent["id"] = "f:submit";
  return sent;
}

const json answers{{"form0*students", "7,21"}, {"form0:day", "2026-10-13"}, {"form0:note", "at lunch"}};

class Dialog : public testing::Test {
 protected:
  Dialog() {
    school.reply = [this](const Request& request) {
      if (request.verb == "log_form") return log_form();
      if (request.verb == "find") {
        Reply reply;
        for (int at = 1; at <= names; ++at)
          reply.choices.emplace_back(std::to_string(at), "Student " + std::to_string(at) + " (7A)");
        return reply;
      }
      return sent;
    };
  }
  json open(const json& in) { return sheet_of(school.bring(asks_for_form(in))); }

  Tenant school;
  Reply sent = Tenant::said("Logged: Bobby Chen (7A)");
  int names = 2;
};

TEST_F(Dialog, T18_A_a_button_that_opens_a_form_asks_for_it_and_shows_it_with_its_title) {
  const auto response = school.bring(asks_for_form(in_channel("")));
  EXPECT_EQ(response.status, 200U);
  const json task = task_of(response);
  EXPECT_EQ(task.at("type"), "continue");
  EXPECT_EQ(task.at("value").at("title"), "Log a check-in");
  EXPECT_EQ(task.at("value").at("card").at("contentType"), "application/vnd.microsoft.card.adaptive");
  EXPECT_EQ(action_in(sheet_of(response)).at("type"), "Action.Submit") << "Teams takes nothing else there";
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "log_form");
  EXPECT_EQ(school.asked[0].place.address, grade_7_address);
  EXPECT_TRUE(school.calls.empty()) << "nothing is said in the channel";
}

TEST_F(Dialog, T18_A_a_dialog_that_was_sent_is_a_press_with_answers_and_an_empty_200_closes_it) {
  const json sheet = open(in_chat(""));
  const auto response = school.bring(sends(in_chat(""), sheet, answers));
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, "");
  ASSERT_EQ(school.asked.size(), 2U);
  const Request& request = school.asked[1];
  EXPECT_EQ(request.verb, "log");
  EXPECT_EQ(request.speaker.key, rivera_key);
  EXPECT_EQ(request.field("sent"), "yes");
  EXPECT_EQ(request.field("students"), "7\n21");
  EXPECT_EQ(request.field("day"), "2026-10-13");
  EXPECT_EQ(request.field("note"), "at lunch");
  EXPECT_FALSE(request.event.empty());
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_THAT(words_in(school.calls[0]), HasSubstr("Logged: Bobby Chen (7A)"));
}

TEST_F(Dialog, T18_A_what_is_wrong_stands_at_its_field_and_what_was_typed_stays) {
  const json sheet = open(in_chat(""));
  school.bring(invoke(in_chat(""), "application/search", {{"queryText", "stu"}, {"dataset", "students"}}));
  sent = not_taken({{"day", "I only log what has happened."}, {"", "Please look again."}});
  json answered = answers;
  answered["form0*students"] = "1,2";
  const auto response = school.bring(sends(in_chat(""), sheet, answered));
  EXPECT_EQ(task_of(response).at("type"), "continue");
  const json again = sheet_of(response);
  std::string last;
  std::string at_day;
  for (const json& element : again.at("body")) {
    if (element.at("type") == "RichTextBlock" && last == "form0:day") at_day = element.dump();
    last = element.value("id", "");
    const bool is_typed = last == "form0:note" || last == "form0:day";
    EXPECT_TRUE(!is_typed || element.at("value") == answers.at(last)) << last;
    if (last != "form0*students") continue;
    EXPECT_EQ(element.at("value"), "1,2");
    EXPECT_EQ(element.at("choices").at(1).at("title"), "Student 2 (7A)");
  }
  EXPECT_THAT(at_day, HasSubstr("I only log what has happened."));
  EXPECT_THAT(at_day, HasSubstr("Attention"));
  EXPECT_THAT(again.dump(), HasSubstr("Please look again."));
  EXPECT_TRUE(school.calls.empty()) << "nobody is told beside it";
  sent = Tenant::said("Logged: Bobby Chen (7A)");
  json second = sends(in_chat(""), again, answers);
  second["id"] = "f:submit2";
  EXPECT_EQ(school.bring(second).body, "") << "put right, it closes";
}

TEST_F(Dialog, T18_R_a_dialog_nobody_remembers_is_answered_in_words_and_nobody_elses_is_shown) {
  const json sheet = open(in_chat(""));
  sent = not_taken({{"day", "I only log what has happened."}});
  json of_another = sends(in_chat(""), sheet, answers);
  of_another["from"] = {{"id", "29:1park"}, {"aadObjectId", "7d1c9e55-0002-4aaa-9bbb-00000000000b"}};
  json unknown = sends(in_chat(""), sheet, answers);
  unknown["value"]["data"]["dialog"] = "f:long-ago";
  for (const json& one : {of_another, unknown}) {
    const json words = sheet_of(school.bring(one));
    EXPECT_THAT(words.dump(), HasSubstr("Nothing was saved."));
    EXPECT_THAT(words.dump(), Not(HasSubstr("Input.")));
  }
}

TEST_F(Dialog, T18_R_what_is_no_press_of_ours_says_so_in_the_dialog) {
  for (const char* name : {"task/fetch", "task/submit", "composeExtension/submitAction"}) {
    const auto response = school.bring(invoke(in_chat(""), name, {{"data", {{"evil", 1}}}}));
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(task_of(response), (json{{"type", "message"}, {"value", not_ours}})) << name;
  }
  EXPECT_TRUE(school.asked.empty());
}

TEST_F(Dialog, G2_what_a_dialog_in_a_channel_did_is_told_in_the_chat_alone) {
  const json sheet = open(in_channel(""));
  school.bring(sends(in_channel(""), sheet, answers));
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_TRUE(school.calls[0].url.ends_with("/v3/conversations"));
  EXPECT_THAT(school.calls[1].url, HasSubstr("a%3A1RiveraAndKnownby"));
}

TEST_F(Dialog, G2_where_the_chat_cannot_be_opened_the_dialog_itself_tells_it) {
  const json sheet = open(in_channel(""));
  school.says(403, R"({"error":{"code":"ForbiddenOperationException"}})");
  const auto response = school.bring(sends(in_channel(""), sheet, answers));
  EXPECT_THAT(sheet_of(response).dump(), HasSubstr("Logged: Bobby Chen (7A)"));
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST_F(Dialog, T08_A_the_same_dialog_twice_is_told_once) {
  const json sheet = open(in_chat(""));
  const json once = sends(in_chat(""), sheet, answers);
  school.bring(once);
  school.bring(once);
  ASSERT_EQ(school.asked.size(), 3U);
  EXPECT_EQ(school.asked[1].event, school.asked[2].event) << "the desk saves it once";
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST_F(Dialog, T18_A_a_desk_that_is_closed_keeps_the_dialog_open_with_what_was_typed) {
  const json sheet = open(in_chat(""));
  school.teams->stop_hearing();
  const json again = sheet_of(school.bring(sends(in_chat(""), sheet, answers)));
  EXPECT_THAT(again.dump(), HasSubstr("at lunch"));
  EXPECT_THAT(again.dump(), HasSubstr("othing was saved"));
}

TEST_F(Dialog, T09_A_a_form_that_takes_too_long_says_so_in_time) {
  Tenant slow(std::chrono::milliseconds(1));
  slow.is_slow = true;
  const auto response = slow.send(slow.request(asks_for_form(in_chat("")).dump()));
  EXPECT_EQ(task_of(response).at("value"), did_not_open);
  slow.release();
  slow.settle();
}

TEST_F(Dialog, T18_A_of_sixteen_students_fifteen_are_offered_and_typing_on_finds_the_others) {
  names = 16;
  const auto response = school.bring(
      invoke(in_channel(""), "application/search",
             {{"queryText", "mar"}, {"queryOptions", {{"skip", 0}, {"top", 15}}}, {"dataset", "students"}}));
  const json body = json::parse(response.body);
  EXPECT_EQ(body.at("type"), "application/vnd.microsoft.search.searchResponse");
  ASSERT_EQ(body.at("value").at("results").size(), 15U);
  EXPECT_EQ(body["value"]["results"][0], (json{{"value", "1"}, {"title", "Student 1 (7A)"}}));
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "find");
  EXPECT_EQ(school.asked[0].field("typed"), "mar");
  EXPECT_EQ(school.asked[0].speaker.key, rivera_key) << "with her rights";
  EXPECT_EQ(school.asked[0].event, "");
  EXPECT_THAT(open(in_chat("")).dump(), HasSubstr("type on")) << "the input says how the others are found";
}

TEST_F(Dialog, T18_R_another_dataset_is_none_of_ours) {
  const json asked = invoke(in_chat(""), "application/search", {{"queryText", "x"}, {"dataset", "npm"}});
  EXPECT_EQ(school.bring(asked).status, 501U);
  EXPECT_TRUE(school.asked.empty());
}

// She chose it in the menus of some conversation of hers with a colleague.
json menu(const std::string& command, json rest = json::object()) {
  json in = in_chat("");
  in["conversation"]["id"] = "19:rivera_park@unq.gbl.spaces";
  rest["commandId"] = command;
  return invoke(in, "composeExtension/fetchTask", rest);
}

TEST_F(Dialog, T18_A_a_message_becomes_the_note_of_a_check_in_and_its_conversation_stays_unknown) {
  const json payload{{"id", "1"},
                     {"body", {{"contentType", "html"}, {"content", "<p>Bobby&nbsp;ok<br>at lunch</p>"}}}};
  const json sheet = sheet_of(school.bring(menu("log_message", {{"messagePayload", payload}})));
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "log_form");
  EXPECT_EQ(school.asked[0].field("text"), "Bobby ok\nat lunch");
  EXPECT_EQ(school.asked[0].place.address, "") << "a conversation we have no part in";
  json submitted = sends(in_chat(""), sheet, answers);
  submitted["name"] = "composeExtension/submitAction";
  submitted["conversation"]["id"] = "19:rivera_park@unq.gbl.spaces";
  EXPECT_EQ(school.bring(submitted).body, "");
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_TRUE(school.calls[0].url.ends_with("/v3/conversations"));
  for (const net::Call& call : school.calls) EXPECT_THAT(call.url, Not(HasSubstr("unq.gbl")));
}

TEST_F(Dialog, T18_R_a_menu_entry_that_is_none_of_ours_opens_nothing) {
  EXPECT_EQ(task_of(school.bring(menu("other"))).at("type"), "message");
  EXPECT_TRUE(school.asked.empty());
}

json search(const std::string& typed) {
  json in = in_channel("");
  return invoke(in, "composeExtension/query",
                {{"commandId", "students"}, {"parameters", {{{"name", "name"}, {"value", typed}}}}});
}

TEST_F(Dialog, T18_A_the_search_lists_students_and_choosing_one_answers_in_the_chat_alone) {
  const json body = json::parse(school.bring(search("bob")).body).at("composeExtension");
  ASSERT_EQ(body.at("attachments").size(), 2U);
  const json& first = body["attachments"][0];
  EXPECT_EQ(first.at("preview").at("content").at("title"), "Student 1 (7A)");
  EXPECT_THAT(first.at("content").dump(), Not(HasSubstr("Student 1"))) << "it would stand in the channel";
  sent = Tenant::said("Bobby Chen, 7A");
  const json tap = first["preview"]["content"].at("tap").at("value");
  const auto response = school.bring(invoke(in_channel(""), "composeExtension/selectItem", tap));
  EXPECT_THAT(response.body, Not(HasSubstr("Bobby")));
  EXPECT_EQ(school.asked.back().verb, "student");
  EXPECT_EQ(school.asked.back().field("student"), "1");
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_THAT(school.calls[1].url, HasSubstr("a%3A1RiveraAndKnownby"));
  EXPECT_THAT(words_in(school.calls[1]), HasSubstr("Bobby Chen, 7A"));
}

TEST_F(Dialog, T18_R_before_a_name_is_typed_nobody_is_listed) {
  EXPECT_THAT(school.bring(search("")).body, HasSubstr(std::string(type_a_name)));
  EXPECT_TRUE(school.asked.empty());
  names = 0;
  EXPECT_THAT(school.bring(search("zz")).body, HasSubstr(std::string(nobody_found)));
}

TEST(WordsInHtml, tags_go_and_what_people_typed_stays) {
  EXPECT_EQ(words_in_html("<div>a &lt;b&gt; c</div><div>3 < 4</div>"), "a <b> c\n3 < 4");
  EXPECT_EQ(words_in_html("<p>one</p><p>two</p>"), "one\ntwo");
  EXPECT_EQ(words_in_html("<at id=\"0\">Ms. Park</at>: hi <b"), "Ms. Park: hi <b");
  EXPECT_EQ(words_in_html(""), "");
}

}  // namespace
}  // namespace knownby::teams
