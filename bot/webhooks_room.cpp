#include "bot/webhooks_room.hpp"

#include <utility>

namespace knownby {

WebhooksRoom::WebhooksRoom(const Config& config, TeamsWebhookSecrets secrets, const net::Loopback& loopback,
                           boost::asio::any_io_executor executor, Doors& doors, Clock& clock,
                           teams::Send send, Note note) {
  if (!config.teams_webhooks.outgoing.empty()) {
    teams::OutgoingWebhookSettings settings{std::move(secrets.outgoing)};
    outgoing_.emplace(std::move(settings), executor, doors, clock);
  }
  if (config.teams_webhooks.workflow.empty()) return;
  teams::WorkflowSettings settings{std::move(secrets.workflow), loopback, std::move(note)};
  workflows_.emplace(std::move(settings), executor, clock, std::move(send));
}

WebhooksCounted WebhooksRoom::counts() const {
  WebhooksCounted counted;
  if (outgoing_) counted.outgoing = outgoing_->counts();
  if (workflows_) counted.workflows = workflows_->counts();
  return counted;
}

void WebhooksRoom::start(Ask ask) {
  if (outgoing_) outgoing_->start(std::move(ask));
}

void WebhooksRoom::stop_hearing() {
  if (outgoing_) outgoing_->stop_hearing();
}

void WebhooksRoom::look_around() {
  if (workflows_) workflows_->look_around();
}

}  // namespace knownby
