// Forms that come in envelopes: the acknowledgement is the answer, where it takes one.
#include "tests/adapters/slack/socket/socket_room.hpp"
#include "tests/adapters/slack/views/form_room.hpp"

namespace knownby::slack {
namespace {

TEST_F(SocketRoom, S_14_A_a_form_that_was_taken_is_acknowledged_bare_and_told_to_the_person_alone) {
  start();
  const Peer peer = outside.next();
  say(peer, "e1", sent_form(), "interactive");
  EXPECT_EQ(heard(peer).dump(), R"({"envelope_id":"e1"})");
  EXPECT_EQ(saved(), 1U);
  const auto posted = outside.others(1);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_THAT(posted[0].target, HasSubstr("chat.postEphemeral"));
}

TEST_F(SocketRoom, S_14_R_what_is_wrong_stands_in_the_form_and_where_no_payload_is_taken_it_is_told) {
  start();
  const Peer peer = outside.next();
  on_the_loop([this] { is_full = true; });
  say(peer, "e1", sent_form(), "interactive");
  const json answer = heard(peer);
  EXPECT_EQ(answer["envelope_id"], "e1");
  EXPECT_EQ(answer["payload"]["response_action"], "errors");
  EXPECT_THAT(answer["payload"]["errors"]["students"].get<std::string>(), HasSubstr("nothing was saved"));
  say(peer, "e2", sent_form("another"), "interactive", false);
  EXPECT_EQ(heard(peer).dump(), R"({"envelope_id":"e2"})");
  const auto posted = outside.others(1);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_THAT(posted[0].body, HasSubstr("nothing was saved"));
  EXPECT_EQ(saved(), 0U);
}

TEST_F(SocketRoom, S_16_A_names_that_are_typed_are_answered_with_the_acknowledgement) {
  start();
  const Peer peer = outside.next();
  say(peer, "e1", typed_name("ma"), "interactive");
  EXPECT_EQ(heard(peer).dump(), R"({"envelope_id":"e1","payload":{"options":[]}})");
}

}  // namespace
}  // namespace knownby::slack
