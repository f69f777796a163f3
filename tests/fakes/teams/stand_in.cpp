#include "tests/fakes/teams/stand_in.hpp"

#include <chrono>
#include <thread>

namespace knownby::fakes {

using teams::RsaKey;

Told Microsoft::serve(const Asked& asked) {
  Told says;
  if (asked.target == "/keys/openidconfiguration") {
    says.body = teams::metadata(keys_base() + "all");
  } else if (asked.target == "/keys/all") {
    says.body = teams::key_set({teams::published("first", RsaKey::microsofts())});
  } else if (asked.target.starts_with("/login/")) {
    says.body = R"({"token_type":"Bearer","expires_in":3599,"access_token":"the-connectors-token"})";
  } else if (asked.target.starts_with("/teams/")) {
    const std::lock_guard lock(mutex_);
    authorizations_.push_back(asked.authorization);
    const ConnectorAnswer said = connector_.call(asked.method, asked.target.substr(6), asked.body);
    says.status = said.status;  // 0: nothing is said, longer than anybody waits
    says.body = said.body;
    if (said.asks_for_patience) says.headers.emplace_back("Retry-After", "1");
  } else if (asked.target == "/flow/invoke?sig=canary") {
    const std::lock_guard lock(mutex_);
    flowed_.push_back(asked.body);
    says.status = 202;
  } else {
    says.status = 404;
  }
  return says;
}

std::string Microsoft::loopback() const {
  return "teams_openid_metadata = '" + keys_base() + "'\nteams_login = '" + login_base() +
         "'\nteams_connector = '" + connector_base() + "'\n";
}

std::vector<std::string> Microsoft::flowed() {
  const std::lock_guard lock(mutex_);
  return flowed_;
}

std::vector<TeamsMessage> Microsoft::seen_in(const std::string& conversation, std::size_t at_least) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  for (;;) {
    auto seen = with([&](Connector& connector) { return connector.seen_in(conversation); });
    if (seen.size() >= at_least || std::chrono::steady_clock::now() > until) return seen;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

std::vector<std::string> Microsoft::authorizations() {
  const std::lock_guard lock(mutex_);
  return authorizations_;
}

teams::Letter Microsoft::letter() const {
  teams::Letter made;
  made.claims["aud"] = teams::lincoln.app_id;
  made.claims["serviceurl"] = connector_base();
  return made;
}

}  // namespace knownby::fakes
