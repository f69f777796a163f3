#pragma once
// What an answer of Slack's Web API means for the message that was sent: the classes of PROTOCOL S-20. Pure.

#include <chrono>
#include <optional>
#include <string>

#include "adapters/net/https_client.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::slack {

// The answer to chat.postMessage (post), chat.update (redraw) or chat.delete (remove) for this delivery. A
// post that may have been shown is Unknown; redrawing and removing twice does no harm, so there it is Later.
// Later names a wait only where Slack or S-20 does: the mailroom counts no attempt for those. `tries`: how
// often in a row this message got an error that nobody knows.
Delivery result_of(const net::Answer& answer, const Outgoing& outgoing, int tries = 0);

// An error that stands in no class of S-20.
bool is_unheard_of(const net::Answer& answer);

// Whether Slack took what it was given. A response URL says no more than 200; a method says "ok" as well.
bool is_taken(const net::Answer& answer);

// The token it was asked with has come to its end, and nothing was done (S-33).
bool is_expired(const net::Answer& answer);

// The hash of the page that views.publish made; empty where the answer names none.
std::string page_hash(const net::Answer& answer);

// How long Slack told us to wait, where it did: HTTP 429, or an error that says the same (30 s without a
// figure).
std::optional<std::chrono::seconds> told_to_wait(const net::Answer& answer);

}  // namespace knownby::slack
