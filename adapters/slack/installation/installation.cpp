#include "adapters/slack/installation/installation.hpp"

#include <algorithm>
#include <utility>

#include "adapters/net/retry.hpp"
#include "adapters/slack/installation/renewal.hpp"
#include "adapters/slack/limits.hpp"

namespace knownby::slack {

namespace asio = boost::asio;
using std::chrono::sys_seconds;

namespace {

constexpr std::chrono::milliseconds patience{15'000};  // ours: a call takes ten seconds at most

}  // namespace

Installation::Installation(Tokens tokens, const SlackSettings& settings, asio::any_io_executor executor,
                           SlackCounts& counts, Clock& clock, Send send)
    : settings_(settings),
      counts_(counts),
      clock_(clock),
      send_(std::move(send)),
      flight_(std::move(executor)),
      held_(std::move(tokens)),
      is_taken_(held_.is_taken) {
  if (is_taken_) held_ = Tokens();
}

asio::awaitable<std::optional<Secret>> Installation::token() {
  if (is_due()) begin_renewal();
  if (flight_.under_way()) co_await flight_.landing(patience);
  if (is_silent() || held_.access.blank() || has_ended()) co_return std::nullopt;
  co_return held_.access;
}

asio::awaitable<bool> Installation::renew_after(Secret expired) {
  if (!renews()) co_return false;
  const auto is_held = [&] { return held_.access.reveal() == expired.reveal(); };
  if (is_held()) {
    held_.expires = std::min(clock_.now(), std::max(held_.expires, sys_seconds(std::chrono::seconds(1))));
    if (is_due()) begin_renewal();
  }
  if (flight_.under_way()) co_await flight_.landing(patience);
  co_return !held_.access.blank() && !is_held();
}

// Where nobody knows when it ends, the next pair is got at once.
bool Installation::is_due() const {
  const sys_seconds now = clock_.now();
  if (is_taken_ || is_lost_ || !renews() || (not_before_ && now < *not_before_)) return false;
  return held_.expires == sys_seconds() || now >= held_.expires - limits::renewed_ahead;
}

bool Installation::has_ended() const {
  return renews() && held_.expires != sys_seconds() && clock_.now() >= held_.expires;
}

void Installation::begin_renewal() {
  if (!flight_.under_way()) flight_.begin(renew());
}

asio::awaitable<void> Installation::renew() {
  net::Call call{net::Purpose::slack_api, settings_.api_base + "oauth.v2.access"};
  call.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  call.body = renewal_form(settings_.app, held_.refresh);
  const net::Answer answer = co_await send_(std::move(call));
  if (is_taken_) co_return;  // meanwhile: what it brought is of no use
  const Ours ours{settings_.app_id, settings_.team_id};
  learn(renewed_in(answer, ours, clock_.now()));
}

// On the disk before it is used, and before the one it takes the place of is let go: what is lost in between
// is lost for good.
void Installation::learn(std::variant<Tokens, Later, Never> result) {
  if (auto* tokens = std::get_if<Tokens>(&result)) {
    ++counts_.tokens_renewed;
    tokens->from = held_.from;
    std::swap(held_, *tokens);
    keep();
    if (failures_ > 0) note("Slack renews the token again", false);
    failures_ = 0;
    not_before_.reset();
    return;
  }
  ++counts_.tokens_not_renewed;
  if (auto* never = std::get_if<Never>(&result)) {
    is_lost_ = true;
    return note("Slack renews our token no more, since " + never->reason, true);
  }
  const auto& later = std::get<Later>(result);
  if (++failures_ == 1) note("Slack did not renew our token (" + later.reason + "); it is asked again", true);
  const auto ours = std::chrono::ceil<std::chrono::seconds>(net::wait_after(failures_, settings_.app_id));
  not_before_ = clock_.now() + std::max(std::chrono::seconds(1), later.wait.count() > 0 ? later.wait : ours);
}

// The old pair is dead at Slack: where the disk takes nothing, the new one serves from memory, and is written
// as soon as that goes.
void Installation::keep() {
  const bool was_unkept = std::exchange(is_unkept_, true);
  try {
    if (settings_.keys.keep) settings_.keys.keep(held_);
    is_unkept_ = false;
  } catch (const std::exception& trouble) {
    if (!was_unkept)
      note(std::string("the new Slack tokens could not be written down, and would be lost at a stop: ") +
               trouble.what(),
           true);
  }
}

// Two clocks are compared, and a stale notice must not undo a fresh installation: where the time leaves a
// doubt, the token itself is asked.
asio::awaitable<Installation::Gone> Installation::taken_away(sys_seconds when) {
  if (is_taken_) co_return Gone::now;  // told twice, or both notices of one thing
  const bool is_sure = well_at_ && when > *well_at_;
  if (!is_sure) {
    const Standing standing = co_await standing_of(settings_, held_.access, send_);
    if (standing.is == Standing::Is::unclear) co_return Gone::unclear;
    if (standing.is == Standing::Is::good) {
      went_well();
      co_return Gone::late;
    }
  }
  let_go();
  co_return Gone::now;
}

void Installation::let_go() {
  const Tokens gone = std::exchange(held_, Tokens());
  is_taken_ = true;
  is_lost_ = is_unkept_ = false;
  tried_ = clock_.now();
  try {
    if (settings_.keys.forget) settings_.keys.forget(gone);
  } catch (const std::exception& trouble) {
    note(std::string("the Slack tokens on the disk could not be destroyed: ") + trouble.what(), true);
  }
}

asio::awaitable<Standing> Installation::sign_in() {
  const std::optional<Secret> token = co_await this->token();
  if (!token || is_lost_) co_return Standing{};  // that was said
  Standing standing = co_await standing_of(settings_, *token, send_);
  if (is_taken_) co_return Standing{};  // meanwhile: a yes was of before
  if (standing.is == Standing::Is::good) went_well();
  co_return standing;
}

// The same token may live again after the app is installed again, but seldom does: it is tried now and then.
asio::awaitable<bool> Installation::look_again() {
  if (is_unkept_) keep();
  std::optional<Tokens> found;
  if (is_taken_ || is_lost_) found = kept();
  if (!found) co_return false;
  const bool is_the_lost = !is_taken_ && found->refresh.reveal() == held_.refresh.reveal();
  const auto pause = found->is_taken ? std::chrono::seconds(limits::refusal) : limits::between_looks;
  if (is_the_lost || clock_.now() - tried_ < pause) co_return false;
  tried_ = clock_.now();
  const Standing standing = co_await standing_of(settings_, found->access, send_);
  if (standing.is != Standing::Is::good) co_return false;
  held_ = std::move(*found);
  is_taken_ = is_lost_ = held_.is_taken = false;
  not_before_.reset();
  keep();
  went_well();
  co_return true;
}

std::optional<Tokens> Installation::kept() const {
  if (!settings_.keys.read) return std::nullopt;
  try {
    return settings_.keys.read();
  } catch (const std::exception&) {  // no token is there: whoever took it away knows
    return std::nullopt;
  }
}

void Installation::note(std::string_view words, bool is_trouble) const {
  if (settings_.note) settings_.note(words, is_trouble);
}

}  // namespace knownby::slack
