#pragma once
// A copy of the store each night: taken by the writer itself between two groups of requests, checked,
// sealed and put down beside the others on a thread of its own; what the newer ones make needless goes.

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "bot/desk.hpp"
#include "commands/calendar/calendar.hpp"
#include "store/engine/backup.hpp"

namespace knownby {

class NightCopies {
 public:
  using Note = std::function<void(std::string_view words, bool is_trouble)>;

  // `desk` outlives it. time_zone: the school's, IANA.
  NightCopies(Desk& desk, std::string folder, const std::string& time_zone, Note note);

  // Each minute. Begins a copy where the night's is not there yet: from half past two on, or at once where
  // the newest is more than a day old. After a failure it waits an hour.
  void look(boost::asio::io_context& io, std::chrono::sys_seconds now);
  // Gives up the one under way, within a second or two however large the store is, and begins no other
  //
  boost::asio::awaitable<void> finish();
  bool under_way() const { return under_way_; }

 private:
  bool is_due(std::chrono::sys_seconds now) const;
  boost::asio::awaitable<void> make(std::chrono::sys_seconds now);
  boost::asio::awaitable<void> copy_to(std::string target);
  boost::asio::awaitable<void> pages_to(const std::string& target, std::unique_ptr<backup::Copy>& copy);

  Desk& desk_;
  std::string folder_;
  Calendar walls_;
  Note note_;
  std::chrono::sys_seconds not_before_{};
  bool under_way_ = false;
  std::atomic<bool> closing_ = false;
  boost::asio::thread_pool aside_{1};
};

}  // namespace knownby
