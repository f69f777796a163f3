#pragma once
// Slack's Web API over a ledger: the methods Knownby calls, in one small workspace. Pure but for the ledger's
// clock; who may do what is as in the real one where Knownby can run into it.

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/fakes/slack/ledger.hpp"

namespace knownby::fakes {

class WebApi {
 public:
  // The answer to one call; an unknown method, a right or a place that is missing answer as Slack does.
  // `bearer`: the token it is asked with; none: nobody looks.
  nlohmann::json call(const std::string& method, const nlohmann::json& arguments,
                      const std::optional<std::string>& bearer = {});

  std::string rights_header() const;  // beside the answer to auth.test, as Slack tells a token's rights

  Ledger ledger;
  std::string app_id = "A0KNOWNBY";
  std::string team_id = "T0LINCOLN";
  std::set<std::string> channels{"C0GRADE7", "C0GRADE8"};  // it was invited there
  std::set<std::string> archived{};
  std::set<std::string> people{"U0RIVERA", "U0LINDQVIST", "U0PARK"};
  std::set<std::string> closed_accounts{};
  std::set<std::string> rights{"commands",         "chat:write",     "app_mentions:read",
                               "im:history",       "channels:read",  "groups:read",
                               "channels:history", "groups:history", "im:write"};
  std::map<std::string, nlohmann::json> homes{};  // by person
  std::vector<nlohmann::json> views{};            // opened and updated, in order
  std::vector<std::string> called{};              // methods, in order
  std::string token = "loopback-token";           // the one that lives; empty: the app was taken away
  std::string refresh{};                          // what it is exchanged for the next with, once
  std::set<std::string> expired{};

 private:
  nlohmann::json renew(const nlohmann::json& arguments);
  nlohmann::json post(const nlohmann::json& arguments);
  nlohmann::json whisper(const nlohmann::json& arguments);
  nlohmann::json history(const nlohmann::json& arguments) const;
  nlohmann::json open(const nlohmann::json& arguments);
  nlohmann::json tell(const std::string& method, const nlohmann::json& arguments) const;
  // Why nothing can be said there; empty: it can. A person's id stands for the conversation with them.
  std::string trouble_at(const std::string& channel) const;
  bool needs(const char* right) const { return rights.count(right) == 0; }
};

}  // namespace knownby::fakes
