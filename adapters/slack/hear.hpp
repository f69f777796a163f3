#pragma once
// What Slack sends us, as what we understand by it. Pure; who sent it has been checked before: by the
// signature (sign), or because the connection is our own.

#include <chrono>
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "commands/words/request.hpp"

namespace knownby::slack {

// The one app in the one workspace whose requests are ours (S-09).
struct Ours {
  std::string app_id;
  std::string team_id;
};

// The way back to whoever spoke; stays in this room. The URL lets anybody post there: it is a secret.
struct Back {
  std::string response_url;
  std::string channel;
  std::string user;
  std::string thread{};  // the message whose thread it is said in; empty: in none
  bool direct = false;   // nobody else is in that conversation
  // Opens one form within three seconds, and is never kept for later; empty: none was given.
  std::string trigger{};
};

struct Command {  // a slash command
  Request request;
  Back back;
};
struct Presses {  // buttons and sent forms of one message, or of one's page, in order; or a shortcut; at
                  // least one
  std::vector<Request> requests;
  Back back;
  bool at_home = false;  // on the page: answered in the conversation with that person
};
// Where Slack keeps a file that lies beside the words of request.files with the same place in the list.
struct Kept {
  std::string id;   // files.info tells where, when the url is empty
  std::string url;  // of no use without our token
  std::size_t size = 0;
};
struct Submitted {  // a modal was sent
  Request request;
  Back back;
  std::vector<std::string> inputs{};  // what its inputs are called, in their order
  bool at_home = false;               // opened on the page, or nowhere in particular
};
struct Typing {  // somebody types a name, and wants to see whose it may become
  Request request;
};
struct Happened {  // somebody spoke to us, or something befell a channel; may be brought more than once
  Request request;
  Back back;
  std::vector<Kept> files{};
};
struct AtHome {  // somebody looks at their page
  Speaker whose;
};
struct Stirred {  // something befell a channel: who reads along there may be others now
  std::string channel;
};
struct Revoked {      // the workspace took our app or our token away
  std::string event;  // Slack's name for it
  std::string event_id;
  std::chrono::sys_seconds at;
};
struct Poison {      // signed by Slack and still not readable: sending it again would change nothing (S-06)
  std::string rule;  // that it breaks; its words are not kept
  std::size_t bytes;
};
struct Challenge {  // Slack asks whether this URL is ours
  std::string text;
};
struct SslCheck {};    // Slack looks at our certificate; nothing else in it counts
struct Unreadable {};  // a slash command whose text is too long or not text: the person is told
struct Ignored {
  enum class Why { not_ours, not_for_us };  // another app or team; a kind of payload we do nothing with
  Why why;
};
using Heard = std::variant<Command, Presses, Submitted, Typing, Happened, AtHome, Stirred, Revoked, Poison,
                           Challenge, SslCheck, Unreadable, Ignored>;

// All throw Malformed for what Slack does not send, events aside. HTTP's bodies:
Heard hear_form(std::string_view body, std::chrono::sys_seconds now, const Ours& ours);
Heard hear_json(std::string_view body, std::chrono::sys_seconds now, const Ours& ours);
// The payloads of Socket Mode's envelopes: a command's form as an object, and all that is pressed,
// sent, typed into a form or chosen in a menu. Objects.
Heard hear_command(const nlohmann::json& payload, std::chrono::sys_seconds now, const Ours& ours);
Heard hear_interaction(const nlohmann::json& payload, std::chrono::sys_seconds now, const Ours& ours);

// Whether this form is exactly Slack's certificate check, which may come unsigned. Cheap for everything else.
bool is_ssl_check(std::string_view body);

}  // namespace knownby::slack
