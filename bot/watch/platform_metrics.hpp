#pragma once
// What the platforms' rooms count, as metrics: labels from fixed lists only.

#include "adapters/slack/settings.hpp"
#include "bot/watch/metrics.hpp"
#include "bot/watch/written.hpp"

namespace knownby {

void write_slack(const slack::SlackCounts& slack, Written& written);
void write_teams(const TeamsCounted& teams, Written& written);
void write_webhooks(const WebhooksCounted& webhooks, Written& written);

}  // namespace knownby
