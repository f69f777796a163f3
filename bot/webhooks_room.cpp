#include "bot/webhooks_room.hpp"

#include <utility>

namespace knownby {

WebhooksRoom::WebhooksRoom(const Config& config, TeamsWebhookSecrets secrets, const net::Loopback& loopback,
                           boost::asio::any_io_executor executor, Doors& doors, Clock& clock,
                           teams::Send send, Note note) {
  const Config::TeamsWebhooks& wanted = config.teams_webhooks;
  if (!wanted.outgoing.empty()) {
    teams::OutgoingWebhookSettings settings{std::move(secrets.outgoing), wanted.outgoing};
    outgoing_.emplace(std::move(settings), executor, doors, clock);
  }
  if (wanted.workflow.empty()) return;
  teams::WorkflowSettings settings{std::move(secrets.workflow), wanted.workflow, loopback, std::move(note)};
  workflow_.emplace(std::move(settings), executor, clock, std::move(send));
}

void WebhooksRoom::start(Ask ask) {
  if (outgoing_) outgoing_->start(std::move(ask));
}

void WebhooksRoom::stop_hearing() {
  if (outgoing_) outgoing_->stop_hearing();
}

void WebhooksRoom::look_around() {
  if (workflow_) workflow_->look_around();
}

}  // namespace knownby
