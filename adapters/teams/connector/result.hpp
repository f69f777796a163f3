#pragma once
// What an answer of the Connector means for the message that was sent: the classes of PROTOCOL T-14. Pure.

#include <chrono>
#include <optional>
#include <string>

#include "adapters/net/call.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::teams {

// The answer to a post, an update (redraw) or a deletion (remove) in this conversation. A post that may have
// been shown is Unknown; redrawing and removing twice does no harm, so there it is Later. Later names
// a wait only where Teams does: the mailroom counts no attempt for those.
Delivery result_of(const net::Answer& answer, const Outgoing& outgoing, const std::string& conversation);

// The id of the conversation that was begun; empty where there is none.
std::string conversation_in(const net::Answer& answer);

// Nothing was done, since this tenant's conversations are at another host.
bool is_of_another_host(const net::Answer& answer);

// How long Teams told us to wait, where it did.
std::optional<std::chrono::seconds> told_to_wait(const net::Answer& answer);

}  // namespace knownby::teams
