#pragma once
// What the Slack room keeps across restarts: which conversation is whose.

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <string>

namespace knownby::slack {

// person: as an account is named. Both may throw; then Slack is asked once more.
struct Notebook {
  std::function<boost::asio::awaitable<std::optional<std::string>>(std::string person)> find{};
  std::function<boost::asio::awaitable<void>(std::string person, std::string conversation)> keep{};
};

}  // namespace knownby::slack
