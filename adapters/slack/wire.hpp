#pragma once
// How words leave this room: calls to Slack's Web API, paced, and answers to response URLs.

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <string>

#include "adapters/clock.hpp"
#include "adapters/net/https_client.hpp"
#include "adapters/net/pacer.hpp"
#include "adapters/slack/hear.hpp"
#include "adapters/slack/response_url.hpp"
#include "adapters/slack/settings.hpp"
#include "commands/words/outgoing.hpp"
#include "commands/words/reply.hpp"

namespace knownby::slack {

// What sends a call and brings its answer: net::HttpsClient in service.
using Send = std::function<boost::asio::awaitable<net::Answer>(net::Call)>;

class Wire {
 public:
  // settings, counts and clock outlive it.
  Wire(const SlackSettings& settings, SlackCounts& counts, const Clock& clock, Send send);

  // Posts, redraws or removes one message. Later, without a call, where the pace asks for it (S-21).
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing);

  // Gives the reply to whoever spoke, at the response URL while that lasts and then by chat.postEphemeral.
  // `way` outlives the call. What cannot be given is counted: the person asks again, and `seen` has the same
  // answer.
  boost::asio::awaitable<void> respond(ResponseUrl& way, Back back, Reply reply, bool may_replace);

 private:
  boost::asio::awaitable<net::Answer> call(std::string method, std::string channel, std::string body);
  boost::asio::awaitable<net::Answer> answer_at(ResponseUrl& way, std::string body);

  const SlackSettings& settings_;
  SlackCounts& counts_;
  const Clock& clock_;
  Send send_;
  net::Pacer pacer_;
};

}  // namespace knownby::slack
