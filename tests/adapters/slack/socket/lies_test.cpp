// A Slack that lies in Socket Mode: it splits what it says anywhere, brings one thing many times on both
// connections, and in the wrong order (PROTOCOL S-08, S-41).
#include <set>

#include "tests/adapters/slack/socket/socket_room.hpp"

namespace knownby::slack {
namespace {

using net::opcode::more;
using net::opcode::text;

TEST_F(SocketRoom, S41_A_one_word_in_two_frames_split_at_every_byte_is_the_same_word) {
  start();
  const Peer peer = outside.next();
  const std::string whole = envelope_frame("e0", true, "slash_commands", typed("bobby", "1.2.a").dump());
  std::set<std::string> events;
  for (std::size_t at = 0; at <= whole.size(); ++at) {
    const std::string id = "e" + std::to_string(at);
    const std::string word =
        envelope_frame(id, true, "slash_commands", typed("bobby", "1.2." + std::to_string(at)).dump());
    const std::size_t split = std::min(at, word.size());
    peer->frame(text, word.substr(0, split), false);
    peer->frame(more, word.substr(split));
    const json ack = heard(peer);
    ASSERT_EQ(ack["envelope_id"], id) << "split at " << at;
    ASSERT_EQ(ack["payload"]["text"], "Logged bobby");
  }
  EXPECT_EQ(saved(), whole.size() + 1) << "as many as were said";
}

TEST_F(SocketRoom, S41_A_byte_by_byte_on_the_wire) {
  start();
  const Peer peer = outside.next();
  const std::string word = envelope_frame("e1", true, "slash_commands", typed("bobby", "1.2.a").dump());
  ASSERT_GT(word.size(), 125U);
  ASSERT_LT(word.size(), 65536U);
  std::string raw("\x81\x7e", 2);
  raw += static_cast<char>(word.size() >> 8);
  raw += static_cast<char>(word.size() & 0xFFU);
  raw += word;
  for (const char byte : raw) {
    peer->bytes(std::string_view(&byte, 1));
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  EXPECT_EQ(heard(peer)["envelope_id"], "e1");
  EXPECT_EQ(saved(), 1U);
}

TEST_F(SocketRoom, S08_A_one_event_three_times_on_each_connection_is_saved_and_answered_once) {
  start();
  const Peer first = outside.next();
  const Peer second = outside.next();
  int envelope = 0;
  for (int again = 0; again < 3; ++again) {
    for (const Peer* peer : {&first, &second})
      say(*peer, "e" + std::to_string(++envelope), direct("bobby"), "events_api", false);
  }
  std::set<std::string> acknowledged;
  for (int again = 0; again < 3; ++again) {
    for (const Peer* peer : {&first, &second}) acknowledged.insert(heard(*peer)["envelope_id"]);
  }
  EXPECT_EQ(acknowledged.size(), 6U) << "nothing is left for Slack to bring again";
  EXPECT_EQ(saved(), 1U);
  const auto posted = outside.others(1);
  std::this_thread::sleep_for(milliseconds(200));
  EXPECT_EQ(outside.others(1).size(), 1U) << "one answer";
}

TEST_F(SocketRoom, S08_A_a_press_three_times_on_each_connection_is_one_event_and_answered_once) {
  start();
  const Peer first = outside.next();
  const Peer second = outside.next();
  json payload = presses_payload(json::array({action("undo", "undo", {{"batch", "7"}})}));
  payload["response_url"] = outside.response_url();
  int envelope = 0;
  for (int again = 0; again < 3; ++again) {
    for (const Peer* peer : {&first, &second}) {
      say(*peer, "e" + std::to_string(++envelope), payload, "interactive", false);
      EXPECT_EQ(heard(*peer)["envelope_id"], "e" + std::to_string(envelope));
    }
  }
  EXPECT_EQ(saved(), 1U);
  std::this_thread::sleep_for(milliseconds(200));
  EXPECT_EQ(outside.others(1).size(), 1U);
}

TEST_F(SocketRoom, S41_A_the_later_before_the_earlier_and_each_has_its_own_answer) {
  start();
  const Peer first = outside.next();
  const Peer second = outside.next();
  hold(true);
  for (const int n : {3, 1, 2}) {
    const std::string number = std::to_string(n);
    say(n == 2 ? second : first, "e" + number, typed("bobby " + number, "1.2." + number));
  }
  hold(false);
  std::map<std::string, std::string> answers;
  for (const Peer* peer : {&first, &first, &second}) {
    const json ack = heard(*peer);
    answers[ack["envelope_id"]] = ack["payload"]["text"];
  }
  const std::map<std::string, std::string> wanted{
      {"e1", "Logged bobby 1"}, {"e2", "Logged bobby 2"}, {"e3", "Logged bobby 3"}};
  EXPECT_EQ(answers, wanted);
  EXPECT_EQ(saved(), 3U);
}

}  // namespace
}  // namespace knownby::slack
