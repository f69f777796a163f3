// The whole room in Socket Mode, against a stand-in for Slack on this machine: real calls, real sockets.
// PROTOCOL S-08, S-40 to S-42, R-12 by their ids.
#include "tests/adapters/slack/socket/socket_room.hpp"

namespace knownby::slack {
namespace {

TEST_F(SocketRoom, S40_A_asks_for_an_address_with_the_token_in_the_header_and_hangs_no_door) {
  start();
  const Peer first = outside.next();
  const Peer second = outside.next();
  ASSERT_TRUE(first && second);
  ASSERT_EQ(outside.opens().size(), 2U);
  for (const net::HttpRequest& open : outside.opens()) {
    EXPECT_EQ(open.method, "POST");
    EXPECT_EQ(open.target, "/api/apps.connections.open");
    EXPECT_EQ(open.only("Authorization"), "Bearer loopback-app-token");
    EXPECT_EQ(open.body, "");
  }
  EXPECT_NE(first->head(), second->head()) << "each address is used once";
  EXPECT_THAT(first->head(), HasSubstr("/link/?ticket="));
  EXPECT_EQ(doors.at("/slack/events"), nullptr);
}

TEST_F(SocketRoom, S41_A_Ms_Rivera_types_and_the_acknowledgement_carries_her_answer) {
  start();
  const Peer peer = outside.next();
  say(peer, "e1", typed("bobby at lunch", "1.2.a"));
  const json ack = heard(peer);
  EXPECT_EQ(ack["envelope_id"], "e1");
  EXPECT_EQ(ack["payload"]["text"], "Logged bobby at lunch");
  EXPECT_EQ(ack["payload"]["response_type"], "ephemeral");
  EXPECT_EQ(ack.size(), 2U);
  EXPECT_EQ(saved(), 1U);
  EXPECT_EQ(counts().commands, 1U);
  EXPECT_EQ(counts().socket.acks, 1U);
}

TEST_F(SocketRoom, S41_A_a_press_is_acknowledged_bare_and_answered_at_its_response_url) {
  start();
  const Peer peer = outside.next();
  json payload = presses_payload(json::array({action("undo", "undo", {{"checkin", "7"}})}));
  payload["response_url"] = outside.response_url();
  say(peer, "e1", payload, "interactive", false);
  EXPECT_EQ(heard(peer).dump(), R"({"envelope_id":"e1"})");
  const auto posted = outside.others(1);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_THAT(posted[0].body, HasSubstr("Logged undo"));
}

TEST_F(SocketRoom, S41_A_an_answer_that_the_acknowledgement_does_not_take_goes_to_the_response_url) {
  start();
  const Peer peer = outside.next();
  json payload = typed("bobby", "1.2.a");
  payload["response_url"] = outside.response_url();
  say(peer, "e1", payload, "slash_commands", false);
  EXPECT_EQ(heard(peer).dump(), R"({"envelope_id":"e1"})");
  const auto posted = outside.others(1);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_THAT(posted[0].body, HasSubstr("Logged bobby"));
  EXPECT_THAT(posted[0].body, HasSubstr(R"("replace_original":false)"));
}

TEST_F(SocketRoom, S41_R_nothing_is_acknowledged_before_it_is_saved) {
  start();
  const Peer peer = outside.next();
  hold(true);
  say(peer, "e1", typed("bobby", "1.2.a"));
  EXPECT_FALSE(peer->stirs(milliseconds(300)));
  hold(false);
  EXPECT_EQ(heard(peer)["envelope_id"], "e1");
}

TEST_F(SocketRoom, S06_what_takes_longer_than_slack_waits_is_answered_afterwards) {
  start(milliseconds(100));
  const Peer peer = outside.next();
  hold(true);
  json payload = typed("bobby", "1.2.a");
  payload["response_url"] = outside.response_url();
  say(peer, "e1", payload);
  const json ack = heard(peer);
  EXPECT_EQ(ack["payload"]["text"], "Working on it…");
  hold(false);
  const auto posted = outside.others(1);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_THAT(posted[0].body, HasSubstr("Logged bobby"));
  EXPECT_FALSE(peer->stirs(milliseconds(100))) << "acknowledged once";
}

TEST_F(SocketRoom, S41_a_disk_that_fails_says_so_and_claims_nothing) {
  start();
  const Peer peer = outside.next();
  on_the_loop([this] { is_broken = true; });
  say(peer, "e1", typed("bobby", "1.2.a"));
  EXPECT_THAT(heard(peer)["payload"]["text"].get<std::string>(), HasSubstr("Something went wrong"));
  EXPECT_EQ(saved(), 0U);
}

TEST_F(SocketRoom, S08_A_the_same_command_in_a_new_envelope_is_the_same_event) {
  start();
  const Peer first = outside.next();
  const Peer second = outside.next();
  say(first, "e1", typed("bobby", "1.2.a"));
  say(second, "e2", typed("bobby", "1.2.a"));
  EXPECT_EQ(heard(first)["envelope_id"], "e1");
  EXPECT_EQ(heard(second)["envelope_id"], "e2");
  EXPECT_EQ(saved(), 1U);
}

TEST_F(SocketRoom, S09_R_what_is_not_ours_or_nobody_can_read_is_acknowledged_and_asks_nothing) {
  start();
  const Peer peer = outside.next();
  json other = typed("bobby", "1.2.a");
  other["api_app_id"] = "A2OTHER";
  say(peer, "e1", other);
  say(peer, "e2", {{"no", "command"}});
  json broken = typed("bobby", "1.2.b");
  broken["channel_id"] = 7;
  say(peer, "e3", broken);
  say(peer, "e4", {{"type", "event_callback"}, {"event", {{"type", "app_mention"}}}}, "events_api", false);
  say(peer, "e5", {{"type", "view_submission"}}, "interactive");
  for (const char* id : {"e1", "e2", "e3", "e4", "e5"}) {
    EXPECT_EQ(heard(peer).dump(), std::string(R"({"envelope_id":")") + id + "\"}");
  }
  EXPECT_EQ(saved(), 0U);
  EXPECT_EQ(counts().not_ours, 4U);
  EXPECT_EQ(counts().malformed, 1U);
  EXPECT_EQ(counts().socket.events, 1U);
}

TEST_F(SocketRoom, S10_R_a_text_that_is_far_too_long_is_told_so) {
  start();
  const Peer peer = outside.next();
  say(peer, "e1", typed(std::string(16 * 1024, 'x'), "1.2.a"));
  EXPECT_THAT(heard(peer)["payload"]["text"].get<std::string>(), HasSubstr("could not read that"));
  EXPECT_EQ(saved(), 0U);
}

TEST_F(SocketRoom, S42_A_a_warning_and_commands_on_both_sockets_all_acknowledged_once_none_lost) {
  start();
  const Peer old = outside.next();
  const Peer other = outside.next();
  say(old, "e1", typed("one", "1.2.1"));
  EXPECT_EQ(heard(old)["envelope_id"], "e1");
  old->say(disconnect_frame("warning"));
  say(old, "e2", typed("two", "1.2.2"));
  const Peer fresh = outside.next();
  ASSERT_TRUE(fresh) << "the successor comes while the old one is open";
  say(old, "e3", typed("three", "1.2.3"));
  say(fresh, "e4", typed("four", "1.2.4"));
  EXPECT_EQ(heard(old)["envelope_id"], "e2");
  EXPECT_EQ(heard(old)["envelope_id"], "e3");
  EXPECT_EQ(heard(fresh)["envelope_id"], "e4");
  old->drop();
  say(other, "e5", typed("five", "1.2.5"));
  EXPECT_EQ(heard(other)["envelope_id"], "e5");
  EXPECT_EQ(saved(), 5U);
  EXPECT_EQ(counts().socket.acks, 5U);
  EXPECT_FALSE(outside.is_asked_within(milliseconds(1700))) << "it was replaced already";
}

TEST_F(SocketRoom, S42_a_dropped_socket_is_replaced_and_its_answer_finds_another_way) {
  start();
  Peer lost = outside.next();
  const Peer other = outside.next();
  hold(true);
  say(lost, "e1", typed("bobby", "1.2.a"));
  while (counts().socket.envelopes == 0) std::this_thread::yield();
  lost->drop();
  while (counts().socket.dropped == 0) std::this_thread::yield();
  hold(false);
  EXPECT_EQ(heard(other)["envelope_id"], "e1");
  EXPECT_TRUE(outside.next()) << "a second later";
}

TEST_F(SocketRoom, S40_after_a_429_it_waits_as_told_and_after_an_error_it_tries_again) {
  outside.say_instead({429, "application/json", "{}", {{"Retry-After", "1"}}});
  outside.say_instead({200, "application/json", R"({"ok":false,"error":"internal_error"})", {}});
  start();
  EXPECT_FALSE(outside.is_asked_within(milliseconds(700)));
  EXPECT_TRUE(outside.next());
  on_the_loop([this] { EXPECT_THAT(noted, HasSubstr("no connection to Slack (ratelimited)")); });
  EXPECT_EQ(counts().socket.refused, 2U);
}

TEST_F(SocketRoom, S40_R_a_token_that_slack_refuses_is_not_tried_twice) {
  outside.say_instead({200, "application/json", R"({"ok":false,"error":"invalid_auth"})", {}});
  outside.say_instead({200, "application/json", R"({"ok":false,"error":"invalid_auth"})", {}});
  start();
  EXPECT_FALSE(outside.is_asked_within(milliseconds(2500)));
  EXPECT_EQ(outside.opens().size(), 2U) << "one for each of the two connections";
  on_the_loop([this] { EXPECT_THAT(noted, HasSubstr("invalid_auth")); });
  EXPECT_EQ(counts().socket.stopped, 1U);
}

TEST_F(SocketRoom, S40_R_an_address_elsewhere_is_not_dialled) {
  for (int i = 0; i < 2; ++i) {
    outside.say_instead(
        {200, "application/json", R"({"ok":true,"url":"wss://slack.com.evil.example/?ticket=canary"})", {}});
  }
  start();
  EXPECT_FALSE(outside.is_asked_within(milliseconds(300)));
  on_the_loop([this] {
    EXPECT_THAT(noted, HasSubstr("refused_by_gate"));
    EXPECT_THAT(noted, testing::Not(HasSubstr("canary")));
  });
}

TEST_F(SocketRoom, S42_R_garbage_a_binary_frame_and_a_frame_of_17_MiB_and_it_lives) {
  start();
  const Peer first = outside.next();
  const Peer second = outside.next();
  first->say("bobby canary");
  first->frame(net::opcode::binary, "bobby canary");
  EXPECT_TRUE(first->hears_the_end());
  second->bytes(std::string("\x81\x7f\0\0\0\0\x01\x10\0\0", 10));
  EXPECT_TRUE(second->hears_the_end());
  const Peer third = outside.next();
  ASSERT_TRUE(third);
  say(third, "e1", typed("bobby", "1.2.a"));
  EXPECT_EQ(heard(third)["envelope_id"], "e1");
  EXPECT_EQ(counts().socket.bad_frames, 2U);
  on_the_loop([this] { EXPECT_THAT(noted, testing::Not(HasSubstr("canary"))); });
}

TEST_F(SocketRoom, S42_A_a_burst_of_500_is_acknowledged_whole) {
  start();
  const Peer peers[] = {outside.next(), outside.next()};
  for (int i = 0; i < 500; ++i)
    say(peers[i % 2], "e" + std::to_string(i), typed("b", "1.2." + std::to_string(i)));
  std::set<std::string> acknowledged;
  for (int i = 0; i < 500; ++i) acknowledged.insert(heard(peers[i % 2]).value("envelope_id", ""));
  EXPECT_EQ(acknowledged.size(), 500U);
  EXPECT_EQ(saved(), 500U);
}

TEST_F(SocketRoom, R12_leaving_takes_nothing_new_and_acknowledges_what_is_under_way) {
  start();
  const Peer peer = outside.next();
  hold(true);
  say(peer, "e1", typed("bobby", "1.2.a"));
  while (counts().socket.envelopes == 0) std::this_thread::yield();
  on_the_loop([this] { slack->take_no_more(); });
  say(peer, "e2", typed("maya", "1.2.b"));
  while (counts().socket.left == 0) std::this_thread::yield();
  on_the_loop([this] { EXPECT_EQ(slack->under_way(), 2U) << "its work, and its acknowledgement"; });
  hold(false);
  EXPECT_EQ(heard(peer)["envelope_id"], "e1");
  on_the_loop([this] { EXPECT_EQ(slack->under_way(), 0U); });
  on_the_loop([this] { slack->stop_hearing(); });
  EXPECT_TRUE(peer->hears_the_end());
  EXPECT_EQ(saved(), 1U);
}

TEST(SocketSettings, S40_R_without_an_app_level_token_it_does_not_start) {
  asio::io_context io;
  Doors doors;
  SystemClock clock;
  SlackSettings settings;
  settings.app_id = lincoln.app_id;
  settings.team_id = lincoln.team_id;
  settings.is_socket = true;
  settings.app_token = Secret(" ");
  const Send send = [](net::Call) -> asio::awaitable<net::Answer> { co_return net::Answer(); };
  const Dial dial = [](std::string) -> asio::awaitable<net::Opening> { co_return net::Opening(); };
  EXPECT_THROW(Slack(settings, io.get_executor(), doors, clock, send, dial), std::invalid_argument);
}

}  // namespace
}  // namespace knownby::slack
