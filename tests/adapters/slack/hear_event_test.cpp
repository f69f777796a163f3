// What the Events API says, as what we understand by it: PROTOCOL S-07 to S-10 and X-12 by their ids.
#include "adapters/slack/events/hear_event.hpp"

#include <gtest/gtest.h>

#include "adapters/malformed.hpp"
#include "adapters/slack/events/mention.hpp"
#include "adapters/slack/limits.hpp"
#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

Heard heard(const json& payload) { return hear_event(payload, wednesday, lincoln); }
Happened happened(const json& payload) { return std::get<Happened>(heard(payload)); }
std::string words(const json& payload) { return happened(payload).request.text; }

bool is_ignored(const json& payload, Ignored::Why why = Ignored::Why::not_for_us) {
  const Heard result = heard(payload);
  const auto* ignored = std::get_if<Ignored>(&result);
  return ignored != nullptr && ignored->why == why;
}
bool is_not_ours(const json& payload) { return is_ignored(payload, Ignored::Why::not_ours); }

TEST(HearEvent, S08_a_mention_is_the_same_request_as_a_typed_command) {
  const Happened one = happened(mention("<@U1KNOWNBY> bobby at lunch"));
  EXPECT_EQ(one.request.text, "bobby at lunch");
  EXPECT_TRUE(one.request.overheard) << "the channel reads it";
  EXPECT_EQ(one.request.verb, "");
  EXPECT_EQ(one.request.event, "slack:event:Ev08MFMKH6");
  EXPECT_EQ(one.request.twin, "slack:message:T1LINCOLN:C1GRADE7/1792012319.000200");
  EXPECT_EQ(one.request.now, wednesday);
  EXPECT_EQ(one.request.speaker.platform, "slack");
  EXPECT_EQ(one.request.speaker.key, "T1LINCOLN:U1RIVERA");
  EXPECT_EQ(one.request.place.address, "T1LINCOLN:C1GRADE7");
  EXPECT_FALSE(one.request.place.direct);
  EXPECT_EQ(one.back.channel, "C1GRADE7");
  EXPECT_EQ(one.back.user, "U1RIVERA");
  EXPECT_EQ(one.back.thread, "");
  EXPECT_FALSE(one.back.direct);
}

TEST(HearEvent, S08_a_direct_message_needs_no_mention_and_may_hold_one) {
  const Happened one = happened(direct("bobby"));
  EXPECT_EQ(one.request.text, "bobby");
  EXPECT_EQ(one.request.place.address, "T1LINCOLN:D1RIVERA");
  EXPECT_TRUE(one.request.place.direct);
  EXPECT_TRUE(one.back.direct);
  EXPECT_FALSE(one.request.overheard);
  EXPECT_EQ(words(direct("<@U1KNOWNBY> bobby")), "bobby");
}

TEST(HearEvent, S08_in_a_thread_the_answer_goes_into_the_thread) {
  json payload = mention("<@U1KNOWNBY> who hasn't");
  payload["event"]["thread_ts"] = "1792012000.000100";
  payload["event"]["parent_user_id"] = "U1PARK";
  EXPECT_EQ(happened(payload).back.thread, "1792012000.000100");
}

TEST(HearEvent, S10_our_own_mention_is_taken_out_wherever_it_stands) {
  EXPECT_EQ(words(mention("<@U1KNOWNBY> bobby")), "bobby");
  EXPECT_EQ(words(mention("<@U1KNOWNBY|knownby>: bobby")), "bobby");
  EXPECT_EQ(words(mention("<@U1KNOWNBY>, bobby")), "bobby");
  EXPECT_EQ(words(mention("  <@U1KNOWNBY>   bobby")), "bobby");
  EXPECT_EQ(words(mention("bobby at lunch <@U1KNOWNBY>")), "bobby at lunch");
  EXPECT_EQ(words(mention("bobby <@U1KNOWNBY> at lunch")), "bobby at lunch");
  EXPECT_EQ(words(mention("<@U1KNOWNBY><@U1KNOWNBY>bobby")), "bobby");
  EXPECT_EQ(words(mention("<@U1KNOWNBY>")), "");
}

TEST(HearEvent, S10_mentions_of_others_and_what_only_looks_like_one_stay) {
  EXPECT_EQ(words(mention("<@U1KNOWNBY> bobby with <@U1PARK|park>")), "bobby with @park");
  EXPECT_EQ(words(mention("<@U1KNOWNBY> &lt;@U1KNOWNBY&gt; &amp; bobby")), "<@U1KNOWNBY> & bobby");
  EXPECT_EQ(words(mention("<@U1KNOWNBY2> bobby")), "@U1KNOWNBY2 bobby");
  EXPECT_EQ(words(mention("<@U1KNOWNBY bobby")), "<@U1KNOWNBY bobby");
  EXPECT_EQ(words(mention("<@> <@| bobby")), "@ <@| bobby");
}

TEST(HearEvent, S09_where_slack_does_not_name_our_account_the_first_mention_is_ours) {
  json payload = mention("<@U9OLDNAME> bobby and <@U1PARK>");
  payload.erase("authorizations");
  EXPECT_EQ(words(payload), "bobby and @U1PARK");
  json alone = direct("<@U1PARK> bobby");
  alone.erase("authorizations");
  EXPECT_EQ(words(alone), "@U1PARK bobby") << "nobody need mention us there";
}

TEST(HearEvent, S09_A_what_our_installation_sees_though_another_workspace_sent_it) {
  json payload = mention("<@U1KNOWNBY> bobby");
  payload["team_id"] = "T9PARTNER";
  EXPECT_EQ(happened(payload).request.place.address, "T1LINCOLN:C1GRADE7");
  payload.erase("authorizations");
  EXPECT_EQ(words(payload), "bobby") << "context_team_id is ours";
}

TEST(HearEvent, S09_a_speaker_of_another_organisation_is_not_taken_for_one_of_ours) {
  json payload = mention("<@U1KNOWNBY> bobby");
  for (const char* key : {"team", "user_team", "source_team"}) payload["event"][key] = "T9PARTNER";
  EXPECT_EQ(happened(payload).request.speaker.key, "T9PARTNER:U1RIVERA");
}

TEST(HearEvent, S09_R_another_app_or_team) {
  json app = mention("<@U1KNOWNBY> bobby");
  app["api_app_id"] = "A9OTHER";
  EXPECT_TRUE(is_not_ours(app));
  json team = mention("<@U1KNOWNBY> bobby");
  team["authorizations"][0]["team_id"] = "T9OTHER";
  EXPECT_TRUE(is_not_ours(team));
  json nobody = mention("<@U1KNOWNBY> bobby");
  nobody.erase("authorizations");
  nobody["context_team_id"] = "T9OTHER";
  EXPECT_TRUE(is_not_ours(nobody));
  json bare = mention("<@U1KNOWNBY> bobby");
  bare["authorizations"] = json::array();
  bare["context_team_id"] = nullptr;
  bare["team_id"] = "T9OTHER";
  EXPECT_TRUE(is_not_ours(bare));
}

TEST(HearEvent, S09_R_our_own_messages_and_other_apps) {
  json own = direct("Logged: Bobby Chen");
  own["event"]["user"] = "U1KNOWNBY";
  EXPECT_TRUE(is_ignored(own));
  json app = direct("bobby");
  app["event"]["bot_id"] = "B1KNOWNBY";
  EXPECT_TRUE(is_ignored(app));
  json profile = mention("<@U1KNOWNBY> bobby");
  profile["event"]["bot_profile"] = {{"id", "B9OTHER"}, {"app_id", "A9OTHER"}};
  EXPECT_TRUE(is_ignored(profile));
  json slackbot = direct("You have been added.");
  slackbot["event"]["user"] = "USLACKBOT";
  EXPECT_TRUE(is_ignored(slackbot));
}

TEST(HearEvent, S09_R_subtypes_that_are_nobody_speaking_to_us) {
  for (const char* subtype :
       {"message_changed", "message_deleted", "message_replied", "bot_message", "channel_join",
        "channel_topic", "ekm_access_denied", "me_message", "new_one"}) {
    json payload = direct("bobby");
    payload["event"]["subtype"] = subtype;
    EXPECT_TRUE(is_ignored(payload)) << subtype;
    json mentioned = mention("<@U1KNOWNBY> bobby");
    mentioned["event"]["subtype"] = subtype;
    EXPECT_TRUE(is_ignored(mentioned)) << subtype;
  }
  for (const char* subtype : {"file_share", "thread_broadcast"}) {
    json payload = direct("bobby");
    payload["event"]["subtype"] = subtype;
    EXPECT_EQ(words(payload), "bobby") << subtype;
  }
}

TEST(HearEvent, S09_R_an_edit_is_not_said_again) {
  json edited = mention("<@U1KNOWNBY> bobby");
  edited["event"]["edited"] = {{"user", "U1RIVERA"}, {"ts", "1792012330.000000"}};
  EXPECT_TRUE(is_ignored(edited));
  json changed = callback({{"type", "message"},
                           {"subtype", "message_changed"},
                           {"hidden", true},
                           {"channel", "D1RIVERA"},
                           {"channel_type", "im"},
                           {"ts", "1792012330.000300"},
                           {"message", {{"type", "message"}, {"text", "bobby"}, {"user", "U1RIVERA"}}},
                           {"event_ts", "1792012330.000300"}});
  EXPECT_TRUE(is_ignored(changed));
}

TEST(HearEvent, S09_R_what_is_said_in_a_channel_and_not_to_us) {
  for (const char* kind : {"channel", "group", "mpim", "app_home"}) {
    json payload = direct("<@U1KNOWNBY> bobby");
    payload["event"]["channel_type"] = kind;
    EXPECT_TRUE(is_ignored(payload)) << kind;
  }
}

json joined(const std::string& user) {
  return callback({{"type", "member_joined_channel"},
                   {"user", user},
                   {"channel", "C1GRADE7"},
                   {"channel_type", "C"},
                   {"team", lincoln.team_id},
                   {"inviter", "U1LINDQVIST"},
                   {"event_ts", "1792012319.000300"}});
}

TEST(HearEvent, S09_A_we_were_invited_and_greet_whoever_did_it) {
  const Happened one = happened(joined("U1KNOWNBY"));
  EXPECT_EQ(one.request.verb, "hello");
  EXPECT_EQ(one.request.speaker.key, "T1LINCOLN:U1LINDQVIST");
  EXPECT_EQ(one.request.place.address, "T1LINCOLN:C1GRADE7");
  EXPECT_EQ(one.request.event, "slack:event:Ev08MFMKH6");
  EXPECT_EQ(one.back.user, "U1LINDQVIST");
  EXPECT_FALSE(one.back.direct);
}

TEST(HearEvent, E2_others_who_join_and_invitations_nobody_made_only_stir_the_channel) {
  const auto is_stirred = [](const json& payload) {
    const Heard one = heard(payload);
    const auto* stirred = std::get_if<Stirred>(&one);
    return stirred != nullptr && stirred->channel == "C1GRADE7";
  };
  EXPECT_TRUE(is_stirred(joined("U1PARK")));
  json nobody = joined("U1KNOWNBY");
  nobody["event"].erase("inviter");
  EXPECT_TRUE(is_stirred(nobody));
  json unnamed = joined("U1KNOWNBY");
  unnamed.erase("authorizations");
  EXPECT_TRUE(is_stirred(unnamed)) << "it may be anybody who joined";
}

TEST(HearEvent, a_renamed_channel_is_told_by_nobody) {
  for (const char* type : {"channel_rename", "group_rename"}) {
    const Happened one = happened(callback(
        {{"type", type}, {"channel", {{"id", "C1GRADE7"}, {"name", "team-7"}, {"created", 1360782804}}}}));
    EXPECT_EQ(one.request.verb, "renamed");
    EXPECT_EQ(one.request.speaker.platform, "clock");
    EXPECT_EQ(one.request.field("address"), "T1LINCOLN:C1GRADE7");
    EXPECT_EQ(one.request.field("name"), "#team-7");
    EXPECT_EQ(one.request.place.address, "") << "a channel we never were in stays unknown";
  }
}

TEST(HearEvent, S17_somebody_looks_at_their_page_and_R_at_another_tab_or_elsewhere) {
  const auto opened = [](const char* tab) {
    return callback({{"type", "app_home_opened"},
                     {"user", "U1RIVERA"},
                     {"channel", "D1RIVERA"},
                     {"tab", tab},
                     {"event_ts", "1792012319.000300"}});
  };
  EXPECT_EQ(std::get<AtHome>(heard(opened("home"))).whose.key, "T1LINCOLN:U1RIVERA");
  EXPECT_TRUE(is_ignored(opened("messages")));
  json elsewhere = opened("home");
  elsewhere["authorizations"][0]["team_id"] = "T9OTHER";
  EXPECT_TRUE(is_not_ours(elsewhere));
  json guest = opened("home");
  guest["team_id"] = "T9PARTNER";
  EXPECT_TRUE(is_not_ours(guest)) << "a user of another workspace";
}

TEST(HearEvent, S34_our_app_or_our_token_is_taken_away) {
  EXPECT_EQ(std::get<Revoked>(heard(callback({{"type", "app_uninstalled"}}))).event, "app_uninstalled");
  const json ours = {{"oauth", json::array()}, {"bot", json::array({"U1KNOWNBY"})}};
  EXPECT_EQ(std::get<Revoked>(heard(callback({{"type", "tokens_revoked"}, {"tokens", ours}}))).event,
            "tokens_revoked");
  const json theirs = {{"oauth", json::array({"U1PARK"})}, {"bot", json::array()}};
  EXPECT_TRUE(is_ignored(callback({{"type", "tokens_revoked"}, {"tokens", theirs}})));
  EXPECT_TRUE(is_ignored(callback({{"type", "tokens_revoked"}})));
}

TEST(HearEvent, S07_R_what_holds_no_event_harms_nothing) {
  const json limited = {{"token", "x"},
                        {"type", "app_rate_limited"},
                        {"team_id", lincoln.team_id},
                        {"minute_rate_limited", 1518467820},
                        {"api_app_id", lincoln.app_id}};
  EXPECT_TRUE(is_ignored(limited));
  EXPECT_TRUE(is_ignored(callback({{"type", "reaction_added"}, {"user", "U1RIVERA"}})));
  EXPECT_TRUE(is_ignored(callback(nullptr)));
  EXPECT_TRUE(is_ignored(callback("app_mention")));
  EXPECT_TRUE(is_ignored(callback({{"type", json::array({"app_mention"})}})));
}

TEST(HearEvent, S06_R_an_event_of_ours_without_its_parts) {
  for (const char* part : {"user", "channel", "ts"}) {
    json payload = mention("<@U1KNOWNBY> bobby");
    payload["event"].erase(part);
    EXPECT_THROW(heard(payload), Malformed) << part;
    payload["event"][part] = 7;
    EXPECT_THROW(heard(payload), Malformed) << part;
    payload["event"][part] = "a b";
    EXPECT_THROW(heard(payload), Malformed) << part;
  }
  json nameless = mention("<@U1KNOWNBY> bobby");
  nameless.erase("event_id");
  EXPECT_THROW(heard(nameless), Malformed);
  json thread = mention("<@U1KNOWNBY> bobby");
  thread["event"]["thread_ts"] = "1 2";
  EXPECT_THROW(heard(thread), Malformed);
}

TEST(HearEvent, S06_no_text_is_an_empty_line_and_too_much_is_left_to_the_desk_to_refuse) {
  json silent = direct("x");
  silent["event"]["text"] = nullptr;
  EXPECT_EQ(words(silent), "");
  EXPECT_EQ(words(direct(std::string(40'000, 'x'))).size(), limits::command_text);
}

TEST(HearEvent, X12_S06_an_event_that_is_no_sound_json_is_poison_of_which_only_the_shape_is_kept) {
  const std::string good = mention("<@U1KNOWNBY> bobby").dump();
  const std::string nested = R"({"type":"event_callback","event":)" + std::string(100'000, '[');
  for (const std::string& body : {good + "x", good.substr(0, good.size() - 1), nested,
                                  std::string(good).insert(1, R"("type":"other",)"),
                                  std::string(good).insert(good.find("bobby"), "\\u0000"),
                                  std::string(good).insert(good.find("bobby"), "\\ud800"),
                                  std::string(good).insert(good.find("bobby"), "\xFF")}) {
    const Heard result = hear_json(body, wednesday, lincoln);
    const auto* poison = std::get_if<Poison>(&result);
    ASSERT_NE(poison, nullptr) << body.substr(0, 80);
    EXPECT_EQ(poison->bytes, body.size());
    EXPECT_EQ(poison->rule.find("bobby"), std::string::npos) << poison->rule;
  }
}

TEST(HearEvent, X12_R_what_does_not_even_claim_to_be_an_event) {
  for (const char* body : {"[]", "[", "", R"({"type":"a","type":"b"})"}) {
    EXPECT_THROW(hear_json(body, wednesday, lincoln), Malformed) << body;
  }
}

TEST(Mention, the_first_one_is_found_only_at_the_beginning) {
  EXPECT_EQ(first_mentioned(" <@U1PARK|park> hello"), "U1PARK");
  EXPECT_EQ(first_mentioned("hello <@U1PARK>"), "");
  EXPECT_EQ(first_mentioned("<#C1GRADE7> hello"), "");
}

}  // namespace
}  // namespace knownby::slack
