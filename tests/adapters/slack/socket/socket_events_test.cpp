// Events that come in envelopes: as over HTTP, and acknowledged only once they are kept.
#include "tests/adapters/slack/socket/socket_room.hpp"

namespace knownby::slack {
namespace {

TEST_F(SocketRoom, S41_A_a_mention_is_acknowledged_bare_and_answered_to_the_asker_alone) {
  start();
  const Peer peer = outside.next();
  say(peer, "e1", mention("<@U1KNOWNBY> bobby"), "events_api", false);
  EXPECT_EQ(heard(peer).dump(), R"({"envelope_id":"e1"})");
  EXPECT_EQ(saved(), 1U);
  const auto posted = outside.others(1);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_THAT(posted[0].target, HasSubstr("chat.postEphemeral"));
  EXPECT_THAT(posted[0].body, HasSubstr("Logged bobby"));
}

TEST_F(SocketRoom, S08_A_a_mention_brought_again_in_another_envelope_is_one_event_and_one_answer) {
  start();
  const Peer first = outside.next();
  const Peer second = outside.next();
  say(first, "e1", mention("<@U1KNOWNBY> bobby"), "events_api", false);
  EXPECT_EQ(heard(first)["envelope_id"], "e1");
  say(second, "e2", mention("<@U1KNOWNBY> bobby"), "events_api", false);
  EXPECT_EQ(heard(second)["envelope_id"], "e2");
  EXPECT_EQ(outside.others(1).size(), 1U);
  on_the_loop([] {});
  EXPECT_EQ(saved(), 1U);
  EXPECT_EQ(outside.others(1).size(), 1U) << "said once";
}

TEST_F(SocketRoom, S41_R_an_event_that_could_not_be_kept_is_not_acknowledged) {
  start();
  const Peer peer = outside.next();
  on_the_loop([this] { is_full = true; });
  say(peer, "e1", mention("<@U1KNOWNBY> bobby"), "events_api", false);
  EXPECT_FALSE(peer->stirs(milliseconds(200)));
  on_the_loop([this] { is_full = false; });
  say(peer, "e2", mention("<@U1KNOWNBY> bobby"), "events_api", false);  // Slack brings it again
  EXPECT_EQ(heard(peer)["envelope_id"], "e2");
  EXPECT_EQ(saved(), 1U);
}

}  // namespace
}  // namespace knownby::slack
