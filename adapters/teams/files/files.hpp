#pragma once
// Fetches what was sent to us, once the desk asks for it: from SharePoint, where a school's OneDrive lies,
// and no other host, without our token, at most 8 MB a message, following nobody elsewhere. What is
// fetched is in memory only, and in no log; nor is its address, which opens it to whoever has it.

#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

#include "adapters/teams/trust/send.hpp"
#include "commands/words/request.hpp"

namespace knownby::teams {

class Files {
 public:
  explicit Files(Send send);

  // The same files, each with what it holds or why nobody knows. Never throws for what Microsoft says.
  boost::asio::awaitable<std::vector<SentFile>> fetch(std::vector<SentFile> files,
                                                      std::vector<std::string> kept);

 private:
  boost::asio::awaitable<void> fetch_one(SentFile& file, std::string url, std::size_t room);

  Send send_;
};

}  // namespace knownby::teams
