#pragma once
// The weaker doors to Teams as they run: they tell counts, to everybody (PRODUCT G.2).

#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <optional>
#include <string_view>

#include "adapters/clock.hpp"
#include "adapters/doors.hpp"
#include "adapters/net/gate.hpp"
#include "adapters/teams/webhooks/outgoing.hpp"
#include "adapters/teams/webhooks/workflow.hpp"
#include "bot/config/config.hpp"
#include "bot/config/secrets.hpp"
#include "bot/watch/metrics.hpp"

namespace knownby {

class WebhooksRoom {
 public:
  using Note = std::function<void(std::string_view words, bool is_trouble)>;
  // Those that the configuration names. What is not taken by value outlives it, and it outlives the loop
  // behind `executor`.
  WebhooksRoom(const Config& config, TeamsWebhookSecrets secrets, const net::Loopback& loopback,
               boost::asio::any_io_executor executor, Doors& doors, Clock& clock, teams::Send send,
               Note note);

  Platform* platform() { return workflows_ ? &*workflows_ : nullptr; }  // null: nothing is posted
  void start(Ask ask);
  void stop_hearing();
  void look_around();  // once a minute
  WebhooksCounted counts() const;

 private:
  std::optional<teams::OutgoingWebhooks> outgoing_;
  std::optional<teams::Workflows> workflows_;
};

}  // namespace knownby
