#pragma once
// Whether a token is one of our app in our workspace, asked of Slack itself.

#include <boost/asio/awaitable.hpp>
#include <string>

#include "adapters/secret.hpp"
#include "adapters/slack/send.hpp"
#include "adapters/slack/settings.hpp"

namespace knownby::slack {

struct Standing {
  enum class Is { good, refused, unclear };  // unclear: Slack was not reached, or does not say just now
  Is is = Is::unclear;
  std::string trouble{};  // of a refused one, a sentence for the log
};

// settings outlive the call.
boost::asio::awaitable<Standing> standing_of(const SlackSettings& settings, Secret token, Send send);

}  // namespace knownby::slack
