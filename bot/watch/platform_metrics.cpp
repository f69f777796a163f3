#include "bot/watch/platform_metrics.hpp"

#include "adapters/slack/sign.hpp"
#include "adapters/teams/trust/vouch.hpp"

namespace knownby {
namespace {

using prometheus::MetricType;

template <std::size_t size>
Written::Rows rows_of(const std::array<std::uint64_t, size>& troubles) {
  Written::Rows rows;
  for (std::size_t at = 0; at < size; ++at)
    rows.emplace_back(net::name(static_cast<net::Trouble>(at)), static_cast<double>(troubles.at(at)));
  return rows;
}

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

}  // namespace

void write_slack(const slack::SlackCounts& slack, Written& written) {
  Written::Rows failures;
  for (std::size_t at = 1; at < slack.signatures.size(); ++at) {
    failures.emplace_back(label_of(static_cast<slack::Signed>(at)),
                          static_cast<double>(slack.signatures.at(at)));
  }
  written.add(MetricType::Counter, "signature_failures_total", "Requests Slack did not sign", "reason",
              failures);
  written.add(MetricType::Counter, "slack_calls_in_trouble_total",
              "Calls to Slack that went wrong on the way", "trouble", rows_of(slack.troubles));
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

void write_teams(const TeamsCounted& teams, Written& written) {
  const teams::TeamsCounts& room = teams.room;
  Written::Rows refused;
  for (std::size_t at = 1; at < teams.vouched.size(); ++at)
    refused.emplace_back(teams::name(static_cast<teams::Vouch>(at)),
                         static_cast<double>(teams.vouched.at(at)));
  written.add(MetricType::Counter, "teams_refused_total", "Requests nobody vouched for", "reason", refused);
  written.add(MetricType::Counter, "teams_calls_in_trouble_total",
              "Calls to Teams that went wrong on the way", "trouble", rows_of(room.troubles));
  written.count("teams_malformed_total", "Activities that could not be read", room.malformed);
  written.count("teams_not_ours_total", "Activities of another bot or tenant", room.not_ours);
  written.count("teams_messages_total", "Lines heard", room.messages);
  written.count("teams_presses_total", "Buttons pressed", room.presses);
  written.count("teams_repeated_total", "Activities that had been heard before", room.repeated);
  written.count("teams_dialogs_total", "Dialogs asked for", room.dialogs);
  written.count("teams_submissions_total", "Dialogs sent", room.submissions);
  written.count("teams_suggestions_total", "Names looked up while they were typed", room.suggestions);
  written.count("teams_unknown_invokes_total", "Questions of Teams nobody here knows", room.unknown_invokes);
  written.count("teams_chats_opened_total", "Chats with one person begun", room.chats_opened);
  written.count("teams_unreachable_total", "People who could not be written to alone", room.unreachable);
  written.count("teams_late_total", "Answers that took longer than Teams was to wait", room.late);
  written.count("teams_replies_lost_total", "Answers nobody took", room.replies_lost);
  written.count("teams_replies_in_doubt_total", "Answers that may have been shown", room.replies_in_doubt);
  written.add(MetricType::Counter, "teams_logins_total", "Logins at Microsoft by what came of them", "result",
              {{"got", static_cast<double>(teams.logins.got)},
               {"put_off", static_cast<double>(teams.logins.put_off)},
               {"refused", static_cast<double>(teams.logins.refused)}});
}

void write_webhooks(const WebhooksCounted& webhooks, Written& written) {
  const auto number = [](std::uint64_t count) { return static_cast<double>(count); };
  if (webhooks.outgoing)
    written.add(MetricType::Counter, "teams_webhook_requests_total",
                "Mentions of outgoing webhooks by what came of them", "result",
                {{"answered", number(webhooks.outgoing->answered)},
                 {"late", number(webhooks.outgoing->late)},
                 {"malformed", number(webhooks.outgoing->malformed)},
                 {"unauthorized", number(webhooks.outgoing->unauthorized)}});
  if (webhooks.workflows)
    written.add(MetricType::Counter, "teams_workflow_cards_total",
                "Cards for workflows by what became of them", "result",
                {{"handed_over", number(webhooks.workflows->handed_over)},
                 {"put_off", number(webhooks.workflows->put_off)},
                 {"in_doubt", number(webhooks.workflows->in_doubt)},
                 {"refused", number(webhooks.workflows->refused)}});
}

}  // namespace knownby
