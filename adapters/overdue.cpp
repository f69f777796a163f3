#include "adapters/overdue.hpp"

#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace knownby {
namespace {

namespace asio = boost::asio;

// Keeps whoever awaits until somebody calls it back.
struct Park {
  std::optional<Pending::Waiter>* place;
  template <class Waiter>
  void operator()(Waiter&& waiter) const {
    place->emplace(std::forward<Waiter>(waiter));
  }
};

}  // namespace

Overdue::Overdue(const asio::any_io_executor& executor, std::chrono::milliseconds patience)
    : patience_(patience), timer_(executor) {}

std::shared_ptr<Pending> Overdue::begin() {
  auto pending = std::make_shared<Pending>();
  pending->due_ = std::chrono::steady_clock::now() + patience_;
  return pending;
}

void Overdue::settle(const std::shared_ptr<Pending>& pending) {
  if (!pending->settled_) wake(pending);
}

asio::awaitable<void> Overdue::wait(std::shared_ptr<Pending> pending) {
  if (pending->settled_) co_return;
  queue_.push_back(pending);
  arm();
  const Park park{&pending->waiting_};
  co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(park, asio::use_awaitable);
}

void Overdue::wake(const std::shared_ptr<Pending>& pending) {
  pending->settled_ = true;
  if (pending->waiting_) std::move (*pending->waiting_)();
}

void Overdue::arm() {
  if (armed_ || queue_.empty()) return;
  armed_ = true;
  timer_.expires_at(queue_.front()->due_);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) sweep();
  });
}

void Overdue::sweep() {
  armed_ = false;
  const auto now = std::chrono::steady_clock::now();
  while (!queue_.empty() && (queue_.front()->settled_ || queue_.front()->due_ <= now)) {
    const std::shared_ptr<Pending> oldest = std::move(queue_.front());
    queue_.pop_front();
    if (oldest->settled_) continue;
    oldest->late_ = true;
    wake(oldest);
  }
  arm();
}

}  // namespace knownby
