#pragma once
// Fetches what was sent to us, once the desk asks for it: from Slack's own host and no other, with our
// token, at most 8 MB a message, following nobody elsewhere. What is fetched is in memory only, and in no
// log.

#include <boost/asio/awaitable.hpp>
#include <vector>

#include "adapters/slack/hear.hpp"
#include "adapters/slack/installation/installation.hpp"
#include "adapters/slack/send.hpp"
#include "adapters/slack/settings.hpp"
#include "commands/words/request.hpp"

namespace knownby::slack {

class Files {
 public:
  // settings and installation outlive it.
  Files(const SlackSettings& settings, Installation& installation, Send send);

  // The same files, each with what it holds or why nobody knows. Never throws for what Slack says.
  boost::asio::awaitable<std::vector<SentFile>> fetch(std::vector<SentFile> files, std::vector<Kept> kept);

 private:
  boost::asio::awaitable<void> fetch_one(SentFile& file, Kept kept, std::size_t room);
  boost::asio::awaitable<void> find(Kept& kept);
  boost::asio::awaitable<net::Answer> call(net::Call made);

  const SlackSettings& settings_;
  Installation& installation_;
  Send send_;
};

}  // namespace knownby::slack
