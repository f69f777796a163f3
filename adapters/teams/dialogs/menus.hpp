#pragma once
// What Teams' own menus offer of ours (PROTOCOL T-18, T-21): one list for the manifest and for what is heard.

#include <array>
#include <string_view>

namespace knownby::teams {

struct MenuEntry {
  std::string_view id;           // at most 64 characters
  bool of_message;               // in a message's menu, else beside the line one types in
  std::string_view title;        // at most 32
  std::string_view description;  // at most 128
  std::string_view verb;         // what choosing it asks for; a message's words come in field text
};

inline constexpr std::array<MenuEntry, 2> menu_entries{{
    {"log", false, "Log a check-in", "Opens a form: who, which day, and a note if you like", "log_form"},
    {"log_message", true, "Log this as a check-in",
     "Opens a form that begins with the message. Nothing is saved before you send it", "log_form"},
}};

// The search beside them: a name leads to that student's card, in the chat with the asker alone.
inline constexpr std::string_view search_id = "students";
inline constexpr std::string_view search_title = "Students";
inline constexpr std::string_view search_description = "See one student. Only you see what I answer";
inline constexpr std::string_view search_parameter = "name";

// What Teams asks for while a name is typed in one of our inputs.
inline constexpr std::string_view students_dataset = "students";

}  // namespace knownby::teams
