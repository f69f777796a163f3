#pragma once
// One errand at a time, however many want what it brings: who comes while it is under way waits for it to
// land.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <vector>

namespace knownby {

// On one thread. Outlives the loop's run.
class Flight {
 public:
  explicit Flight(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

  bool under_way() const { return under_way_; }
  // Only where none is under way. What the errand brings, and what it throws, is its own to keep. It may have
  // landed before this returns.
  void begin(boost::asio::awaitable<void> errand);
  // Returns when it has landed, at once where none is under way, or when the patience is over.
  boost::asio::awaitable<void> landing(std::chrono::milliseconds patience);

 private:
  boost::asio::awaitable<void> fly(boost::asio::awaitable<void> errand);
  void land();

  boost::asio::any_io_executor executor_;
  bool under_way_ = false;
  std::vector<std::shared_ptr<boost::asio::steady_timer>> waiting_;
};

}  // namespace knownby
