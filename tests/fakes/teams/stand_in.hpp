#pragma once
// Microsoft on this machine: the keys it signs with, the login, and a Connector that may lie, over HTTP.

#include <mutex>
#include <string>
#include <vector>

#include "tests/adapters/teams/trust/microsoft.hpp"
#include "tests/fakes/teams/connector.hpp"
#include "tests/fakes/teams/http_place.hpp"

namespace knownby::fakes {

class Microsoft {
 public:
  // For [loopback]: teams_openid_metadata, teams_login and teams_connector, which is a service URL too.
  std::string keys_base() const { return base() + "keys/"; }
  std::string login_base() const { return base() + "login/"; }
  std::string connector_base() const { return base() + "teams/"; }
  std::string loopback() const;                                               // the three as its lines
  std::string flow_base() const { return base() + "flow/"; }                  // teams_workflow
  std::string flow_url() const { return flow_base() + "invoke?sig=canary"; }  // which takes what it gets
  std::vector<std::string> flowed();                                          // what it got

  // Looks at the tenant, or changes it, while nobody else does.
  template <class Look>
  auto with(Look look) {
    const std::lock_guard lock(mutex_);
    return look(connector_);
  }
  // What stands in a conversation, once something does; twenty seconds at most.
  std::vector<TeamsMessage> seen_in(const std::string& conversation, std::size_t at_least = 1);
  // The Authorization header of everything the Connector was asked.
  std::vector<std::string> authorizations();

  // A token of ours for this service, and one from somebody else.
  teams::Letter letter() const;

 private:
  std::string base() const { return "http://127.0.0.1:" + std::to_string(place_.port()) + "/"; }
  Told serve(const Asked& asked);

  std::mutex mutex_;
  Connector connector_;
  std::vector<std::string> authorizations_, flowed_;
  HttpPlace place_{[this](const Asked& asked) { return serve(asked); }};
};

}  // namespace knownby::fakes
