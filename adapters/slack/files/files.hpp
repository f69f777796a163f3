#pragma once
// Fetches what was sent to us, once the desk asks for it: from Slack's own host and no other, with our
// token, at most 8 MB a message, following nobody elsewhere. What is fetched is in memory only, and in no
// log.

#include <boost/asio/awaitable.hpp>
#include <vector>

#include "adapters/slack/hear.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/wire.hpp"

namespace knownby::slack {

class Files {
 public:
  // settings outlives it.
  Files(const SlackSettings& settings, Send send);

  // The same files, each with what it holds or why nobody knows. Never throws for what Slack says.
  boost::asio::awaitable<std::vector<SentFile>> fetch(std::vector<SentFile> files, std::vector<Kept> kept);

 private:
  boost::asio::awaitable<void> fetch_one(SentFile& file, Kept kept, std::size_t room);
  boost::asio::awaitable<void> find(Kept& kept);
  net::Call call(net::Purpose purpose, std::string url) const;

  const SlackSettings& settings_;
  Send send_;
};

}  // namespace knownby::slack
