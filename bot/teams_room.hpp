#pragma once
// Teams as it runs: the platform, whom its door trusts, and how it logs in to answer.

#include <boost/asio/any_io_executor.hpp>

#include "adapters/clock.hpp"
#include "adapters/doors.hpp"
#include "adapters/net/gate.hpp"
#include "adapters/teams/teams.hpp"
#include "adapters/teams/trust/outbound_token.hpp"
#include "adapters/teams/trust/trust.hpp"
#include "bot/config/config.hpp"
#include "bot/config/secrets.hpp"
#include "bot/watch/metrics.hpp"

namespace knownby {

using TeamsNote = std::function<void(std::string_view words, bool is_trouble)>;

const teams::Cloud& cloud_of(const Config& config);  // where the school's tenant is (T-03)

// Our app at Microsoft and our bot in the tenant, as the configuration describes them.
teams::LoginSettings how_to_log_in(const Config& config, TeamsSecrets secrets, const net::Loopback& loopback,
                                   TeamsNote note);
teams::TeamsSettings who_we_are(const Config& config, const net::Loopback& loopback, TeamsNote note);

class TeamsRoom {
 public:
  using Note = TeamsNote;
  // Throws std::invalid_argument where the configuration names no app, tenant or password. What is not taken
  // by value outlives it, and it outlives the loop behind `executor`.
  TeamsRoom(const Config& config, TeamsSecrets secrets, const net::Loopback& loopback,
            boost::asio::any_io_executor executor, Doors& doors, Clock& clock, teams::Send send, Note note);

  teams::Teams& platform() { return teams_; }
  TeamsCounted counts() const { return {teams_.counts(), trust_.vouched(), tokens_.counts()}; }
  void prepare() { trust_.prepare(); }  // fetches Microsoft's keys before the first message needs them

 private:
  teams::Ways ways(teams::Send send);

  teams::Trust trust_;
  teams::OutboundToken tokens_;
  teams::Teams teams_;
};

}  // namespace knownby
