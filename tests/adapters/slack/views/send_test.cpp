// Forms that were sent and names that are being typed: PROTOCOL S-08, S-13, S-14, S-16.
#include "adapters/apologies.hpp"
#include "tests/adapters/slack/views/form_room.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using testing::HasSubstr;

Reply not_taken(Fields errors) {
  Reply reply = Workspace::said("Nothing was saved.");
  reply.errors = std::move(errors);
  return reply;
}

TEST(SentForm, S14_A_it_is_a_press_with_answers_and_an_empty_200_closes_it) {
  Workspace school;
  const auto response = bring_payload(school, sent_form());
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, "");
  ASSERT_EQ(school.asked.size(), 1U);
  const Request& request = school.asked[0];
  EXPECT_EQ(request.verb, "log");
  EXPECT_EQ(request.speaker.key, "T1LINCOLN:U1RIVERA");
  EXPECT_EQ(request.place.address, "T1LINCOLN:C1GRADE7");
  EXPECT_EQ(request.field("sent"), "yes");
  EXPECT_EQ(request.field("students"), "7\n21");
  EXPECT_EQ(request.field("day"), "2026-10-13");
  EXPECT_EQ(request.field("note"), "at lunch");
  EXPECT_EQ(request.event, "slack:view:T1LINCOLN:U1RIVERA:V1FORM:1596530385.h1");
}

TEST(SentForm, S14_A_what_it_did_is_told_to_the_person_alone_where_they_were) {
  Workspace school;
  bring_payload(school, sent_form());
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(method_of(school.calls[0]), "chat.postEphemeral");
  EXPECT_EQ(body_of(school.calls[0])["channel"], "C1GRADE7");
  EXPECT_EQ(body_of(school.calls[0])["user"], "U1RIVERA");
}

TEST(SentForm, S14_A_from_a_conversation_of_two_or_from_ones_page_it_is_told_directly) {
  for (const char* channel : {"", "D1OTHER"}) {
    Workspace school;
    json payload = sent_form();
    payload["view"]["private_metadata"] = pack(Metadata{{"log", {}}, {channel, ""}}).value();
    bring_payload(school, payload);
    ASSERT_GE(school.calls.size(), 1U);
    EXPECT_EQ(method_of(school.calls[0]), "chat.postMessage") << channel;
    EXPECT_EQ(body_of(school.calls[0])["channel"], "U1RIVERA") << channel;
  }
}

TEST(SentForm, S17_after_a_form_from_ones_page_the_page_is_built_anew) {
  Workspace school;
  json payload = sent_form();
  payload["view"]["private_metadata"] = pack(Metadata{{"log", {}}, {"", ""}}).value();
  bring_payload(school, payload);
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(method_of(school.calls[1]), "views.publish");
}

TEST(SentForm, S14_A_a_bad_date_stands_at_its_field_and_the_form_stays_open) {
  Workspace school;
  school.reply = [](const Request&) { return not_taken({{"day", "I only log what has happened."}}); };
  const auto response = bring_payload(school, sent_form());
  EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
  EXPECT_EQ(json::parse(response.body),
            (json{{"response_action", "errors"}, {"errors", {{"day", "I only log what has happened."}}}}));
  EXPECT_TRUE(school.calls.empty()) << "the form says it";
}

TEST(SentForm, S14_R_an_error_that_belongs_to_no_input_stands_at_the_first) {
  Workspace school;
  school.reply = [](const Request&) {
    return not_taken({{"place", "That channel is gone."}, {"", "Nothing was saved."}, {"day", "When?"}});
  };
  const json body = json::parse(bring_payload(school, sent_form()).body);
  EXPECT_EQ(body["errors"],
            (json{{"students", "That channel is gone. Nothing was saved."}, {"day", "When?"}}));
}

TEST(SentForm, S14_A_put_right_and_sent_again_it_is_taken) {
  Workspace school;
  school.reply = [](const Request&) { return not_taken({{"day", "When?"}}); };
  bring_payload(school, sent_form());
  school.reply = [](const Request&) { return Workspace::said("Logged"); };
  EXPECT_EQ(bring_payload(school, sent_form()).body, "") << "the same view and hash: errors change neither";
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST(SentForm, S08_R_brought_twice_it_is_one_event_and_told_once) {
  Workspace school;
  bring_payload(school, sent_form());
  bring_payload(school, sent_form());
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].event, school.asked[1].event) << "the desk saves it once";
  EXPECT_EQ(school.calls.size(), 1U);
  bring_payload(school, sent_form("another"));
  EXPECT_NE(school.asked[2].event, school.asked[0].event);
}

TEST(SentForm, S06_R_what_could_not_be_kept_is_not_lost_the_form_stays_open) {
  Workspace school;
  school.reply = [](const Request&) {
    Reply reply = Workspace::said("Sorry. My disk is full. This was not saved.");
    reply.unkept = true;
    return reply;
  };
  const json body = json::parse(bring_payload(school, sent_form()).body);
  EXPECT_EQ(body["errors"]["students"], "Sorry. My disk is full. This was not saved.");
  school.slack->stop_hearing();
  const json stopped = json::parse(bring_payload(school, sent_form()).body);
  EXPECT_THAT(stopped["errors"]["students"].get<std::string>(), HasSubstr("nothing was saved"));
}

TEST(SentForm, S06_A_what_takes_too_long_closes_and_is_told_afterwards) {
  Workspace school(std::chrono::milliseconds(1));
  school.is_slow = true;
  school.reply = [](const Request&) { return not_taken({{"day", "When?"}}); };
  const auto response = school.send(school.signed_request(payload_body(sent_form())));
  EXPECT_EQ(response.body, "");
  EXPECT_EQ(school.slack->counts().late, 1U);
  school.is_slow = false;
  school.release();
  school.settle();
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_THAT(school.calls[0].body, HasSubstr("Nothing was saved."));
  EXPECT_EQ(school.slack->under_way(), 0U);
}

TEST(SentForm, S13_R_of_another_app_or_workspace_or_with_a_broken_inside_it_is_not_asked) {
  Workspace school;
  json app = sent_form();
  app["api_app_id"] = "A2OTHER";
  EXPECT_EQ(bring_payload(school, app).status, 200U);
  json nameless = sent_form();
  nameless.erase("api_app_id");
  EXPECT_EQ(bring_payload(school, nameless).status, 200U);
  json team = sent_form();
  team["team"]["id"] = "T2OTHER";
  EXPECT_EQ(bring_payload(school, team).status, 200U);
  json edited = sent_form();
  edited["view"]["private_metadata"] = "{}";
  EXPECT_EQ(bring_payload(school, edited).status, 400U);
  json large = sent_form();
  large["view"]["state"]["values"]["note"]["note"]["value"] = std::string(12'001, 'x');
  EXPECT_EQ(bring_payload(school, large).status, 400U);
  EXPECT_TRUE(school.asked.empty());
}

TEST(SentForm, S13_R_answers_never_stand_in_for_what_the_form_says_itself) {
  Workspace school;
  json payload = sent_form();
  payload["view"]["state"]["values"]["sent"] = {{"sent", {{"type", "plain_text_input"}, {"value", "no"}}}};
  bring_payload(school, payload);
  EXPECT_EQ(school.asked.at(0).field("sent"), "yes");
}

TEST(TypedName, S16_A_the_names_that_may_go_on_so_come_as_options) {
  Workspace school;
  school.reply = [](const Request&) {
    Reply reply;
    reply.choices = {{"1", "Maya Rodríguez (7A)"}, {"2", "Maya <Roberts> (7B)"}};
    return reply;
  };
  const auto response = bring_payload(school, typed_name("ma"));
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, verb_find);
  EXPECT_EQ(school.asked[0].field("typed"), "ma");
  EXPECT_EQ(school.asked[0].speaker.key, "T1LINCOLN:U1RIVERA");
  const json options = json::parse(response.body)["options"];
  ASSERT_EQ(options.size(), 2U);
  EXPECT_EQ(options[0]["value"], "1");
  EXPECT_EQ(options[0]["text"]["text"], "Maya Rodríguez (7A)");
  EXPECT_EQ(options[1]["text"]["text"], "Maya &lt;Roberts&gt; (7B)");
}

TEST(TypedName, S18_100_options_of_75_letters_and_150_in_what_they_send) {
  Workspace school;
  school.reply = [](const Request&) {
    Reply reply;
    reply.choices.emplace_back(std::string(151, 'v'), "left out");
    reply.choices.emplace_back(std::string(150, 'v'), std::string(76, 'x'));
    for (int i = 0; i < 100; ++i) reply.choices.emplace_back(std::to_string(i), "A student");
    return reply;
  };
  const json options = json::parse(bring_payload(school, typed_name("a")).body)["options"];
  ASSERT_EQ(options.size(), 100U);
  EXPECT_EQ(options[0]["value"], std::string(150, 'v'));
  EXPECT_EQ(options[0]["text"]["text"], std::string(74, 'x') + "…");
  EXPECT_EQ(options[99]["value"], "98");
}

TEST(TypedName, S16_R_nobody_found_or_a_desk_that_is_closed_is_an_empty_list) {
  Workspace school;
  school.reply = [](const Request&) { return Reply{}; };
  EXPECT_EQ(bring_payload(school, typed_name("qq")).body, R"({"options":[]})");
  EXPECT_EQ(bring_payload(school, typed_name(std::string(5'000, 'q'))).body, R"({"options":[]})");
  EXPECT_EQ(school.asked.back().field("typed"), "") << "no name is so long";
  school.slack->stop_hearing();
  EXPECT_EQ(bring_payload(school, typed_name("ma")).body, R"({"options":[]})");
  EXPECT_TRUE(school.calls.empty());
}

TEST(TypedName, S16_R_of_another_workspace_nothing_is_asked) {
  Workspace school;
  json foreign = typed_name("ma");
  foreign["team"]["id"] = "T2OTHER";
  EXPECT_EQ(bring_payload(school, foreign).body, "");
  EXPECT_TRUE(school.asked.empty());
}

}  // namespace
}  // namespace knownby::slack
