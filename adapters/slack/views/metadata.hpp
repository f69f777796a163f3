#pragma once
// What a modal carries in its private_metadata while it is open: the press that sending it will be, and where
// it was opened. It comes back from the client and may have been edited: whoever acts on it asks again
// whether the person may. Not secret, so it holds nothing that anybody said.

#include <optional>
#include <string>
#include <string_view>

#include "adapters/slack/press.hpp"

namespace knownby::slack {

struct Origin {
  std::string channel{};  // empty: the person's page, or nowhere in particular
  std::string thread{};
};

struct Metadata {
  Press press;
  Origin origin{};
};

// Nothing where Slack would refuse it: over 3,000 characters.
std::optional<std::string> pack(const Metadata& metadata);

// Throws Malformed for anything pack would not have written.
Metadata unpack_metadata(std::string_view text);

}  // namespace knownby::slack
