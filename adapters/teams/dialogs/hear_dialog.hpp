#pragma once
// Dialogs that are asked for and sent, names that are being typed, and what was chosen in Teams' menus, as
// what we understand by them (PROTOCOL T-18). Pure.

#include <chrono>
#include <string>
#include <string_view>

#include "adapters/teams/hear.hpp"

namespace knownby::teams {

// Any invoke but a press; UnknownInvoke where it is none of these. Throws Malformed for what Teams does not
// send.
Heard hear_dialog(const Activity& activity, std::chrono::sys_seconds now);

// The words of a message in HTML, one line a paragraph. What is no tag stays as it is.
std::string words_in_html(std::string_view html);

}  // namespace knownby::teams
