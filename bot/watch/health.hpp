#pragma once
// Is it alive, and may it be sent work? Alive is answering at all: the loop that answers is the loop
// that works.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
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
  std::chrono::seconds clock_apart{300};  // S-03: beyond this what platforms send is refused
  // Our clock less a platform's; none: none told it yet.
  std::function<std::optional<std::chrono::seconds>()> clock_ahead{};
  // How the lines to the platforms stand, as in MailCounts.
  std::function<std::map<std::string, int>()> lines{};
};

class Health {
 public:
  Health(Desk& desk, const Clock& clock, HealthSettings settings);

  net::HttpResponse alive() const;
  // 200, or 503 with a line for each reason. A platform that is down is no reason, and named all the same.
  boost::asio::awaitable<net::HttpResponse> ready();
  void stopping() { stopping_ = true; }  // from here on never ready

 private:
  std::string clock_words() const;
  std::string line_words() const;

  Desk& desk_;
  const Clock& clock_;
  HealthSettings settings_;
  std::optional<std::chrono::sys_seconds> proved_;
  bool stopping_ = false;
};

}  // namespace knownby
