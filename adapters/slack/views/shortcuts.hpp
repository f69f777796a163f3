#pragma once
// What Slack's menus offer of ours (PROTOCOL S-13): one list for the manifest and for what is heard.

#include <array>
#include <string_view>

namespace knownby::slack {

struct Shortcut {
  std::string_view callback_id;
  bool of_message;               // in a message's menu, else in the menu of everything one can do
  std::string_view name;         // at most 24 characters
  std::string_view description;  // at most 150
  std::string_view verb;         // what choosing it asks for; a message's words come in field text
};

inline constexpr std::array<Shortcut, 2> shortcuts{{
    {"log", false, "Log a check-in", "Opens a form: who, which day, and a note if you like", "log_form"},
    {"log_message", true, "Log this as a check-in",
     "Opens a form that begins with the message. Nothing is saved before you send it", "log_form"},
}};

}  // namespace knownby::slack
