#include "adapters/slack/socket/session.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace knownby::slack {
namespace {

using std::chrono::milliseconds;

// S-40: no second try would help.
constexpr std::array<std::string_view, 5> final_errors{"not_authed", "invalid_auth", "account_inactive",
                                                       "user_removed_from_team", "team_disabled"};

net::Paces paces_of(const net::Pace& opening) {
  net::Paces paces;
  paces.methods.insert_or_assign(std::string(open_method), opening);
  return paces;
}

std::string in_seconds(milliseconds wait) {
  return std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count()) + " s";
}

}  // namespace

Session::Session(SessionRules rules, SocketCounts& counts)
    : rules_(std::move(rules)), counts_(counts), pacer_(paces_of(rules_.opening)) {}

Actions Session::happens(const Happening& what, Now now) {
  now_ = now;
  std::visit([this](const auto& happening) { on(happening); }, what);
  for (Entry& line : lines_) tend(line);
  open_what_lacks();
  counts_.ready = count(Stage::ready) + count(Stage::parting);
  return std::exchange(actions_, {});
}

void Session::on(const Opened& what) {
  Connection* line = at(what.line);
  if (line == nullptr || line->stage != Stage::asking) return;
  line->stage = Stage::greeting;
  line->since = line->heard_ping = now_.at;
  line->ping_at = now_.at + rules_.ping_every;
  if (is_over_) close(*lines_.find(what.line));
}

void Session::on(const NotOpened& what) {
  const Connection* line = at(what.line);
  if (line == nullptr || line->stage != Stage::asking) return;
  lines_.erase(what.line);
  ++counts_.refused;
  if (std::find(final_errors.begin(), final_errors.end(), what.error) != final_errors.end()) {
    return stop("Slack refuses the app-level token (" + what.error +
                "), so no connection is opened any more; put a new one into slack-app-token and start again");
  }
  const milliseconds wait = fail(what.told_to_wait);
  if (!is_over_) tell("no connection to Slack (" + what.error + "); trying again in " + in_seconds(wait));
}

void Session::on(const TextCame& what) {
  const auto line = lines_.find(what.line);
  if (line == lines_.end()) return;
  Frame frame = read_frame(what.text);
  if (auto* envelope = std::get_if<Envelope>(&frame)) return hear(*line, std::move(*envelope));
  if (const auto* hello = std::get_if<Hello>(&frame)) return hear(*line, *hello);
  if (const auto* goodbye = std::get_if<Goodbye>(&frame)) return hear(*line, *goodbye);
  bad_frame(*line, what.text.size());
}

void Session::hear(Entry& line, const Hello& hello) {
  if (line.second.stage != Stage::greeting) return;
  line.second.stage = Stage::ready;
  line.second.since = now_.at;
  line.second.hello_at = now_.at;
  ++counts_.opened;
  if (count(Stage::ready) + count(Stage::parting) == 1) tell("connected to Slack", false);
  if (!hello.app_id.empty() && hello.app_id != rules_.app_id) {
    tell("the app-level token in slack-app-token is another app's than [slack] app_id names");
  }
}

// The old one is heard until it closes; open_what_lacks() brings its successor.
void Session::hear(Entry& line, const Goodbye& goodbye) {
  if (goodbye.reason == "link_disabled") {
    stop(
        "Socket Mode was switched off for the app, so nobody is heard any more; switch it on and start "
        "again");
    for (Entry& each : lines_) close(each);
    return;
  }
  if (goodbye.reason == "too_many_websockets") {
    not_before_ = std::max(not_before_, now_.at + rules_.longest_wait);
    tell("the app has too many connections to Slack; does another Knownby run with its token?");
  }
  if (line.second.stage == Stage::greeting) return lose(line, "Slack turned it away");
  part(line);
}

// Nothing counts before Slack's hello.
void Session::hear(Entry& line, Envelope envelope) {
  if (!line.second.hello_at) return bad_frame(line, 0);
  if (is_leaving_) {
    ++counts_.left;
    return;
  }
  switch (envelopes_.take(line.first, envelope)) {
    case Envelopes::Taken::now:
      ++counts_.envelopes;
      actions_.emplace_back(Serve{std::move(envelope)});
      return;
    case Envelopes::Taken::already:
      ++counts_.repeated;
      return;
    case Envelopes::Taken::no_room:
      ++counts_.left;
      return;
  }
}

void Session::on(const BinaryCame& what) {
  const auto line = lines_.find(what.line);
  if (line == lines_.end()) return;
  bad_frame(*line, what.bytes);
  lose(*line, "it sent what is not text");
}

// By its length alone: what is in it may be somebody's words.
void Session::bad_frame(Entry& line, std::size_t bytes) {
  ++counts_.bad_frames;
  counts_.bad_bytes += bytes;
  if (std::exchange(line.second.told_of_garbage, true)) return;
  tell("Slack sent a frame of " + std::to_string(bytes) + " bytes that cannot be read");
}

void Session::on(const PingCame& what) {
  if (Connection* line = at(what.line)) line->heard_ping = now_.at;
}

void Session::on(const PongCame& what) {
  if (Connection* line = at(what.line)) line->pong_by.reset();
}

void Session::on(const Closed& what) {
  const auto line = lines_.find(what.line);
  if (line == lines_.end()) return;
  const Stage stage = line->second.stage;
  if (stage == Stage::greeting || stage == Stage::ready) {
    ++counts_.dropped;
    fail(std::nullopt);
  }
  lines_.erase(line);
  envelopes_.line_ended(what.line);
  const bool did_hear = stage == Stage::ready || stage == Stage::parting;
  const bool nobody_hears = count(Stage::ready) + count(Stage::parting) == 0;
  if (did_hear && nobody_hears && !is_over_) tell("the last connection to Slack was lost");
}

void Session::on(const Answered& what) {
  const auto due = envelopes_.answered(what.envelope);
  if (!due) return;
  const std::optional<Line> way = way_back(due->line);
  if (!way) {
    ++counts_.acks_lost;
    return;
  }
  ++counts_.acks;
  envelopes_.acknowledged(what.envelope, *way);
  const std::string_view payload = due->takes_payload ? std::string_view(what.payload) : std::string_view();
  actions_.emplace_back(Say{*way, acknowledgement(what.envelope, payload)});
}

void Session::on(const HungUp&) {
  is_leaving_ = is_over_ = true;
  for (Entry& line : lines_) close(line);
}

}  // namespace knownby::slack
