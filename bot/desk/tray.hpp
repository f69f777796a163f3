#pragma once
// The in-tray of one lane: requests and errands wait here until the lane's thread empties it whole.

#include <boost/asio/any_completion_handler.hpp>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "commands/aside.hpp"
#include "commands/words/reply.hpp"
#include "commands/words/request.hpp"
#include "store/db.hpp"

namespace knownby {

// The study waits for a request that the writer has: it comes back where it must be looked into once more,
// and the promise is broken once it has its answer.
struct Asked;
using WayBack = std::promise<std::unique_ptr<Asked>>;

// A request on its way through the desk, and whoever waits for its answer.
struct Asked {
  Request request;
  boost::asio::any_completion_handler<void(std::exception_ptr, Reply)> answer;
  std::chrono::steady_clock::time_point since;
  Reply reply{};
  Slow slow{};
  int looks = 0;            // how often its long work was done aside
  bool is_part_in = false;  // some of what it writes turn by turn is on the disk
  std::string trouble{};    // met once something of it was committed; for the line in the log
  // Kept until it leaves the writer: the study does nothing else meanwhile, so that what is found next is
  // found of a roster that is whole.
  std::unique_ptr<WayBack> study_waits{};
};

// Something else that needs a connection to itself, between two groups.
struct Errand {
  std::function<void(Db&)> work;
  boost::asio::any_completion_handler<void(std::exception_ptr)> done;
  std::exception_ptr trouble{};
};

class Tray {
 public:
  struct Load {
    std::vector<Asked> asked;
    std::vector<Errand> errands;
    bool empty() const { return asked.empty() && errands.empty(); }
  };

  // Each returns whether somebody must call ring(): the lane sleeps and nobody promised to wake it yet.
  // Ringing is left to the caller so that it can wait until everything that arrived together lies in the
  // tray: each wake-up saved is work saved where lane and network share a core.
  bool put(Asked&& asked) {
    const std::lock_guard lock(mutex_);
    load_.asked.push_back(std::move(asked));
    return must_ring();
  }
  template <class Answer>
  bool put(Request&& request, Answer&& answer) {  // asked just now
    const std::lock_guard lock(mutex_);
    load_.asked.emplace_back(std::move(request), std::forward<Answer>(answer),
                             std::chrono::steady_clock::now());
    return must_ring();
  }
  bool put(Errand&& errand) {
    const std::lock_guard lock(mutex_);
    load_.errands.push_back(std::move(errand));
    return must_ring();
  }
  bool put_if_open(Asked& asked, bool& must_ring_too);  // false: closed, and nothing was taken
  void ring();
  void close();  // the lane finishes what lies here, and then ends

  // Swaps out everything that waits. Returns after `at_most` with nothing if nothing comes, and at once with
  // nothing when the tray is closed and empty.
  void empty_into(Load& load, std::chrono::milliseconds at_most);
  bool closed();

 private:
  bool must_ring();

  std::mutex mutex_;
  std::condition_variable bell_;
  Load load_;
  bool asleep_ = false;
  bool promised_ = false;  // somebody will ring
  bool closed_ = false;
};

}  // namespace knownby
