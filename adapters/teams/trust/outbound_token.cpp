#include "adapters/teams/trust/outbound_token.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "adapters/net/retry.hpp"
#include "adapters/teams/address.hpp"

namespace knownby::teams {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes ahead{5};    // T-06: this long before the end, or at 80 % of its life
constexpr std::chrono::seconds margin{30};  // ours: a send takes ten seconds, and clocks differ
constexpr std::chrono::minutes young{1};    // ours
constexpr std::chrono::hours refusal{1};    // ours, as for Slack
constexpr std::chrono::milliseconds patience{15'000};  // ours: a call takes ten seconds at most

bool is_tenant(std::string_view name) { return is_guid(name) || name == "botframework.com"; }

}  // namespace

OutboundToken::OutboundToken(LoginSettings settings, asio::any_io_executor executor, Clock& clock, Send send)
    : settings_(std::move(settings)), clock_(clock), send_(std::move(send)), flight_(std::move(executor)) {
  if (!is_guid(settings_.app_id) || !is_tenant(settings_.tenant))
    throw std::invalid_argument("Teams needs the ids of our app and of the tenant");
  if (settings_.app_password.blank()) throw std::invalid_argument("the password of our Teams app is blank");
}

asio::awaitable<std::variant<std::string, Later, Never>> OutboundToken::token() {
  const std::chrono::sys_seconds now = clock_.now();
  if (!is_held(now) || now >= held_->refresh) begin(now);
  if (!is_held(now)) co_await flight_.landing(patience);
  co_return outcome();
}

void OutboundToken::forget() {
  if (!held_) return;
  const std::chrono::seconds age = clock_.now() - held_->got;
  const bool is_young = age >= std::chrono::seconds(0) && age < young;
  if (!is_young) held_.reset();
}

bool OutboundToken::is_held(std::chrono::sys_seconds now) const {
  return held_ && held_->got <= now && now < held_->end;
}

void OutboundToken::begin(std::chrono::sys_seconds now) {
  if (flight_.under_way() || (not_before_ && now < *not_before_)) return;
  flight_.begin(log_in());
}

asio::awaitable<void> OutboundToken::log_in() {
  net::Call call{net::Purpose::teams_login, settings_.login_base + settings_.tenant + "/oauth2/v2.0/token"};
  call.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  call.body = login_form(settings_.app_id, settings_.app_password, settings_.scope);
  const net::Answer answer = co_await send_(std::move(call));
  learn(login_result(answer));
}

void OutboundToken::learn(std::variant<Token, Later, Never> result) {
  if (auto* token = std::get_if<Token>(&result)) hold(std::move(*token));
  if (auto* never = std::get_if<Never>(&result)) be_refused(std::move(*never));
  if (auto* later = std::get_if<Later>(&result)) be_put_off(std::move(*later));
}

void OutboundToken::hold(Token token) {
  ++counts_.got;
  const std::chrono::sys_seconds now = clock_.now();
  const auto refresh = std::max(std::min(token.life * 8 / 10, token.life - ahead), token.life / 2);
  const auto end = std::max(token.life - margin, token.life / 2);
  held_ = Held{std::move(token.text), now, now + refresh, now + end};
  if (is_refused_ && settings_.note) settings_.note("Microsoft takes our app again", false);
  is_refused_ = is_untold_ = false;
  not_before_.reset();
  failures_ = 0;
}

void OutboundToken::be_refused(Never never) {
  ++counts_.refused;
  if (!is_refused_) {
    is_refused_ = is_untold_ = true;
    if (settings_.note) settings_.note("nothing can be sent to Teams: " + never.reason, true);
  }
  not_before_ = clock_.now() + refusal;
  why_ = std::move(never.reason);
}

void OutboundToken::be_put_off(Later later) {
  ++counts_.put_off;
  ++failures_;
  const bool is_asked = later.wait.count() > 0;
  const auto wait = is_asked ? net::wait_as_told(later.wait, settings_.app_id)
                             : net::wait_after(failures_, settings_.app_id);
  not_before_ =
      clock_.now() + std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(wait));
  why_ = std::move(later.reason);
}

std::variant<std::string, Later, Never> OutboundToken::outcome() {
  const std::chrono::sys_seconds now = clock_.now();
  if (is_held(now)) return std::string(held_->text.reveal());
  if (std::exchange(is_untold_, false)) return Never{why_, Never::Ends::installation};
  if (not_before_ && now < *not_before_) return Later{*not_before_ - now, why_};
  return Later{std::chrono::seconds(1), "Microsoft's login has not answered yet"};
}

}  // namespace knownby::teams
