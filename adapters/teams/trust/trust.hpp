#pragma once
// Whom the door for Teams trusts: a request counts as from Teams only where Microsoft signed its token, for
// our app, for this activity, and just now (PROTOCOL T-01 to T-04).

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "adapters/clock.hpp"
#include "adapters/teams/cloud.hpp"
#include "adapters/teams/trust/claims.hpp"
#include "adapters/teams/trust/keys.hpp"
#include "adapters/teams/trust/send.hpp"
#include "adapters/teams/trust/vouch.hpp"

namespace knownby::teams {

struct TrustSettings {
  std::string app_id;
  std::string tenant_id;                      // the school's own
  const Cloud* cloud = clouds().data();       // whose tokens are believed (T-03)
  net::Loopback loopback{};                   // stand-ins on this machine
  std::chrono::milliseconds patience{1'000};  // the most a request waits for Microsoft's keys
  // For the log: what whoever runs Knownby must know, in words of expected alone.
  std::function<void(std::string_view words, bool is_trouble)> note{};
};

using VouchCounts = std::array<std::uint64_t, vouches>;  // by Vouch

// On one thread. clock outlives it, and it outlives the loop behind `executor`.
class Trust {
 public:
  // Throws std::invalid_argument where app_id or tenant_id is no GUID: nothing switches a check off.
  Trust(TrustSettings settings, boost::asio::any_io_executor executor, Clock& clock, Send send);

  // authorization: the value of the Authorization header; empty where it was not given exactly once. What the
  // activity claims is compared with the token only once that is known to be Microsoft's.
  boost::asio::awaitable<Vouch> look(std::string authorization, Claimed claimed);
  void prepare();  // fetches Microsoft's keys before the first request needs them

  const VouchCounts& vouched() const { return vouched_; }
  const KeyCounts& key_counts() const { return keys_.counts(); }

 private:
  boost::asio::awaitable<Vouch> verify(std::string authorization, Claimed claimed);

  Expected expected_;
  Clock& clock_;
  Keys keys_;
  VouchCounts vouched_{};
};

}  // namespace knownby::teams
