#pragma once
// Slack's reading methods: what is asked, and what the answer holds. Pure.

#include <nlohmann/json.hpp>
#include <string>

#include "adapters/net/call.hpp"
#include "commands/words/card.hpp"

namespace knownby::slack {

// As application/x-www-form-urlencoded, which is all these methods take.
std::string form_of(const Fields& fields);

struct Read {
  nlohmann::json object = nlohmann::json::object();
  std::string error;   // Slack's name for it, or what went wrong on the way; empty: it is answered
  std::string next{};  // the cursor of the next page; empty: this is the last

  bool is_answered() const { return error.empty(); }
};
Read read_in(const net::Answer& answer);

}  // namespace knownby::slack
