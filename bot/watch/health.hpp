#pragma once
// Is it alive, and may it be sent work? Alive is answering at all: the loop that answers is the loop
// that works.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "adapters/clock.hpp"
#include "adapters/net/http_message.hpp"
#include "bot/desk.hpp"

namespace knownby {

struct HealthSettings {
  std::uintmax_t least_disk = std::uintmax_t{512} * 1024 * 1024;  // bytes free beside the store
  std::chrono::seconds proof_lasts{5};  // a write that went through proves this long that the next one would
  std::size_t queue = 4096;             // the desk's; over 80 % of it is too much
  std::string store;
};

class Health {
 public:
  Health(Desk& desk, const Clock& clock, HealthSettings settings);

  net::HttpResponse alive() const;
  // 200, or 503 with a line for each reason. A platform that is down is no reason.
  boost::asio::awaitable<net::HttpResponse> ready();
  void stopping() { stopping_ = true; }  // from here on never ready

 private:
  Desk& desk_;
  const Clock& clock_;
  HealthSettings settings_;
  std::optional<std::chrono::sys_seconds> proved_;
  bool stopping_ = false;
};

}  // namespace knownby
