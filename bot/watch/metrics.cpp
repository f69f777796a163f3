#include "bot/watch/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <mutex>
#include <tuple>
#include <utility>

#include "bot/watch/platform_metrics.hpp"
#include "store/outbox.hpp"

namespace knownby {
namespace {

using prometheus::MetricType;

// Around what people notice: 2 s is Slack's patience.
const prometheus::Histogram::BucketBoundaries answer_times{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                           0.05,   0.1,   0.25,   0.5,   1,    2};

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

void count_outbox(Db& db, std::chrono::sys_seconds now, Counted& counted) {
  using enum Parcel::State;
  counted.outbox_rows = {
      {"pending", outbox::count(db, pending)},     {"sending", outbox::count(db, sending)},
      {"sent", outbox::count(db, sent)},           {"dead", outbox::count(db, dead)},
      {"ambiguous", outbox::count(db, ambiguous)}, {"expired", outbox::count(db, expired)}};
  const auto earliest = outbox::earliest(db);
  if (earliest && *earliest < now) counted.oldest_waiting = now - *earliest;
}

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
  if (counted.teams) write_teams(*counted.teams, written);
  write_webhooks(counted.webhooks, written);
  return written.text();
}

}  // namespace knownby
