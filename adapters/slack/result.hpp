#pragma once
// What an answer of Slack's Web API means for the message that was sent: the classes of PROTOCOL S-20. Pure.

#include <chrono>
#include <optional>

#include "adapters/net/https_client.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::slack {

// The answer to chat.postMessage (post), chat.update (redraw) or chat.delete (remove) for this delivery. A
// post that may have been shown is Unknown; redrawing and removing twice does no harm, so there it is Later.
Delivery result_of(const net::Answer& answer, const Outgoing& outgoing);

// How long Slack told us to wait, where it did: HTTP 429, or an error that says the same (30 s without a
// figure).
std::optional<std::chrono::seconds> told_to_wait(const net::Answer& answer);

}  // namespace knownby::slack
