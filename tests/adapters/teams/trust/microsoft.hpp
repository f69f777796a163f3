#pragma once
// Microsoft, played by the test: it signs tokens, publishes its keys, and answers logins, on a held clock.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/teams/trust/send.hpp"
#include "adapters/teams/trust/trust.hpp"
#include "tests/adapters/teams/activities.hpp"
#include "tests/adapters/teams/trust/rsa_key.hpp"
#include "tests/bot/fake_clock.hpp"

namespace knownby::teams {

inline const std::string app_id = "6f3a1c9e-27b4-4d58-9a10-5c8e2b7d4f61";
inline const std::string tenant_id = "0b4ec3f8-9cb7-4c1f-8c0b-5a3b7a1a2b3c";
inline const std::string teams_url = "https://smba.trafficmanager.net/amer/";
inline const std::string metadata_url = "https://login.botframework.com/v1/.well-known/openidconfiguration";
inline const std::string keys_at = "https://login.botframework.com/v1/.well-known/keys";

// A request's token as it is about to be written; a test changes what it is about.
struct Letter {
  nlohmann::json header = {{"alg", "RS256"}, {"kid", "first"}, {"x5t", "first"}, {"typ", "JWT"}};
  nlohmann::json claims = {{"iss", "https://api.botframework.com"},
                           {"aud", app_id},
                           {"serviceurl", teams_url},
                           {"exp", wednesday.time_since_epoch().count() + 3600},
                           {"nbf", wednesday.time_since_epoch().count() - 3600}};
  std::optional<std::string> header_text{};                   // instead of the header
  std::optional<std::string> claims_text{};                   // instead of the claims
  std::function<std::string(std::string_view bytes)> sign{};  // instead of Microsoft's key
  std::function<std::string(std::string token)> after{};      // what happens to it on the way
  std::string scheme = "Bearer ";
  Claimed claimed{teams_url, "msteams", tenant_id};

  std::string authorization() const;
};

nlohmann::json published(const std::string& id, const RsaKey& key,
                         const std::vector<std::string>& endorsements = {"msteams", "webchat"});
std::string metadata(const std::string& jwks_uri = keys_at);
std::string key_set(const std::vector<nlohmann::json>& keys);
net::Answer answered(std::string body, unsigned status = 200);

class Microsoft {
 public:
  Send send() {
    return [this](net::Call call) { return answer(std::move(call)); };
  }
  template <class T>
  T run(boost::asio::awaitable<T> work);
  void settle();  // runs until everything under way waits for something

  boost::asio::io_context loop;
  FakeClock clock{wednesday};
  std::vector<net::Call> calls;
  std::vector<nlohmann::json> keys{published("first", RsaKey::microsofts())};  // what it publishes
  std::function<net::Answer(const net::Call&)> says{};                         // instead
  bool is_slow = false;  // the answer waits until it is released
  void release() { gate_.cancel(); }
  std::vector<std::string> notes;
  std::function<void(std::string_view, bool)> note() {
    return [this](std::string_view words, bool is_trouble) {
      notes.push_back((is_trouble ? "! " : "") + std::string(words));
    };
  }

 private:
  boost::asio::awaitable<net::Answer> answer(net::Call call);

  boost::asio::steady_timer gate_{loop, boost::asio::steady_timer::time_point::max()};
};

template <class T>
T Microsoft::run(boost::asio::awaitable<T> work) {
  std::optional<T> result;
  boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr error, T value) {
    if (error) std::rethrow_exception(error);
    result = std::move(value);
  });
  loop.restart();
  while (!result && loop.run_one() > 0) {
  }
  return std::move(result.value());
}

}  // namespace knownby::teams
