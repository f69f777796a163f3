#include "bot/watch/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <tuple>
#include <utility>

#include "adapters/slack/sign.hpp"

namespace knownby {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

// Around what people notice: 2 s is Slack's patience.
const prometheus::Histogram::BucketBoundaries answer_times{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                           0.05,   0.1,   0.25,   0.5,   1,    2};

class Written {
 public:
  explicit Written(std::vector<MetricFamily> families) : families_(std::move(families)) {}

  void count(const std::string& name, const std::string& help, std::uint64_t value) {
    add(MetricType::Counter, name, help, "", {{"", static_cast<double>(value)}});
  }
  void level(const std::string& name, const std::string& help, double value) {
    add(MetricType::Gauge, name, help, "", {{"", value}});
  }
  using Rows = std::vector<std::pair<std::string, double>>;
  void add(MetricType type, const std::string& name, const std::string& help, const std::string& label,
           const Rows& rows) {
    MetricFamily family{name, help, type, {}};
    for (const auto& [value, number] : rows) {
      ClientMetric metric;
      if (!label.empty()) metric.label.push_back({label, value});
      (type == MetricType::Counter ? metric.counter.value : metric.gauge.value) = number;
      family.metric.push_back(std::move(metric));
    }
    families_.push_back(std::move(family));
  }
  std::string text() const { return prometheus::TextSerializer().Serialize(families_); }

 private:
  std::vector<MetricFamily> families_;
};

std::string_view label_of(slack::Signed verdict) {
  using enum slack::Signed;
  switch (verdict) {
    case good:
      return "good";
    case no_timestamp:
      return "no_timestamp";
    case malformed_timestamp:
      return "malformed_timestamp";
    case stale:
      return "stale";
    case no_signature:
      return "no_signature";
    case malformed_signature:
      return "malformed_signature";
    case mismatch:
      break;
  }
  return "mismatch";
}

void write_socket(const slack::SocketCounts& socket, Written& written) {
  written.level("slack_socket_connections", "Connections to Slack that are heard now",
                static_cast<double>(socket.ready));
  written.level("slack_socket_stopped", "1: no connection is opened any more; somebody must look",
                static_cast<double>(socket.stopped));
  written.add(MetricType::Counter, "slack_socket_connections_total", "Connections by what became of them",
              "result",
              {{"opened", static_cast<double>(socket.opened)},
               {"refused", static_cast<double>(socket.refused)},
               {"dropped", static_cast<double>(socket.dropped)}});
  written.add(MetricType::Counter, "slack_socket_envelopes_total", "Envelopes by what became of them",
              "result",
              {{"taken", static_cast<double>(socket.envelopes)},
               {"repeated", static_cast<double>(socket.repeated)},
               {"left", static_cast<double>(socket.left)}});
  written.count("slack_socket_acks_total", "Envelopes acknowledged", socket.acks);
  written.count("slack_socket_acks_lost_total", "Acknowledgements no connection was there for",
                socket.acks_lost);
  written.count("slack_socket_bad_frames_total", "Frames that cannot be read", socket.bad_frames);
  written.count("slack_socket_bad_frame_bytes_total", "What they were long together", socket.bad_bytes);
}

void write_slack(const slack::SlackCounts& slack, Written& written) {
  Written::Rows failures;
  for (std::size_t at = 1; at < slack.signatures.size(); ++at) {
    failures.emplace_back(label_of(static_cast<slack::Signed>(at)),
                          static_cast<double>(slack.signatures.at(at)));
  }
  written.add(MetricType::Counter, "signature_failures_total", "Requests Slack did not sign", "reason",
              failures);
  Written::Rows troubles;
  for (std::size_t at = 0; at < slack.troubles.size(); ++at) {
    troubles.emplace_back(net::name(static_cast<net::Trouble>(at)),
                          static_cast<double>(slack.troubles.at(at)));
  }
  written.add(MetricType::Counter, "slack_calls_in_trouble_total",
              "Calls to Slack that went wrong on the way", "trouble", troubles);
  written.count("slack_malformed_total", "Signed payloads that could not be read", slack.malformed);
  written.count("slack_not_ours_total", "Signed payloads of another app or workspace", slack.not_ours);
  written.count("slack_response_urls_refused_total", "Signed payloads that named a foreign answer address",
                slack.response_urls_refused);
  written.count("slack_events_total", "Mentions, direct messages and other events heard", slack.events);
  written.count("slack_events_repeated_total", "Events that had been heard before", slack.events_repeated);
  written.count("slack_events_refused_total", "Events to be brought again", slack.events_refused);
  written.count("slack_homes_total", "Pages of people published", slack.homes);
  written.count("slack_homes_lost_total", "Pages of people that Slack did not take", slack.homes_lost);
  written.count("slack_forms_total", "Forms opened", slack.forms);
  written.count("slack_forms_lost_total", "Forms that did not open", slack.forms_lost);
  written.count("slack_submissions_total", "Forms sent", slack.submissions);
  written.count("slack_suggestions_total", "Names looked up while they were typed", slack.suggestions);
  written.count("slack_exports_total", "Files given to people", slack.exports);
  written.count("slack_exports_lost_total", "Files that may not have come", slack.exports_lost);
  written.count("slack_tokens_renewed_total", "Tokens exchanged for the next", slack.tokens_renewed);
  written.count("slack_tokens_not_renewed_total", "Times that did not go", slack.tokens_not_renewed);
  written.count("slack_revoked_total", "Times the workspace took our app or token away", slack.revoked);
  written.count("slack_poison_total", "Signed events that could not be read", slack.poison);
  written.count("slack_history_pages_total", "Pages read to find what may have been shown",
                slack.history_pages);
  written.count("duplicates_removed_total", "Messages that were there twice", slack.duplicates_removed);
  written.count("slack_replies_in_doubt_total", "Answers that may have been shown", slack.replies_in_doubt);
  written.count("slack_late_total", "Answers that took longer than two seconds", slack.late);
  written.count("slack_replies_lost_total", "Answers nobody took", slack.replies_lost);
  if (slack.socket.opened + slack.socket.refused + slack.socket.stopped > 0)
    write_socket(slack.socket, written);
}

void write_http(const net::HttpCounts& http, Written& written) {
  written.count("http_requests_total", "Requests answered", http.requests);
  written.level("http_connections", "Connections open now", static_cast<double>(http.connections));
  Written::Rows refused;
  for (std::size_t at = 0; at < http.refused.size(); ++at) {
    refused.emplace_back(net::name(static_cast<net::Refusal>(at)), static_cast<double>(http.refused.at(at)));
  }
  written.add(MetricType::Counter, "http_refused_total", "Requests refused before anybody read them",
              "reason", refused);
}

void write_mail(const Counted& counted, Written& written) {
  const MailCounts& mail = counted.mail;
  written.add(MetricType::Counter, "outbox_sends_total", "Deliveries by what the platform said", "class",
              {{"sent", static_cast<double>(mail.sent)},
               {"later", static_cast<double>(mail.later)},
               {"unknown", static_cast<double>(mail.unknown)},
               {"never", static_cast<double>(mail.never)}});
  written.count("outbox_ambiguous_total", "Deliveries whose fate nobody could tell", mail.cannot_tell);
  Written::Rows lines;
  for (const auto& [platform, state] : mail.lines) lines.emplace_back(platform, state);
  written.add(MetricType::Gauge, "breaker_state", "0: well, 1: asked whether it is back, 2: left alone",
              "platform", lines);
  Written::Rows rows;
  for (const auto& [state, count] : counted.outbox_rows) rows.emplace_back(state, static_cast<double>(count));
  written.add(MetricType::Gauge, "outbox_rows", "Messages by state", "state", rows);
  const auto oldest = counted.oldest_waiting.value_or(std::chrono::seconds(0));
  written.level("outbox_oldest_age_seconds", "How long the oldest due message waits",
                static_cast<double>(oldest.count()));
}

void write_desk(const Counted& counted, Written& written) {
  written.level("queue_depth", "Requests at the desk now", static_cast<double>(counted.desk.waiting));
  written.count("db_commits_total", "Transactions committed", counted.desk.commits);
  written.count("db_busy_total", "Requests the desk had no room for", counted.desk.busy);
  written.level("db_wal_bytes", "Size of the write-ahead log", static_cast<double>(counted.log_bytes));
  written.count("rate_limited_total", "Requests beyond one person's share of a minute", counted.impatient);
}

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& events = prometheus::BuildCounter()
                                                        .Name("inbound_events_total")
                                                        .Help("Requests by what became of them")
                                                        .Register(registry);
  prometheus::Histogram& answers = prometheus::BuildHistogram()
                                       .Name("ack_duration_seconds")
                                       .Help("From the door of the desk to the answer")
                                       .Register(registry)
                                       .Add({}, answer_times);
  prometheus::Histogram& commits = prometheus::BuildHistogram()
                                       .Name("db_commit_duration_seconds")
                                       .Help("What a commit waits for the disk")
                                       .Register(registry)
                                       .Add({}, answer_times);
  // By platform, verb and outcome, so that a known series costs no map of labels. All three come from fixed
  // lists.
  std::map<std::tuple<std::string, std::string_view, Outcome>, prometheus::Counter*> known;
  std::mutex mutex;
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::served(const ServedGroup& group) {
  const std::lock_guard lock(families_->mutex);
  for (const Served& served : group.served) {
    prometheus::Counter*& counter = families_->known[{served.platform, served.verb, served.outcome}];
    if (counter == nullptr) {
      counter = &families_->events.Add({{"platform", served.platform},
                                        {"kind", served.verb.empty() ? "none" : std::string(served.verb)},
                                        {"result", std::string(name(served.outcome))}});
    }
    counter->Increment();
    families_->answers.Observe(std::chrono::duration<double>(served.took).count());
  }
  if (group.commit) families_->commits.Observe(std::chrono::duration<double>(*group.commit).count());
}

std::string Metrics::text(const Counted& counted) const {
  Written written(families_->registry.Collect());
  write_http(counted.http, written);
  write_desk(counted, written);
  write_mail(counted, written);
  if (counted.slack) write_slack(*counted.slack, written);
  return written.text();
}

}  // namespace knownby
