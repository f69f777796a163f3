#pragma once
// Who is in a conversation, as Teams tells when it is asked (PRODUCT E.2, F.4). What kind of account each is
// stays in memory; nothing else of anybody does.

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "adapters/clock.hpp"
#include "adapters/teams/connector/connector.hpp"
#include "adapters/teams/settings.hpp"
#include "commands/words/look.hpp"

namespace knownby::teams {

struct SeenThere {
  Audience audience;
  std::vector<SeenAccount> accounts{};
};

class People {
 public:
  // All outlive it.
  People(const TeamsSettings& settings, Connector& connector, Clock& clock)
      : settings_(settings), connector_(connector), clock_(clock) {}

  // Everybody in it, page by page. None: Teams could not be asked; that is noted once for each reason.
  boost::asio::awaitable<std::optional<SeenThere>> members_of(std::string conversation,
                                                              std::string service_url);
  // One of them, by the account's id. Asked once: somebody waits.
  boost::asio::awaitable<std::optional<SeenAccount>> member_of(std::string conversation, std::string account,
                                                               std::string service_url);
  // As it was seen last; none where it was not.
  std::optional<SeenAccount> seen(const std::string& key) const;

 private:
  boost::asio::awaitable<net::Answer> read(std::string url, std::string conversation, int attempts);
  void add(SeenAccount account, SeenThere& there);
  void learn(const SeenAccount& account);
  void note(const std::string& trouble);

  const TeamsSettings& settings_;
  Connector& connector_;
  Clock& clock_;
  std::unordered_map<std::string, SeenAccount::Kind> kinds_;  // by key
  std::string noted_;
};

}  // namespace knownby::teams
