#pragma once
// Outgoing webhooks of Teams (PROTOCOL T-19), for a school that allows no bot: whoever mentions one in its
// team's public channels is answered in the same thread, for all to read. So it tells its group's counts and
// nothing else, whatever was typed: it logs nothing, names nobody and knows nobody.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/clock.hpp"
#include "adapters/doors.hpp"
#include "adapters/overdue.hpp"
#include "adapters/platform.hpp"
#include "adapters/secret.hpp"

namespace knownby::teams {

struct Mentioned {
  std::string group;  // whose counts it tells, such as "Grade 7"
  Secret token;       // as Teams shows it once, in Base64; it says which of them was mentioned
};

struct OutgoingWebhookSettings {
  std::vector<Mentioned> webhooks;
  // Teams waits five seconds.
  std::chrono::milliseconds answer_within{4'000};
};

struct OutgoingWebhookCounts {
  std::uint64_t unauthorized = 0;  // not signed with our token, or long ago
  std::uint64_t malformed = 0;
  std::uint64_t answered = 0;
  std::uint64_t late = 0;
};

class OutgoingWebhooks {
 public:
  // Hangs its door, POST /api/outgoing-webhook. Throws std::invalid_argument for what is no token. doors and
  // clock outlive it, and it outlives the loop behind `executor`.
  OutgoingWebhooks(OutgoingWebhookSettings settings, const boost::asio::any_io_executor& executor,
                   Doors& doors, Clock& clock);

  void start(Ask ask) { ask_ = std::move(ask); }
  void stop_hearing() { ask_ = nullptr; }
  const OutgoingWebhookCounts& counts() const { return counts_; }

 private:
  struct Counting;  // the answer while it is being made

  boost::asio::awaitable<net::HttpResponse> serve(net::HttpRequest request);
  boost::asio::awaitable<net::HttpResponse> answer(std::string group);
  boost::asio::awaitable<void> count(std::shared_ptr<Counting> counting, std::string group);
  const Mentioned* who_signed(std::string_view authorization, std::string_view body) const;
  bool is_of_now(std::string_view body) const;

  std::vector<Mentioned> webhooks_;  // with the key in place of the token
  OutgoingWebhookCounts counts_;
  boost::asio::any_io_executor executor_;
  Clock& clock_;
  Overdue overdue_;
  Ask ask_;
};

}  // namespace knownby::teams
