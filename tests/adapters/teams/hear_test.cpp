// What Teams sends, and what is understood by it: PROTOCOL T-04, T-08, T-10, T-11.
#include "adapters/teams/hear.hpp"

#include <gtest/gtest.h>

#include "adapters/malformed.hpp"
#include "adapters/teams/press.hpp"
#include "tests/adapters/teams/activities.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using Why = Ignored::Why;

Heard heard(const json& activity) { return hear(read_activity(activity.dump()), wednesday, lincoln); }

template <class Kind>
Kind heard_as(const json& activity) {
  Heard understood = heard(activity);
  EXPECT_TRUE(std::holds_alternative<Kind>(understood)) << understood.index();
  return std::get<Kind>(std::move(understood));
}

void expect_ignored(const json& activity, Why why) {
  const Heard understood = heard(activity);
  ASSERT_TRUE(std::holds_alternative<Ignored>(understood)) << understood.index();
  EXPECT_EQ(std::get<Ignored>(understood).why, why);
}

TEST(Hear, T08_A_a_line_written_to_knownby_alone) {
  const auto said = heard_as<Said>(in_chat("talked to Bobby at lunch"));
  EXPECT_EQ(said.request.text, "talked to Bobby at lunch");
  EXPECT_EQ(said.request.verb, "");
  EXPECT_EQ(said.request.now, wednesday);
  EXPECT_EQ(said.request.speaker.platform, "teams");
  EXPECT_EQ(said.request.speaker.key, rivera_key);
  EXPECT_EQ(said.request.place.platform, "teams");
  EXPECT_EQ(said.request.place.address, chat_address);
  EXPECT_TRUE(said.request.place.direct);
  EXPECT_EQ(said.back.service_url, service_url);
  EXPECT_EQ(said.back.conversation, rivera_chat);
  EXPECT_EQ(said.back.user, rivera_id);
  EXPECT_TRUE(said.back.direct);
}

TEST(Hear, T08_A_a_line_in_a_thread_belongs_to_its_channel_and_is_answered_in_the_thread) {
  const auto said = heard_as<Said>(in_channel("bobby"));
  EXPECT_EQ(said.request.text, "bobby");
  EXPECT_EQ(said.request.place.address, grade_7_address);
  EXPECT_FALSE(said.request.place.direct);
  EXPECT_EQ(said.back.conversation, grade_7_thread);
}

TEST(Hear, T08_A_the_same_activity_has_the_same_identity_and_another_has_another) {
  const std::string event = heard_as<Said>(in_chat("bobby")).request.event;
  EXPECT_FALSE(event.empty());
  EXPECT_EQ(heard_as<Said>(in_chat("bobby")).request.event, event);
  json other = in_chat("bobby");
  other["id"] = "1700000000002";
  EXPECT_NE(heard_as<Said>(other).request.event, event);
  other = in_chat("bobby");
  other["conversation"]["id"] = "a:another";
  EXPECT_NE(heard_as<Said>(other).request.event, event);
  json pressed = press(in_chat(""), "undo", {});
  const std::string invoke = heard_as<Pressed>(pressed).request.event;
  pressed["conversation"]["id"] = "a:another";
  EXPECT_EQ(heard_as<Pressed>(pressed).request.event, invoke) << "an invoke is known by its id alone";
}

TEST(Hear, T08_R_what_teams_never_sends_is_refused) {
  for (const auto* const path :
       {"/conversation/id", "/from/id", "/type", "/serviceUrl", "/conversation", "/from"}) {
    json broken = in_chat("bobby");
    const json::json_pointer pointer(path);
    broken[pointer.parent_pointer()].erase(pointer.back());
    EXPECT_THROW(heard(broken), Malformed) << path;
  }
  for (const auto* const path : {"/from/id", "/entities", "/conversation", "/text", "/id", "/channelData",
                                 "/channelData/tenant", "/recipient/id", "/membersAdded", "/serviceUrl"}) {
    json broken = in_chat("bobby");
    broken[json::json_pointer(path)] = 7;
    EXPECT_THROW(heard(broken), Malformed) << path;
  }
  json broken = in_chat("bobby");
  broken["entities"] = json::object();
  EXPECT_THROW(heard(broken), Malformed);
  broken = in_chat("bobby");
  broken["conversation"]["id"] = std::string(256, 'a');
  EXPECT_THROW(heard(broken), Malformed);
  for (const char* id : {"a b", "a|b", "a\"b", "a\\b", "a\nb", "é"}) {
    broken["conversation"]["id"] = id;
    EXPECT_THROW(heard(broken), Malformed) << id;
  }
  EXPECT_THROW(read_activity("[]"), Malformed);
  EXPECT_THROW(read_activity(in_chat("bobby").dump() + "x"), Malformed);
  broken = in_chat("bobby");
  broken.erase("id");
  EXPECT_THROW(heard(broken), Malformed) << "what has no identity could be said twice";
}

TEST(Hear, T08_A_an_absent_or_null_field_is_no_harm) {
  json spare = in_chat("bobby");
  for (const char* key : {"locale", "timestamp", "textFormat", "replyToId"}) spare[key] = nullptr;
  spare["from"]["aadObjectId"] = nullptr;
  const auto said = heard_as<Said>(spare);
  EXPECT_EQ(said.request.text, "bobby");
  EXPECT_EQ(said.request.speaker.key, lincoln.tenant_id + ':' + rivera_id) << "an account nobody has linked";
}

TEST(Hear, T04_A_the_tenant_may_stand_in_either_place_and_in_either_case) {
  json one = in_chat("bobby");
  one["channelData"].erase("tenant");
  heard_as<Said>(one);
  one = in_chat("bobby");
  one["conversation"].erase("tenantId");
  one["channelData"]["tenant"]["id"] = "5A3B7E10-AAAA-4BBB-8CCC-FEDCBA987654";
  EXPECT_EQ(heard_as<Said>(one).request.place.address, chat_address) << "spelled one way only";
}

TEST(Hear, T04_R_another_tenant_or_bot_is_not_ours) {
  const std::string other = "99999999-aaaa-4bbb-8ccc-fedcba987654";
  json strange = in_chat("bobby");
  strange["channelData"]["tenant"]["id"] = other;
  expect_ignored(strange, Why::not_ours);
  strange = in_chat("bobby");
  strange["conversation"]["tenantId"] = other;
  expect_ignored(strange, Why::not_ours);
  strange = in_chat("bobby");
  strange["channelData"].erase("tenant");
  strange["conversation"].erase("tenantId");
  expect_ignored(strange, Why::not_ours);
  strange = in_chat("bobby");
  strange["recipient"]["id"] = "28:" + other;
  expect_ignored(strange, Why::not_ours);
}

TEST(Hear, T11_A_our_own_mention_is_taken_out_and_a_colleagues_is_read_as_the_name) {
  json said = in_channel("bobby with <at>Ms. Park</at> at lunch");
  said["entities"].push_back({{"type", "mention"},
                              {"text", "<at>Ms. Park</at>"},
                              {"mentioned", {{"id", "29:1park"}, {"name", "Ms. Park"}}}});
  EXPECT_EQ(heard_as<Said>(said).request.text, "bobby with Ms. Park at lunch");
  json late = in_channel("");
  late["text"] = "bobby at lunch&nbsp;<at>Knownby</at>&nbsp;";
  EXPECT_EQ(heard_as<Said>(late).request.text, "bobby at lunch");
  late["text"] = "<at>Knownby</at>: bobby";
  EXPECT_EQ(heard_as<Said>(late).request.text, "bobby");
  late["entities"][1].erase("text");
  EXPECT_EQ(heard_as<Said>(late).request.text, "bobby") << "built of the name";
}

TEST(Hear, T11_R_a_mention_that_is_typed_by_hand_is_neither_taken_out_nor_taken_for_one) {
  json typed = in_channel("bobby");
  typed["entities"] = json::array();
  expect_ignored(typed, Why::not_for_us);
  EXPECT_EQ(heard_as<Said>(in_chat("<at>Knownby</at> bobby")).request.text, "<at>Knownby</at> bobby");
  json of_another = in_channel("bobby");
  of_another["entities"][1]["mentioned"]["id"] = "29:1park";
  expect_ignored(of_another, Why::not_for_us);
}

TEST(Hear, G2_A_what_is_typed_among_others_they_have_read) {
  EXPECT_TRUE(heard_as<Said>(in_channel("bobby")).request.overheard);
  EXPECT_FALSE(heard_as<Said>(in_chat("bobby")).request.overheard);
}

TEST(Hear, D9_A_what_is_said_aside_in_a_channel_needs_no_mention) {
  json aside = in_channel("bobby");
  aside["entities"] = json::array();
  aside["text"] = "bobby";
  aside["recipient"]["isTargeted"] = true;
  const auto said = heard_as<Said>(aside);
  EXPECT_EQ(said.request.text, "bobby");
  EXPECT_TRUE(said.back.aside);
  EXPECT_FALSE(said.request.overheard);
  EXPECT_EQ(said.request.place.address, grade_7_address) << "it is about that channel";
  aside["recipient"]["isTargeted"] = false;
  expect_ignored(aside, Why::not_for_us);
  aside["recipient"]["isTargeted"] = "yes";
  EXPECT_THROW(heard(aside), Malformed);
}

TEST(Hear, T11_A_entities_are_the_characters_they_stand_for_and_are_undone_once) {
  EXPECT_EQ(heard_as<Said>(in_chat("Tom &amp; Jerry &lt;3 &quot;hi&quot; O&#39;Brien &#xe9;")).request.text,
            "Tom & Jerry <3 \"hi\" O'Brien é");
  EXPECT_EQ(heard_as<Said>(in_chat("&amp;lt;")).request.text, "&lt;");
  EXPECT_EQ(heard_as<Said>(in_chat("\u00A0bobby&nbsp;chen &#160;")).request.text, "bobby chen");
  EXPECT_EQ(heard_as<Said>(in_chat("bobby\r\nmaya\r\n")).request.text, "bobby\nmaya");
  for (const char* odd : {"a &unknown; b", "&", "&;", "&#;", "&#x110000;", "&#xD800;", "&#0;", "AT&T"})
    EXPECT_EQ(heard_as<Said>(in_chat(odd)).request.text, odd);
}

TEST(Hear, T10_A_a_button_and_a_form_are_requests_like_a_typed_line) {
  const auto pressed = heard_as<Pressed>(press(in_chat(""), "undo", {{"batch", "412"}}));
  EXPECT_EQ(pressed.request.verb, "undo");
  EXPECT_EQ(pressed.request.field("batch"), "412");
  EXPECT_EQ(pressed.request.text, "");
  EXPECT_EQ(pressed.request.speaker.key, rivera_key);
  EXPECT_EQ(pressed.back.pressed, "1699999999999");
  json form = press(in_chat(""), "note", {{"student", "7"}});
  json& data = form["value"]["action"]["data"];
  data["form"] = "form0";
  data["form0:note"] = "loves chess";
  data["form1:note"] = "of another form";
  const auto sent = heard_as<Pressed>(form);
  EXPECT_EQ(sent.request.field("note"), "loves chess");
  EXPECT_EQ(sent.request.field("student"), "7");
  EXPECT_EQ(sent.request.fields.size(), 2U);
}

TEST(Hear, T18_A_an_old_client_sends_a_press_as_a_message) {
  json submit = in_chat("");
  submit.erase("text");
  submit["replyToId"] = "1699999999999";
  submit["value"] = pack({"undo", {{"batch", "412"}}}).value();
  const auto said = heard_as<Said>(submit);
  EXPECT_EQ(said.request.verb, "undo");
  EXPECT_EQ(said.request.field("batch"), "412");
  EXPECT_EQ(said.back.pressed, "1699999999999");
  submit["value"]["press"]["verb"] = 7;
  EXPECT_THROW(heard(submit), Malformed);
}

TEST(Hear, T17_R_a_press_that_is_none_of_ours_is_told_and_never_guessed) {
  const json good = press(in_chat(""), "undo", {});
  const auto broken = [&good](const char* path, const json& value) {
    json made = good;
    made[json::json_pointer(path)] = value;
    return made;
  };
  for (const json& made :
       {broken("/value", nullptr), broken("/value", "x"), broken("/value/action", json::array()),
        broken("/value/action/data", "x"), broken("/value/action/data", json::object()),
        broken("/value/action/data/press", 1), broken("/value/action/data/press/verb", ""),
        broken("/value/action/data/press/verb", std::string(65, 'v')),
        broken("/value/action/data/press/more", "x"), broken("/value/action/data/press/fields/a", 1),
        broken("/value/action/data/press/fields", {{"a", std::string(12'001, 'x')}}),
        broken("/value/action/data/form", 1), broken("/value/trigger", "automatic")}) {
    EXPECT_TRUE(std::holds_alternative<Unreadable>(heard(made))) << made["value"].dump().substr(0, 99);
  }
}

TEST(Hear, T10_R_an_invoke_nobody_knows) {
  for (const char* name : {"config/fetch", "composeExtension/onCardButtonClicked", "task/fetch2", ""}) {
    json unknown = press(in_chat(""), "undo", {});
    unknown["name"] = name;
    EXPECT_TRUE(std::holds_alternative<UnknownInvoke>(heard(unknown))) << name;
  }
}

TEST(Hear, T10_A_when_knownby_is_added_whoever_did_it_is_told_more) {
  const auto channel = heard_as<Joined>(added_to(in_channel("")));
  EXPECT_EQ(channel.request.verb, "hello");
  EXPECT_EQ(channel.request.place.address, grade_7_address);
  EXPECT_EQ(channel.request.speaker.key, rivera_key);
  EXPECT_EQ(heard_as<Joined>(added_to(in_chat(""))).request.verb, "help");
}

TEST(Hear, T10_R_when_somebody_else_is_added_nobody_is_greeted) {
  json park = added_to(in_channel(""));
  park["membersAdded"][0]["id"] = "29:1park";
  EXPECT_EQ(heard_as<Stirred>(park).back.address, grade_7_address) << "who reads along has changed";
}

TEST(Hear, T10_A_nothing_is_sent_to_a_channel_that_was_deleted_until_it_is_restored) {
  json deleted = in_channel("");
  deleted["type"] = "conversationUpdate";
  deleted["conversation"]["id"] = "19:lincoln@thread.tacv2";
  deleted["channelData"]["eventType"] = "channelDeleted";
  EXPECT_EQ(heard_as<Left>(deleted).back.address, grade_7_address);
  deleted["channelData"]["eventType"] = "channelRestored";
  EXPECT_EQ(heard_as<Installed>(deleted).back.address, grade_7_address);
  deleted["channelData"].erase("channel");
  expect_ignored(deleted, Why::not_for_us);
}

TEST(Hear, T10_A_what_befalls_a_team_may_have_changed_who_reads_along) {
  json team = in_channel("");
  team["type"] = "conversationUpdate";
  team["conversation"]["id"] = "19:lincoln@thread.tacv2";
  for (const char* event :
       {"teamDeleted", "teamHardDeleted", "teamRestored", "teamArchived", "teamUnarchived", "teamRenamed"}) {
    team["channelData"]["eventType"] = event;
    EXPECT_EQ(heard_as<Stirred>(team).back.team, "19:lincoln@thread.tacv2") << event;
  }
  team["channelData"]["eventType"] = "channelCreated";
  expect_ignored(team, Why::not_for_us);
}

TEST(Hear, T10_A_being_taken_out_and_installed_again_is_heard) {
  json out = added_to(in_channel(""));
  out["membersRemoved"] = out["membersAdded"];
  out.erase("membersAdded");
  EXPECT_EQ(heard_as<Left>(out).back.address, grade_7_address);
  json installation = added_to(in_chat(""));
  installation["type"] = "installationUpdate";
  for (const char* action : {"add", "add-upgrade"}) {
    installation["action"] = action;
    EXPECT_EQ(heard_as<Installed>(installation).back.address, chat_address) << action;
  }
  installation["action"] = "remove";
  EXPECT_EQ(heard_as<Left>(installation).back.address, chat_address);
  installation["action"] = "remove-upgrade";
  expect_ignored(installation, Why::not_for_us);
}

TEST(Hear, T10_A_a_channel_that_is_called_otherwise) {
  json update = added_to(in_channel(""));
  update.erase("membersAdded");
  update["channelData"]["eventType"] = "channelRenamed";
  expect_ignored(update, Why::not_for_us);  // it says no name
  update["channelData"]["channel"]["name"] = "grade-7-team";
  const auto renamed = heard_as<Renamed>(update);
  EXPECT_EQ(renamed.request.speaker.platform, "clock");
  EXPECT_EQ(renamed.request.verb, "renamed");
  EXPECT_EQ(renamed.request.field("address"), grade_7_address);
  EXPECT_EQ(renamed.request.field("name"), "#grade-7-team");
  EXPECT_EQ(renamed.request.place.address, "") << "nobody is answered there";
}

TEST(Hear, T10_A_what_is_only_typed_edited_or_liked_is_no_request) {
  for (const char* type : {"typing", "messageUpdate", "messageDelete", "messageReaction", "event"}) {
    json other = in_chat("bobby");
    other["type"] = type;
    expect_ignored(other, Why::not_for_us);
  }
}

TEST(Hear, a_group_chat_is_no_conversation_of_two) {
  json group = in_channel("bobby");
  for (const char* kind : {"groupChat", "", "somethingNew"}) {
    group["conversation"]["conversationType"] = kind;
    const auto said = heard_as<Said>(group);
    EXPECT_FALSE(said.back.direct) << kind;
    EXPECT_FALSE(said.request.place.direct) << kind;
  }
}

}  // namespace
}  // namespace knownby::teams
