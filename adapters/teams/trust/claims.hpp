#pragma once
// What a token claims, held against who we are and what the activity says of itself. Pure (PROTOCOL T-01,
// steps 5 to 10, and T-04).

#include <chrono>
#include <string>
#include <string_view>

#include "adapters/net/gate.hpp"
#include "adapters/teams/claimed.hpp"
#include "adapters/teams/cloud.hpp"
#include "adapters/teams/trust/signing_key.hpp"
#include "adapters/teams/trust/vouch.hpp"

namespace knownby::teams {

struct Expected {
  std::string issuer;  // who may have issued it; a school's tenant does not change that
  std::string app_id;
  std::string tenant_id;
  net::Loopback loopback{};
  const Cloud* cloud = clouds().data();  // whose service URLs are taken
};

// payload: of a token that this key signed. Throws nothing for what comes from outside.
Vouch judge(std::string_view payload, const SigningKey& key, const Claimed& claimed, const Expected& expected,
            std::chrono::sys_seconds now);

}  // namespace knownby::teams
