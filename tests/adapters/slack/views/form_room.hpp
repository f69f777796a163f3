#pragma once
// Ms. Rivera and the form "Log a check-in" in Lincoln Middle School's Slack, as payloads of Slack's shapes.

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>

#include "adapters/slack/views/metadata.hpp"
#include "adapters/slack/views/modal.hpp"
#include "tests/adapters/slack/event_payloads.hpp"
#include "tests/adapters/slack/workspace.hpp"

namespace knownby::slack {

inline constexpr const char* a_trigger = "1388105719492.1379717998065.9bc163894734c1f415a2c504e81dec91";

// What the desk would answer: who, which day, and a note.
Reply log_form();
// The modal drawn from it, sent by Ms. Rivera from #grade-7-team.
nlohmann::json sent_form(const std::string& hash = "1596530385.h1");
nlohmann::json typed_name(const std::string& typed);
// Chosen in Slack's menus: everything one can do, or a message's.
nlohmann::json chosen(const std::string& callback_id);
nlohmann::json chosen_at(const std::string& text);

std::string method_of(const net::Call& call);
nlohmann::json body_of(const net::Call& call);
net::HttpResponse bring_payload(Workspace& school, const nlohmann::json& payload);

}  // namespace knownby::slack
