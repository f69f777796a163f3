#include "adapters/slack/people/lookout.hpp"

#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <utility>

#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"

namespace knownby::slack {

namespace asio = boost::asio;

Lookout::Lookout(asio::any_io_executor executor, const SlackSettings& settings, Wire& wire,
                 SlackCounts& counts, Clock& clock)
    : executor_(std::move(executor)),
      settings_(settings),
      counts_(counts),
      clock_(clock),
      people_(settings, wire) {}

Request Lookout::strike(std::string verb) const {
  Request request;  // no event: the same may be seen again and again
  request.now = clock_.now();
  request.speaker = {"clock", std::string(platform)};
  request.verb = std::move(verb);
  return request;
}

void Lookout::minute() {
  const std::chrono::sys_seconds now = clock_.now();
  const bool counts_all = now >= next_census_;
  const bool goes_round = now >= next_round_;
  if (!ask_ || is_tending_ || (!counts_all && !goes_round)) return;
  is_tending_ = true;
  asio::co_spawn(executor_, tend(counts_all, goes_round), [this](std::exception_ptr trouble) {
    is_tending_ = false;
    if (trouble) ++counts_.failed;  // the next minute tries again
  });
}

// Everybody first: who is a guest in a channel is known from there.
asio::awaitable<void> Lookout::tend(bool counts_all, bool goes_round) {
  if (counts_all) {
    next_census_ = clock_.now() + limits::between_failed_censuses;
    People::Tell tell = [this](Look look) { return this->tell(std::move(look)); };
    const bool is_whole = co_await people_.count_all(std::move(tell));
    if (is_whole) next_census_ = clock_.now() + limits::between_censuses;
  }
  if (goes_round) {
    next_round_ = clock_.now() + limits::between_rounds;
    std::string all;
    co_await go_round(std::move(all));
  }
}

void Lookout::again(std::string channel) {
  if (!ask_ || !again_.insert(channel).second) return;
  asio::co_spawn(executor_, look_again(std::move(channel)), [this](std::exception_ptr trouble) {
    if (trouble) ++counts_.failed;  // the daily look finds it
  });
}

// What befalls it from here on is looked at anew.
asio::awaitable<void> Lookout::look_again(std::string channel) {
  again_.erase(channel);
  co_await go_round(std::move(channel));
}

void Lookout::learn(const Look& look) {
  for (const SeenAccount& account : look.accounts) people_.learn(account);
}

// Only what the desk has a use for is looked at: nobody counts a channel without a weekly card.
asio::awaitable<void> Lookout::go_round(std::string channel) {
  Request round = strike("look_round");
  round.fields.emplace_back("platform", std::string(platform));
  if (!channel.empty()) round.fields.emplace_back("address", key_of(settings_.team_id, channel));
  const Ask ask = ask_;
  if (!ask) co_return;
  Reply due;
  try {
    due = co_await ask(std::move(round));
  } catch (const Busy&) {
    co_return;
  }
  if (!due.look_at) co_return;
  for (const Place& place : due.look_at->places) {
    const std::string id(id_in(place.address, settings_.team_id));
    if (id.empty()) continue;
    std::optional<Audience> audience = co_await people_.audience_of(id);
    if (!audience) continue;
    Look look;
    look.platform = std::string(platform);
    look.address = place.address;
    look.audience = std::move(audience);
    co_await tell(std::move(look));
  }
}

asio::awaitable<void> Lookout::tell(Look look) {
  Request seen = strike("looked");
  seen.look = std::make_shared<const Look>(std::move(look));
  const Ask ask = ask_;
  if (!ask) co_return;
  try {
    co_await ask(std::move(seen));
  } catch (const Busy&) {
    ++counts_.busy;  // tomorrow's census tells it again
  }
}

void Lookout::count_soon() { next_census_ = clock_.now(); }

asio::awaitable<Reply> Lookout::look_first(std::shared_ptr<const Ask> ask, Request again, Reply reply) {
  std::shared_ptr<const Look> seen = co_await look_at(reply.look_at);
  if (!seen) co_return reply;  // its card says that nothing could be seen
  again.look = std::move(seen);
  Reply second = co_await (*ask)(std::move(again));
  co_return second;
}

// None where anything that was wanted could not be seen.
asio::awaitable<std::shared_ptr<const Look>> Lookout::look_at(std::shared_ptr<const LookAt> wanted) {
  auto look = std::make_shared<Look>();
  look->platform = std::string(platform);
  for (const std::string& key : wanted->accounts) {
    const std::string user(id_in(key, settings_.team_id));
    std::optional<SeenAccount> account;
    if (!user.empty()) account = co_await people_.account_of(user);
    if (!account) co_return nullptr;
    look->accounts.push_back(std::move(*account));
  }
  for (const Place& place : wanted->places) {
    const std::string channel(id_in(place.address, settings_.team_id));
    look->address = place.address;
    if (!channel.empty()) look->audience = co_await people_.audience_of(channel);
    if (!look->audience) co_return nullptr;
  }
  co_return look;
}

}  // namespace knownby::slack
