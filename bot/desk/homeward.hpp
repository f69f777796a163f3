#pragma once
// The way back from the desk's threads to the network's: one wake-up for a whole group of answers.

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "bot/desk/tray.hpp"

namespace knownby {

// What goes home of a request. All else stays with the lane: what a district's files hold is long to give
// back, and at home everybody's connections would wait.
struct Answered {
  boost::asio::any_completion_handler<void(std::exception_ptr, Reply)> answer;
  Reply reply;
};
std::vector<Answered> answers_to(std::span<Asked> group);

class Homeward {
 public:
  explicit Homeward(boost::asio::any_io_executor home);

  // At home: one more is on its way through the desk. The home loop has work until all are back.
  void expect();
  std::size_t waiting() const;

  // From the lanes' threads: resumes whoever waits, at home, in order.
  void bring(std::vector<Answered> answers);
  void bring(std::vector<Errand> done);
  void call(std::function<void()> at_home);
  const boost::asio::any_io_executor& executor() const { return home_; }

 private:
  // Shared with what is posted, which may run after the desk is gone.
  struct Expected {
    std::atomic<std::size_t> count{0};        // changed at home only
    boost::asio::any_io_executor has_work{};  // keeps the loop running while count > 0
    void arrived(std::size_t how_many);
  };
  boost::asio::any_io_executor home_;
  std::shared_ptr<Expected> expected_ = std::make_shared<Expected>();
};

}  // namespace knownby
