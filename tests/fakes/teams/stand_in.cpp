#include "tests/fakes/teams/stand_in.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <thread>

namespace knownby::fakes {

namespace asio = boost::asio;
using teams::RsaKey;

asio::awaitable<net::HttpResponse> Microsoft::serve(net::HttpRequest request) {
  net::HttpResponse says{200, "application/json", {}, {}};
  if (request.target == "/keys/openidconfiguration") {
    says.body = teams::metadata(keys_base() + "all");
  } else if (request.target == "/keys/all") {
    says.body = teams::key_set({teams::published("first", RsaKey::microsofts())});
  } else if (request.target.starts_with("/login/")) {
    says.body = R"({"token_type":"Bearer","expires_in":3599,"access_token":"the-connectors-token"})";
  } else if (request.target.starts_with("/teams/")) {
    const ConnectorAnswer said = tell(request);
    if (said.status == 0) co_await say_nothing();
    says.status = said.status == 0 ? 504 : said.status;
    says.body = said.body;
    if (said.asks_for_patience) says.headers.emplace_back("Retry-After", "1");
  } else if (request.target == "/flow/invoke?sig=canary") {
    const std::lock_guard lock(mutex_);
    flowed_.push_back(request.body);
    says.status = 202;
  } else {
    says.status = 404;
  }
  co_return says;
}

ConnectorAnswer Microsoft::tell(const net::HttpRequest& request) {
  const std::lock_guard lock(mutex_);
  authorizations_.emplace_back(request.only("Authorization").value_or(""));
  return connector_.call(request.method, request.target.substr(6), request.body);
}

// Longer than anybody waits.
asio::awaitable<void> Microsoft::say_nothing() {
  const auto executor = co_await asio::this_coro::executor;
  asio::steady_timer timer(executor, std::chrono::seconds(30));
  co_await timer.async_wait(asio::use_awaitable);
}

std::vector<std::string> Microsoft::flowed() {
  const std::lock_guard lock(mutex_);
  return flowed_;
}

std::vector<TeamsMessage> Microsoft::seen_in(const std::string& conversation, std::size_t at_least) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  for (;;) {
    auto seen = with([&](Connector& connector) { return connector.seen_in(conversation); });
    if (seen.size() >= at_least || std::chrono::steady_clock::now() > until) return seen;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

std::vector<std::string> Microsoft::authorizations() {
  const std::lock_guard lock(mutex_);
  return authorizations_;
}

teams::Letter Microsoft::letter() const {
  teams::Letter made;
  made.claims["aud"] = teams::lincoln.app_id;
  made.claims["serviceurl"] = connector_base();
  return made;
}

}  // namespace knownby::fakes
