#pragma once
// What apps.connections.open answers: a single-use address to connect to, or why there is none (PROTOCOL
// S-40). Pure.

#include <chrono>
#include <optional>
#include <string>

#include "adapters/net/call.hpp"

namespace knownby::slack {

struct Ticket {
  std::string url{};    // lets whoever has it connect: a secret. Empty: there is none
  std::string error{};  // then: Slack's name of it, or what went wrong on the way
  std::optional<std::chrono::seconds> told_to_wait{};
};

Ticket ticket_in(const net::Answer& answer);

}  // namespace knownby::slack
