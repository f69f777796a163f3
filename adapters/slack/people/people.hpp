#pragma once
// Who is in the workspace and who is in a channel, as Slack tells when it is asked. What kind of account each
// is stays in memory; nothing else of anybody does.

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

#include "adapters/slack/people/reading.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/wire.hpp"
#include "commands/words/look.hpp"

namespace knownby::slack {

class People {
 public:
  // settings and wire outlive it.
  People(const SlackSettings& settings, Wire& wire) : settings_(settings), wire_(wire) {}

  // Everybody, page by page, each told as it comes. False where Slack did not tell to the end; that is noted
  // once for each reason.
  using Tell = std::function<boost::asio::awaitable<void>(Look)>;
  boost::asio::awaitable<bool> count_all(Tell tell);

  // None: Slack could not be asked.
  boost::asio::awaitable<std::optional<Audience>> audience_of(std::string channel);
  boost::asio::awaitable<std::optional<SeenAccount>> account_of(std::string user);

  void learn(const SeenAccount& account) { kinds_[account.key] = account.kind; }

 private:
  boost::asio::awaitable<Read> read(std::string method, Fields fields);
  boost::asio::awaitable<bool> count_members(std::string channel, Audience& audience);
  boost::asio::awaitable<std::optional<SeenAccount::Kind>> kind_of(std::string user, int& lookups);
  Look look_of(const nlohmann::json& page);
  void note(const std::string& trouble);

  const SlackSettings& settings_;
  Wire& wire_;
  std::unordered_map<std::string, SeenAccount::Kind> kinds_;  // by key
  std::string noted_;
};

}  // namespace knownby::slack
