#include "bot/chores.hpp"

#include <utility>

namespace knownby {

namespace asio = boost::asio;

Chores::Chores(Desk& desk, const Config& config, const std::function<void(std::string_view, bool)>& note) {
  if (!config.store.copies.empty()) copies_.emplace(desk, config.store.copies, config.school.time_zone, note);
  Ask ask = [&desk](Request request) { return desk.ask(std::move(request)); };
  if (!config.roster.watch.empty()) drops_.emplace(config.roster.watch, std::move(ask), note);
}

void Chores::look(asio::io_context& io, std::chrono::sys_seconds now) {
  if (copies_) copies_->look(io, now);
  if (drops_) drops_->look(io, now);
}

asio::awaitable<void> Chores::finish() {
  if (drops_) co_await drops_->finish();
  if (copies_) co_await copies_->finish();
}

}  // namespace knownby
