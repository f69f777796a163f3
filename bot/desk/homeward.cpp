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

std::vector<Answered> answers_to(std::span<Asked> group) {
  std::vector<Answered> answers;
  answers.reserve(group.size());
  for (Asked& asked : group) answers.emplace_back(std::move(asked.answer), std::move(asked.reply));
  return answers;
}

void Homeward::bring(std::vector<Answered> answers) {
  if (answers.empty()) return;
  boost::asio::post(home_, [expected = expected_, answers = std::move(answers)]() mutable {
    expected->arrived(answers.size());
    for (Answered& one : answers) std::move(one.answer)(nullptr, std::move(one.reply));
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
