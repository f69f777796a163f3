#pragma once
// What Teams sends us, as what we understand by it (PROTOCOL T-10). Pure; who sent it has been checked
// before.

#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "adapters/teams/activity.hpp"
#include "commands/words/request.hpp"

namespace knownby::teams {

// The one bot in the one tenant whose activities are ours (T-04).
struct Ours {
  std::string app_id;
  std::string tenant_id;
};

// The way back to whoever spoke; stays in this room.
struct Back {
  std::string service_url;
  std::string conversation;  // the thread, where it is one
  std::string address;       // the place's; empty: we have no part in that conversation
  std::string team{};        // the team it is in
  std::string activity{};    // what was said
  std::string pressed{};     // the message whose button was pressed
  std::string user{};        // the account's id, as conversations are begun with
  std::string key{};         // and ours for it
  bool direct = false;       // nobody else is in that conversation
  bool aside = false;        // others are, and did not see what was said
};

struct Said {  // a typed line, or a press that comes as one: answered in the conversation
  Request request;
  Back back;
  std::vector<std::string> kept{};  // where each of the request's files is kept
};
struct Pressed {  // answered in the same breath
  Request request;
  Back back;
};
struct Joined {  // we were added: greet everybody; the request asks what to tell whoever did it
  Request request;
  Back back;
};
struct Renamed {  // a channel; nobody says this and nobody is answered
  Request request;
};
struct Installed {  // or again: what was left alone may be spoken to
  Back back;
};
struct Left {  // we were taken out: nothing is sent there
  Back back;
};
struct Stirred {  // somebody else came or went, or something befell the team: who reads along may have
                  // changed
  Back back;
};
struct Opens {  // a button or one of Teams' menus asks for a form
  Request request;
  Back back;
};
struct Submitted {  // a dialog was sent
  Request request;
  Back back;
  std::string dialog;  // as it was named when it was opened
};
struct Typing {  // a name, in an input for students
  Request request;
};
struct Searching {  // a name, in the search of Teams' menus
  Request request;
};
struct Picks {  // one of those the search found
  Request request;
  Back back;
};
struct Unreadable {  // a press that is none of ours: the person is told
  bool in_dialog = false;
};
struct UnknownInvoke {};
struct Ignored {
  enum class Why { not_ours, not_for_us };  // another tenant or bot; a kind of activity we do nothing with
  Why why;
};
using Heard = std::variant<Said, Pressed, Joined, Renamed, Installed, Left, Stirred, Opens, Submitted, Typing,
                           Searching, Picks, Unreadable, UnknownInvoke, Ignored>;

// Throws Malformed for what Teams does not send.
Heard hear(const Activity& activity, std::chrono::sys_seconds now, const Ours& ours);

}  // namespace knownby::teams
