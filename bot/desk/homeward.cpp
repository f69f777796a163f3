#include "bot/desk/homeward.hpp"

#include <boost/asio/execution/outstanding_work.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <utility>

namespace knownby {

Homeward::Homeward(boost::asio::any_io_executor home) : home_(std::move(home)) {}

void Homeward::expect() {
  if (expected_->count.fetch_add(1, std::memory_order_relaxed) > 0) return;
  expected_->has_work = boost::asio::prefer(home_, boost::asio::execution::outstanding_work.tracked);
}

std::size_t Homeward::waiting() const { return expected_->count.load(std::memory_order_relaxed); }

void Homeward::Expected::arrived(std::size_t how_many) {
  if (count.fetch_sub(how_many, std::memory_order_relaxed) > how_many) return;
  has_work = boost::asio::any_io_executor();
}

namespace {

// What a district's files hold is long to give back.
struct Spent {
  Slow slow;
  std::vector<SentFile> files;
  std::shared_ptr<void> study_waits;
};

std::vector<Spent> spent_by(std::vector<Asked>& answered) {
  std::vector<Spent> spent;
  for (Asked& asked : answered) {
    if (!asked.slow.found && asked.request.files.empty()) continue;
    spent.push_back({std::exchange(asked.slow, {}), std::exchange(asked.request.files, {}),
                     std::exchange(asked.study_waits, nullptr)});
  }
  return spent;
}

}  // namespace

void Homeward::bring(std::vector<Asked> answered) {
  if (answered.empty()) return;
  // Stays with the lane, until the answers are on their way: at home everybody's connections would wait.
  const std::vector<Spent> spent = spent_by(answered);
  boost::asio::post(home_, [expected = expected_, answered = std::move(answered)]() mutable {
    expected->arrived(answered.size());
    for (Asked& asked : answered) std::move(asked.answer)(nullptr, std::move(asked.reply));
  });
}

void Homeward::bring(std::vector<Errand> done) {
  if (done.empty()) return;
  boost::asio::post(home_, [expected = expected_, done = std::move(done)]() mutable {
    expected->arrived(done.size());
    for (Errand& errand : done) std::move(errand.done)(errand.trouble);
  });
}

void Homeward::call(std::function<void()> at_home) {
  if (at_home) boost::asio::post(home_, std::move(at_home));
}

}  // namespace knownby
