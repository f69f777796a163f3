#pragma once
// The keys Microsoft signs with, fetched and kept (PROTOCOL T-02).

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "adapters/clock.hpp"
#include "adapters/flight.hpp"
#include "adapters/net/gate.hpp"
#include "adapters/teams/trust/key_set.hpp"
#include "adapters/teams/trust/send.hpp"
#include "adapters/teams/trust/vouch.hpp"

namespace knownby::teams {

struct KeySource {
  std::string issuer;  // whose metadata it must be
  net::Loopback loopback{};
  std::chrono::milliseconds patience{1'000};  // the most a request waits for a fetch
  std::function<void(std::string_view words, bool is_trouble)> note{};
  std::string base{};  // where they are published; empty: as the gate knows it
};

struct KeyCounts {
  std::uint64_t refreshed = 0;
  std::uint64_t failed = 0;  // fetches that brought no key set
};

// Fetched when first needed and again after 24 hours, in the background: the old keys serve meanwhile, and
// for five days where nothing can be fetched. An unknown id has them fetched anew once an hour at most, so
// that nobody makes us call by inventing ids; after a fetch that failed the next may follow in a minute. On
// one thread. clock outlives it, and it outlives the loop's run.
class Keys {
 public:
  Keys(KeySource source, boost::asio::any_io_executor executor, Clock& clock, Send send);

  // The key, or why there is none: unknown_key or keys_unavailable.
  using Found = std::variant<std::shared_ptr<const SigningKey>, Vouch>;
  boost::asio::awaitable<Found> find(std::string id);
  void prepare();  // has them fetched before anybody needs them

  const KeyCounts& counts() const { return counts_; }

 private:
  std::shared_ptr<const SigningKey> kept(const std::string& id) const;
  bool are_fresh(std::chrono::seconds age) const;
  void refresh();
  boost::asio::awaitable<void> fetch();
  boost::asio::awaitable<void> fetch_both();
  boost::asio::awaitable<std::string> get(std::string url);
  void failed(std::string_view why);

  KeySource source_;
  Clock& clock_;
  Send send_;
  Flight flight_;
  KeySet keys_;
  std::optional<std::chrono::sys_seconds> fetched_;  // when keys_ came
  std::optional<std::chrono::sys_seconds> tried_;
  std::optional<bool> said_;  // while fetches fail: whether the log was told that there are keys at hand
  KeyCounts counts_;
};

}  // namespace knownby::teams
