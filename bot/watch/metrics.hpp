#pragma once
// Numbers for whoever watches the program: Prometheus text, base units, labels from fixed lists only.

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "adapters/net/http_server.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/teams/settings.hpp"
#include "adapters/teams/trust/outbound_token.hpp"
#include "adapters/teams/trust/trust.hpp"
#include "adapters/teams/webhooks/outgoing.hpp"
#include "adapters/teams/webhooks/workflow.hpp"
#include "bot/desk.hpp"
#include "bot/mailroom.hpp"

namespace knownby {

struct TeamsCounted {
  teams::TeamsCounts room{};
  teams::VouchCounts vouched{};
  teams::LoginCounts logins{};
};

struct WebhooksCounted {  // each only where it is configured
  std::optional<teams::OutgoingWebhookCounts> outgoing{};
  std::optional<teams::WorkflowCounts> workflows{};
};

// What the floors count by themselves, looked at when somebody asks for the metrics.
struct Counted {
  net::HttpCounts http{};
  DeskCounts desk{};
  MailCounts mail{};
  std::optional<slack::SlackCounts> slack{};
  std::optional<TeamsCounted> teams{};
  WebhooksCounted webhooks{};
  std::map<std::string, std::int64_t> outbox_rows{};     // by state
  std::optional<std::chrono::seconds> oldest_waiting{};  // of the pending that are due
  std::uintmax_t log_bytes = 0;                          // of the write-ahead log
  std::uint64_t impatient = 0;                           // requests beyond a person's share
};

void count_outbox(Db& db, std::chrono::sys_seconds now, Counted& counted);

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void served(const ServedGroup& group);  // from any thread
  std::string text(const Counted& counted) const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace knownby
