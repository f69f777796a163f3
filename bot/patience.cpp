#include "bot/patience.hpp"

#include <utility>

namespace knownby {

bool Patience::has_room(const Speaker& speaker, std::chrono::sys_seconds now) {
  if (most_ <= 0) return true;
  const auto running = now.time_since_epoch() / span_;
  if (running != running_) {
    counts_.clear();
    running_ = running;
  }
  int& count = counts_[speaker.platform + '\n' + speaker.key];
  if (count >= most_) return false;
  ++count;
  return true;
}

namespace {

constexpr int lookups_a_second = 10;

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
  auto typists = std::make_shared<Patience>(lookups_a_second, std::chrono::seconds(1));
  return [ask = std::move(ask), patience = std::move(patience), typists = std::move(typists),
          refused = std::move(refused)](Request&& request) -> boost::asio::awaitable<Reply> {
    const bool looks_up = request.verb == verb_find;
    Patience& theirs = looks_up ? *typists : *patience;
    // What a platform itself tells is no person's haste, and must not be lost.
    const bool is_nobodys = request.speaker.platform == "clock";
    if (is_nobodys || theirs.has_room(request.speaker, request.now)) return ask(std::move(request));
    refused();
    if (looks_up) return answer_with(Reply());
    return answer_with(slow_down(patience->most()));
  };
}

}  // namespace knownby
