#pragma once
// Workflows of Teams that post what is handed to them (PROTOCOL T-20), for a school that allows no bot: each
// its group's weekly card, counts and no button. They take over and tell nothing more: not that it was shown,
// and not under which name, so nothing is ever posted twice, changed or taken back there.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/clock.hpp"
#include "adapters/net/gate.hpp"
#include "adapters/platform.hpp"
#include "adapters/secret.hpp"
#include "adapters/teams/trust/send.hpp"

namespace knownby::teams {

struct Flow {
  std::string group;  // whose weekly card it gets, such as "Grade 7"
  Secret url;         // whoever has it can post
};

struct WorkflowSettings {
  std::vector<Flow> flows;
  net::Loopback loopback{};
  // For the log: what whoever runs Knownby must know, in words of ours alone.
  std::function<void(std::string_view words, bool is_trouble)> note{};
};

struct WorkflowCounts {  // cards by what became of them
  std::uint64_t handed_over = 0;
  std::uint64_t put_off = 0;  // certainly not taken, so tried again
  std::uint64_t in_doubt = 0;
  std::uint64_t refused = 0;
};

// Empty where it is a workflow's URL; else what is wrong with it and where to get one, without the URL.
std::string workflow_trouble(std::string_view url, const net::Loopback& loopback);

class Workflows final : public Platform {
 public:
  // Throws std::invalid_argument where a URL is none of a workflow. clock outlives it, and it outlives the
  // loop behind `executor`.
  Workflows(WorkflowSettings settings, boost::asio::any_io_executor executor, Clock& clock, Send send);

  std::string_view name() const override { return "workflow"; }
  void start(Ask ask) override { ask_ = std::move(ask); }
  void stop_hearing() override { ask_ = nullptr; }
  // Sent without a reference: it was handed over.
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing) override;
  boost::asio::awaitable<Sought> seek(Outgoing outgoing) override;

  const WorkflowCounts& counts() const { return counts_; }

  // Once a minute: tells the school, now and then, of all places where a group's counts are told.
  void look_around();

 private:
  boost::asio::awaitable<void> announce(bool is_start);
  Request announcement(bool is_start) const;
  const Flow* flow_at(const std::string& address) const;

  WorkflowSettings settings_;
  WorkflowCounts counts_;
  boost::asio::any_io_executor executor_;
  Clock& clock_;
  Send send_;
  Ask ask_;
  std::chrono::sys_seconds next_{};  // when it tells again
  bool told_ = false;
  std::string noted_;
};

}  // namespace knownby::teams
