#include "bot/patience.hpp"

#include <utility>

namespace knownby {

bool Patience::has_room(const Speaker& speaker, std::chrono::sys_seconds now) {
  if (a_minute_ <= 0) return true;
  const auto minute = std::chrono::floor<std::chrono::minutes>(now);
  if (minute != minute_) {
    counts_.clear();
    minute_ = minute;
  }
  int& count = counts_[speaker.platform + '\n' + speaker.key];
  if (count >= a_minute_) return false;
  ++count;
  return true;
}

namespace {

boost::asio::awaitable<Reply> answer_with(Reply reply) { co_return reply; }

Reply slow_down(int a_minute) {
  Reply reply;
  reply.card.blocks.push_back(says("That was quick: more than " + std::to_string(a_minute) +
                                   " requests in a minute. This one was not saved. Please send it again in a "
                                   "minute."));
  return reply;
}

}  // namespace

Ask patient(Ask ask, std::shared_ptr<Patience> patience, std::function<void()> refused) {
  return [ask = std::move(ask), patience = std::move(patience),
          refused = std::move(refused)](Request request) -> boost::asio::awaitable<Reply> {
    // What a platform itself tells is no person's haste, and must not be lost.
    const bool is_nobodys = request.speaker.platform == "clock";
    if (is_nobodys || patience->has_room(request.speaker, request.now)) return ask(std::move(request));
    refused();
    return answer_with(slow_down(patience->a_minute()));
  };
}

}  // namespace knownby
