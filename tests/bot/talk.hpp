#pragma once
// A plain HTTP client for tests, and slash commands signed as Slack signs them.

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace knownby {

inline constexpr const char* test_signing_secret = "8f742231b10e8888abcd99yyyzzz85a5";

// One kept connection to a port of this machine. Blocks; at most ten seconds.
class Talk {
 public:
  explicit Talk(unsigned short port);
  ~Talk();
  Talk(const Talk&) = delete;
  Talk& operator=(const Talk&) = delete;

  struct Answer {
    int status = 0;
    std::string body;
  };
  std::optional<Answer> send(const std::string& request);  // none: no connection, or it was cut off
  std::optional<Answer> get(const std::string& path);

 private:
  bool read_more();
  int socket_ = -1;
  std::string read_;
};

// Sends each three times, shuffled, on four connections, as platforms bring what they doubt; how many were
// answered with 200.
int bring_thrice(unsigned short port, const std::vector<std::string>& requests, unsigned seed);

// A book like no other, from 1 up; and which one is named in these words, 0: none.
std::string book_called(int number);
int book_in(const std::string& words);

// The X-Slack-Signature of this body.
std::string slack_signature(const std::string& body, std::chrono::sys_seconds now,
                            const std::string& secret = test_signing_secret);

// What Ms. Rivera's account says to Knownby in #grade-7-team (C0GRADE7) or alone (D0RIVERA), as the Events
// API tells it.
std::string slack_mention(const std::string& text, const std::string& event_id = "Ev1",
                          const std::string& ts = "1792012319.000200");
std::string slack_message(const std::string& text, const std::string& event_id = "Ev1",
                          const std::string& ts = "1792012319.000200");
// Knownby was invited to C0NEWCHAN by this user; a channel is called otherwise.
std::string slack_invited(const std::string& inviter, const std::string& event_id = "EvJoin");
std::string slack_renamed(const std::string& channel, const std::string& name);
// An account is as it is from now on.
std::string slack_user_changed(const std::string& user, const std::string& email, bool is_deactivated);
std::string slack_home_opened(const std::string& user, const std::string& event_id);
// POST /slack/events of such a body.
std::string slack_event(const std::string& body, std::chrono::sys_seconds now);

// POST /slack/events of "/checkin <text>" by Ms. Rivera's account.
std::string slash_command(const std::string& text, const std::string& trigger, std::chrono::sys_seconds now,
                          const std::string& secret = test_signing_secret);

// A press of this element of a message in #grade-7-team, or of the person's page, as Slack sends it.
std::string slack_press(nlohmann::json element, const std::string& user, bool at_home);
std::string slack_payload(const nlohmann::json& payload);  // the form body that holds it

}  // namespace knownby
