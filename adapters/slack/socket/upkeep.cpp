// The session's upkeep: which connections there should be, whether they live, and when to try again.

#include <algorithm>
#include <utility>

#include "adapters/slack/socket/session.hpp"

namespace knownby::slack {
namespace {

using std::chrono::milliseconds;

}  // namespace

void Session::tend(Entry& entry) {
  Connection& line = entry.second;
  const Moment now = now_.at;
  if (line.stage == Stage::asking || line.stage == Stage::closing) return;
  if (line.stage == Stage::greeting && now >= line.since + rules_.hello)
    return lose(entry, "Slack said nothing");
  if (line.pong_by && now >= *line.pong_by) return lose(entry, "Slack answers no pings");
  if (now >= line.heard_ping + rules_.silence) return lose(entry, "Slack fell silent");
  const bool is_forgotten = line.stage == Stage::parting && now >= line.since + rules_.parting;
  if (is_forgotten && count(Stage::ready) > 0) return close(entry);
  if (now < line.ping_at) return;
  actions_.emplace_back(Ping{entry.first});
  line.pong_by = now + rules_.pong_within;
  line.ping_at = now + rules_.ping_every;
}

// Once more after it stopped: it tries anew.
void Session::on(const Begun&) {
  is_begun_ = true;
  if (!is_leaving_) is_over_ = false;
}

// Until one says hello again, one tries for all.
void Session::open_what_lacks() {
  while (lacking() > 0 && may_open() && next_opening() <= now_.at) {
    pacer_.went(open_method, {}, paced(now_.at));
    ++last_line_;
    lines_[last_line_].since = now_.at;
    actions_.emplace_back(Open{last_line_});
  }
}

std::size_t Session::lacking() const {
  if (!is_begun_ || is_leaving_ || is_over_) return 0;
  const std::size_t there = count(Stage::asking) + count(Stage::greeting) + count(Stage::ready);
  return rules_.connections > there ? rules_.connections - there : 0;
}

bool Session::may_open() const {
  return failures_ == 0 || count(Stage::asking) + count(Stage::greeting) == 0;
}

Moment Session::next_opening() const {
  const auto turn = pacer_.may_go(open_method, {}, paced(not_before_));
  return std::max(not_before_, Moment(turn.time_since_epoch()));
}

// The pacer only compares times, so the steady clock's will do.
net::Pacer::Time Session::paced(Moment moment) const {
  return net::Pacer::Time(std::chrono::ceil<milliseconds>(moment.time_since_epoch()));
}

std::optional<Moment> Session::next() const {
  std::optional<Moment> next;
  if (lacking() > 0 && may_open()) next = next_opening();
  for (const auto& [number, line] : lines_) {
    const std::optional<Moment> due = next_of(line);
    if (due && (!next || *due < *next)) next = due;
  }
  return next;
}

std::optional<Moment> Session::next_of(const Connection& line) const {
  if (line.stage == Stage::asking || line.stage == Stage::closing) return std::nullopt;
  Moment due = std::min(line.ping_at, line.heard_ping + rules_.silence);
  if (line.pong_by) due = std::min(due, *line.pong_by);
  if (line.stage == Stage::greeting) due = std::min(due, line.since + rules_.hello);
  if (line.stage == Stage::parting && count(Stage::ready) > 0)
    due = std::min(due, line.since + rules_.parting);
  return due;
}

void Session::part(Entry& line) {
  if (line.second.stage != Stage::ready) return;
  line.second.stage = Stage::parting;
  line.second.since = now_.at;
}

void Session::close(Entry& line) {
  if (line.second.stage == Stage::asking || line.second.stage == Stage::closing) return;
  line.second.stage = Stage::closing;
  line.second.since = now_.at;
  actions_.emplace_back(Close{line.first});
}

void Session::lose(Entry& line, std::string_view why) {
  const Stage stage = line.second.stage;
  if (stage == Stage::closing) return;
  ++counts_.dropped;
  if (stage != Stage::parting) fail(std::nullopt);
  tell("a connection to Slack is given up: " + std::string(why));
  close(line);
}

void Session::stop(std::string words) {
  is_over_ = true;
  counts_.stopped = 1;
  tell(std::move(words));
}

// How long nothing is opened now.
milliseconds Session::fail(std::optional<std::chrono::seconds> told_to_wait) {
  if (has_lasted()) failures_ = 0;
  const auto waits = [this] { return std::chrono::ceil<milliseconds>(not_before_ - now_.at); };
  if (told_to_wait) {
    // Never earlier than told, and not all at once.
    const milliseconds spread(static_cast<int>(1000 * now_.chance));
    not_before_ = std::max(not_before_, now_.at + *told_to_wait + spread);
    failures_ = std::max(failures_, 1);
    return waits();
  }
  if (now_.at < not_before_) return waits();  // one that failed along with another
  const milliseconds longest = rules_.longest_wait;
  milliseconds wait = rules_.first_wait;
  for (int n = 0; n < failures_ && wait < longest; ++n) wait *= 2;
  const double spread = 0.5 + now_.chance;
  wait =
      milliseconds(static_cast<std::int64_t>(static_cast<double>(std::min(wait, longest).count()) * spread));
  not_before_ = now_.at + std::min(wait, longest);
  failures_ = std::min(failures_ + 1, 30);
  return waits();
}

bool Session::has_lasted() const {
  return std::any_of(lines_.begin(), lines_.end(), [this](const auto& entry) {
    const Connection& line = entry.second;
    return line.stage != Stage::closing && line.hello_at && now_.at - *line.hello_at >= rules_.lasting;
  });
}

std::size_t Session::count(Stage stage) const {
  return static_cast<std::size_t>(std::count_if(
      lines_.begin(), lines_.end(), [stage](const auto& entry) { return entry.second.stage == stage; }));
}

Session::Connection* Session::at(Line line) {
  const auto found = lines_.find(line);
  return found == lines_.end() ? nullptr : &found->second;
}

// Where it came, as long as that lives; else any that is heard.
std::optional<Line> Session::way_back(Line line) const {
  const auto hears = [](const auto& entry) {
    return entry.second.stage == Stage::ready || entry.second.stage == Stage::parting;
  };
  const auto own = lines_.find(line);
  if (own != lines_.end() && hears(*own)) return line;
  const auto other = std::find_if(lines_.begin(), lines_.end(), hears);
  if (other == lines_.end()) return std::nullopt;
  return other->first;
}

void Session::tell(std::string words, bool is_trouble) {
  actions_.emplace_back(Tell{std::move(words), is_trouble});
}

}  // namespace knownby::slack
