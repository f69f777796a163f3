#include "adapters/teams/connector/connector.hpp"

#include <optional>
#include <utility>

#include "adapters/forms.hpp"
#include "adapters/teams/address.hpp"
#include "adapters/teams/connector/result.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;

constexpr std::string_view every_method = "message";  // T-15 counts by conversation and tenant alone

net::Paces paces() {
  net::Paces paces;
  paces.workspace = limits::tenant;
  paces.place = limits::conversation;
  paces.method = limits::tenant;
  paces.methods.clear();
  return paces;
}

std::string base_of(std::string service_url, std::string_view conversation) {
  while (service_url.ends_with('/')) service_url.pop_back();
  std::string url = service_url + "/v3/conversations";
  return conversation.empty() ? url : url + '/' + percent_encoded(conversation);
}

// The same call at the host of the US government's community cloud, whose tenants the public host sends away.
std::optional<std::string> at_gcc(const std::string& url) {
  constexpr std::string_view public_host = "https://smba.trafficmanager.net/";
  const std::size_t path = url.find("/v3/");
  if (!url.starts_with(public_host) || path == std::string::npos) return std::nullopt;
  return "https://smba.infra.gcc.teams.microsoft.com/teams" + url.substr(path);
}

}  // namespace

std::string connector_url(std::string service_url, std::string_view conversation, std::string_view activity) {
  std::string url = base_of(std::move(service_url), conversation);
  if (conversation.empty()) return url;
  url += "/activities";
  return activity.empty() ? url : url + '/' + percent_encoded(activity);
}

std::string members_url(std::string service_url, std::string_view conversation, std::string_view next) {
  std::string url = base_of(std::move(service_url), conversation) +
                    "/pagedmembers?pageSize=" + std::to_string(limits::members_page);
  return next.empty() ? url : url + "&continuationToken=" + percent_encoded(next);
}

std::string member_url(std::string service_url, std::string_view conversation, std::string_view account) {
  return base_of(std::move(service_url), conversation) + "/members/" + percent_encoded(account);
}

Connector::Connector(const TeamsSettings& settings, TeamsCounts& counts, Clock& clock, Tokens tokens,
                     Send send)
    : settings_(settings),
      counts_(counts),
      clock_(clock),
      tokens_(std::move(tokens)),
      send_(std::move(send)),
      pacer_(paces()) {}

std::chrono::milliseconds Connector::wait_for(std::string_view place) const {
  const net::Pacer::Time now = clock_.now();
  return pacer_.may_go(every_method, without_thread(place), now) - now;
}

asio::awaitable<bool> Connector::turn_comes(std::string place) {
  const net::Pacer::Time end = clock_.now() + limits::turn;
  for (;;) {
    const net::Pacer::Time turn = net::Pacer::Time(clock_.now()) + wait_for(place);
    if (turn <= clock_.now()) co_return true;
    if (turn > end) co_return false;
    const auto then = std::chrono::ceil<std::chrono::seconds>(turn);
    co_await clock_.sleep_until(then);
  }
}

// Once more where the token was refused and there is a newer one (T-06), and where the tenant is at another
// host (T-14): where nothing gets there, perhaps since a firewall does not know it, what counts is that the
// first host sends this tenant away.
asio::awaitable<Connector::Called> Connector::call(std::string method, std::string url, std::string body,
                                                   std::string place) {
  place = without_thread(place);
  std::string refused;
  std::optional<net::Answer> sent_away;
  for (;;) {
    std::variant<std::string, Later, Never> token = co_await tokens_.take();
    if (const auto* later = std::get_if<Later>(&token)) co_return *later;
    if (const auto* never = std::get_if<Never>(&token)) co_return *never;
    net::Answer answer;
    answer.status = 401;
    if (refused == std::get<std::string>(token)) co_return answer;
    net::Call letter{settings_.connector, url};
    letter.method = method;
    letter.headers.emplace_back("Authorization", "Bearer " + std::get<std::string>(token));
    if (!body.empty()) letter.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
    letter.body = body;
    pacer_.went(every_method, place, clock_.now());
    answer = co_await send_(std::move(letter));
    if (answer.trouble != net::Trouble::none) ++counts_.troubles.at(static_cast<std::size_t>(answer.trouble));
    if (sent_away && !is_at_gcc_) {
      if (answer.is_certainly_not_sent()) co_return *sent_away;
      is_at_gcc_ = answer.trouble == net::Trouble::none;
    }
    const net::Pacer::Time now = clock_.now();
    if (const auto told = told_to_wait(answer)) pacer_.hold(every_method, place, now, now + *told);
    const std::optional<std::string> elsewhere = is_of_another_host(answer) ? at_gcc(url) : std::nullopt;
    if (elsewhere) {
      url = *elsewhere;
      sent_away = std::move(answer);
      continue;
    }
    const bool is_first_refusal = answer.status == 401 && refused.empty();
    if (!is_first_refusal) co_return answer;
    refused = std::get<std::string>(token);
    tokens_.forget();
  }
}

}  // namespace knownby::teams
