#pragma once
// What Knownby may do in a workspace: every right it asks for, why, and what does not work without it. The
// manifest asks for exactly these, the README lists them, and `knownby check` compares them with the token's.

#include <span>
#include <string_view>

namespace knownby::slack {

struct Right {
  std::string_view scope;    // Slack's name for it
  std::string_view reason;   // as in the README
  std::string_view without;  // "without it, ..."
};

std::span<const Right> rights();

}  // namespace knownby::slack
