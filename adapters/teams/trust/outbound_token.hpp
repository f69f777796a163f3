#pragma once
// The token Knownby sends with: whoever holds it speaks as Knownby. Kept here, got anew before it ends, and
// got once however many messages wait for it (PROTOCOL T-06).

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "adapters/clock.hpp"
#include "adapters/flight.hpp"
#include "adapters/secret.hpp"
#include "adapters/teams/trust/login.hpp"
#include "adapters/teams/trust/send.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::teams {

struct LoginSettings {
  std::string app_id;
  Secret app_password;
  // Where the app is registered: the school's tenant, or "botframework.com" for a multi-tenant app of old
  // (D8).
  std::string tenant;
  // Another only in another cloud (T-03) and for a stand-in.
  std::string login_base = "https://login.microsoftonline.com/";
  std::string scope = "https://api.botframework.com/.default";
  // For the log: what whoever runs Knownby must know, in words of ours alone.
  std::function<void(std::string_view words, bool is_trouble)> note{};
};

struct LoginCounts {
  std::uint64_t got = 0;
  std::uint64_t put_off = 0;  // no token now: try later
  std::uint64_t refused = 0;  // Microsoft refuses our app
};

// On one thread. clock outlives it, and it outlives the loop behind `executor`.
class OutboundToken {
 public:
  // Throws std::invalid_argument, without the secret in it, where the password is blank or the app or the
  // tenant is not named as Microsoft names them.
  OutboundToken(LoginSettings settings, boost::asio::any_io_executor executor, Clock& clock, Send send);

  // A token good for half a minute at least. Later where the login asks for patience or is out of reach; no
  // call is made before that. Never, once, where Microsoft refuses our app: one message is given up, so that
  // somebody hears of it, and the others wait; it is asked again after an hour, since asking more often may
  // lock the account.
  boost::asio::awaitable<std::variant<std::string, Later, Never>> token();

  // The Connector answered 401: the next token is a new one. A token younger than a minute is kept: a newer
  // one would be refused alike, and a refusal of the one before it may come late.
  void forget();

  const LoginCounts& counts() const { return counts_; }

 private:
  struct Held {
    Secret text;
    std::chrono::sys_seconds got;
    std::chrono::sys_seconds refresh;  // from here on a new one is got in the background
    std::chrono::sys_seconds end;      // from here on it is not used
  };

  bool is_held(std::chrono::sys_seconds now) const;
  void begin(std::chrono::sys_seconds now);
  boost::asio::awaitable<void> log_in();
  void learn(std::variant<Token, Later, Never> result);
  void hold(Token token);
  void be_refused(Never never);
  void be_put_off(Later later);
  std::variant<std::string, Later, Never> outcome();

  LoginSettings settings_;
  Clock& clock_;
  Send send_;
  Flight flight_;
  std::optional<Held> held_;
  std::optional<std::chrono::sys_seconds> not_before_;  // no call until then
  std::string why_;                                     // for those who wait
  int failures_ = 0;                                    // in a row
  bool is_refused_ = false;
  bool is_untold_ = false;  // refused, and nobody was told yet
  LoginCounts counts_;
};

}  // namespace knownby::teams
