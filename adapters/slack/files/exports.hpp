#pragma once
// Files that the desk hands to one person (PROTOCOL S-27): each is put into that person's own conversation
// with us, once, after the answer it belongs to.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

#include "adapters/slack/once/once.hpp"
#include "adapters/slack/send.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/wire.hpp"
#include "commands/words/place.hpp"
#include "commands/words/reply.hpp"

namespace knownby::slack {

class Exports {
 public:
  // Everything given outlives it, and it outlives the loop behind `executor`.
  Exports(boost::asio::any_io_executor executor, const SlackSettings& settings, Wire& wire, Once& once,
          SlackCounts& counts, Send send);

  // Gives the files of an answer to whoever asked, beside it. What Slack brings a second time is answered
  // from memory, which holds no file: each comes once.
  void give(const Speaker& whom, std::vector<GivenFile> files);
  std::size_t under_way() const { return under_way_; }

 private:
  boost::asio::awaitable<void> bring(std::string person, std::vector<GivenFile> files);
  boost::asio::awaitable<bool> put(std::string channel, GivenFile file);
  boost::asio::awaitable<std::string> upload(GivenFile file);
  boost::asio::awaitable<void> tell_that_none_came(std::string person);

  boost::asio::any_io_executor executor_;
  const SlackSettings& settings_;
  Wire& wire_;
  Once& once_;
  SlackCounts& counts_;
  Send send_;
  std::size_t under_way_ = 0;
};

}  // namespace knownby::slack
