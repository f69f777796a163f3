#pragma once
// A workflow of Teams that posts what is handed to it (PROTOCOL T-20), for a school that allows no bot: one
// group's weekly card, counts and no button. It takes over and tells nothing more: not that it was shown, and
// not under which name, so nothing is ever posted twice, changed or taken back there.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "adapters/clock.hpp"
#include "adapters/net/gate.hpp"
#include "adapters/platform.hpp"
#include "adapters/secret.hpp"
#include "adapters/teams/trust/send.hpp"

namespace knownby::teams {

struct WorkflowSettings {
  Secret url;         // whoever has it can post
  std::string group;  // whose weekly card it gets, such as "Grade 7"
  net::Loopback loopback{};
  // For the log: what whoever runs Knownby must know, in words of ours alone.
  std::function<void(std::string_view words, bool is_trouble)> note{};
};

// Empty where it is a workflow's URL; else what is wrong with it and where to get one, without the URL.
std::string workflow_trouble(std::string_view url, const net::Loopback& loopback);

class Workflow final : public Platform {
 public:
  // Throws std::invalid_argument where the URL is none of a workflow. clock outlives it, and it outlives the
  // loop behind `executor`.
  Workflow(WorkflowSettings settings, boost::asio::any_io_executor executor, Clock& clock, Send send);

  std::string_view name() const override { return "workflow"; }
  void start(Ask ask) override { ask_ = std::move(ask); }
  void stop_hearing() override { ask_ = nullptr; }
  // Sent without a reference: it was handed over.
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing) override;
  boost::asio::awaitable<Sought> seek(Outgoing outgoing) override;

  // Once a minute: tells the school, now and then, that this is a place where its group's counts are told.
  void look_around();

 private:
  boost::asio::awaitable<void> announce(bool is_start);

  WorkflowSettings settings_;
  boost::asio::any_io_executor executor_;
  Clock& clock_;
  Send send_;
  Ask ask_;
  std::chrono::sys_seconds next_{};  // when it tells again
  bool told_ = false;
  std::string noted_;
};

}  // namespace knownby::teams
