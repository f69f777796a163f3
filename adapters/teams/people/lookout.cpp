#include "adapters/teams/people/lookout.hpp"

#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <utility>

#include "adapters/teams/address.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/origin.hpp"

namespace knownby::teams {

namespace asio = boost::asio;

Lookout::Lookout(asio::any_io_executor executor, const TeamsSettings& settings, Wire& wire,
                 TeamsCounts& counts, Clock& clock)
    : executor_(std::move(executor)),
      settings_(settings),
      wire_(wire),
      counts_(counts),
      clock_(clock),
      people_(settings, wire.connector(), clock) {
  wire_.tells_reach_to([this](const std::string& key, const std::string& fix) { reached(key, fix); });
}

Request Lookout::strike(std::string verb) const {
  Request request;  // no event: the same may be seen again and again
  request.now = clock_.now();
  request.speaker = {"clock", platform};
  request.verb = std::move(verb);
  return request;
}

void Lookout::minute() {
  if (!ask_ || is_going_round_ || clock_.now() < next_round_) return;
  next_round_ = clock_.now() + limits::between_rounds;
  is_going_round_ = true;
  asio::co_spawn(executor_, go_round(), [this](std::exception_ptr trouble) {
    is_going_round_ = false;
    if (trouble) ++counts_.failed;  // the next round tries again
  });
}

// Who comes to a team comes to its channels: Teams tells it of the team alone.
void Lookout::again(const Back& back) {
  if (!ask_ || !again_.insert(back.team.empty() ? back.address : back.team).second) return;
  asio::co_spawn(executor_, look_again(back), [this](std::exception_ptr trouble) {
    if (trouble) ++counts_.failed;  // the daily look finds it
  });
}

// Of a channel that was not heard since the start nobody knows whose it is: it may be one of theirs.
bool Lookout::may_be_stirred(const std::string& address, const Back& back) const {
  if (address == back.address) return true;
  const std::optional<Address> where = address_in(address);
  if (back.team.empty() || !where || where->scope != Address::Scope::channel) return false;
  const std::string team = wire_.whereabouts().team_of(address);
  return team.empty() || team == back.team;
}

// What befalls them from here on is looked at anew.
asio::awaitable<void> Lookout::look_again(Back back) {
  again_.erase(back.team.empty() ? back.address : back.team);
  Request round = strike("look_round");
  round.fields.emplace_back("platform", platform);
  round.fields.emplace_back("every", "yes");
  const std::shared_ptr<const LookAt> every = co_await wanted(std::move(round));
  if (!every) co_return;
  for (const Place& place : every->places)
    if (may_be_stirred(place.address, back)) co_await look_in(place.address);
}

asio::awaitable<void> Lookout::go_round() {
  Request round = strike("look_round");
  round.fields.emplace_back("platform", platform);
  const std::shared_ptr<const LookAt> due = co_await wanted(std::move(round));
  if (!due) co_return;
  for (const Place& place : due->places) co_await look_in(place.address);
  // After the places, whose cards wait for it.
  if (clock_.now() < next_search_) co_return;
  next_search_ = clock_.now() + limits::between_searches;
  for (const std::string& key : due->accounts) co_await wire_.find(key);
}

// Only what the desk has a use for is looked at: nobody counts a channel without a weekly card. Null:
// nothing.
asio::awaitable<std::shared_ptr<const LookAt>> Lookout::wanted(Request round) {
  const Ask ask = ask_;
  if (!ask) co_return nullptr;
  Reply reply;
  try {
    reply = co_await ask(std::move(round));
  } catch (const Busy&) {
    co_return nullptr;
  }
  co_return std::move(reply.look_at);
}

asio::awaitable<void> Lookout::look_in(std::string address) {
  std::optional<SeenThere> there = co_await seen_in(address);
  if (!there) co_return;
  Look look;
  look.platform = platform;
  look.address = std::move(address);
  look.accounts = std::move(there->accounts);
  look.audience = std::move(there->audience);
  co_await tell(std::move(look));
}

asio::awaitable<std::optional<SeenThere>> Lookout::seen_in(std::string address) {
  const std::optional<Address> where = address_in(address);
  std::optional<SeenThere> there;
  if (!where || where->tenant != lower(settings_.tenant_id) || where->is_direct()) co_return there;
  std::string service_url = wire_.whereabouts().service_url_of(address);
  if (service_url.empty()) service_url = settings_.service_url;
  there = co_await people_.members_of(where->id, std::move(service_url));
  co_return there;
}

asio::awaitable<void> Lookout::tell(Look look) {
  Request seen = strike("looked");
  seen.look = std::make_shared<const Look>(std::move(look));
  const Ask ask = ask_;
  if (!ask) co_return;
  try {
    co_await ask(std::move(seen));
  } catch (const Busy&) {
    ++counts_.busy;  // tomorrow's look tells it again
  }
}

void Lookout::heard(const Back& back) {
  const std::string no_fix;
  if (back.direct && in_reach_.count(back.key) == 0) reached(back.key, no_fix);
}

void Lookout::reached(const std::string& key, const std::string& fix) {
  if (!ask_) return;
  if (in_reach_.size() >= limits::remembered) in_reach_.clear();
  if (fix.empty()) {
    in_reach_.insert(key);
  } else {
    in_reach_.erase(key);
  }
  asio::co_spawn(executor_, tell_reach(key, fix), [this](std::exception_ptr trouble) {
    if (trouble) ++counts_.failed;  // the daily search finds it
  });
}

asio::awaitable<void> Lookout::tell_reach(std::string key, std::string fix) {
  Request told = strike("reached");
  told.fields.emplace_back("platform", platform);
  told.fields.emplace_back("account", std::move(key));
  told.fields.emplace_back("fix", std::move(fix));
  const Ask ask = ask_;
  if (!ask) co_return;
  try {
    co_await ask(std::move(told));
  } catch (const Busy&) {
    ++counts_.busy;
  }
}

asio::awaitable<void> Lookout::meet(Back back) {
  if (!back.direct || !ask_ || met_.count(back.key) > 0) co_return;
  if (met_.size() >= limits::remembered) met_.clear();
  met_.insert(back.key);
  std::optional<SeenAccount> account =
      co_await people_.member_of(back.conversation, back.user, back.service_url);
  if (!account) met_.erase(back.key);  // perhaps at their next word
  if (!account || account->key != back.key) co_return;
  Look look;
  look.platform = platform;
  look.accounts.push_back(std::move(*account));
  co_await tell(std::move(look));
}

Ask Lookout::looking(Ask ask) {
  // Shared: to copy a door is to copy every door behind it.
  auto shared = std::make_shared<const Ask>(std::move(ask));
  return [this, ask = std::move(shared)](Request&& request) { return look_first(ask, std::move(request)); };
}

asio::awaitable<Reply> Lookout::look_first(std::shared_ptr<const Ask> ask, Request&& request) {
  Request again = request;
  Reply reply = co_await (*ask)(std::move(request));
  const bool is_round = again.speaker.platform == "clock";
  if (!reply.look_at || is_round) co_return reply;
  std::shared_ptr<const Look> seen = co_await look_at(reply.look_at);
  if (!seen) co_return reply;  // its card says that nothing could be seen
  again.look = std::move(seen);
  Reply second = co_await (*ask)(std::move(again));
  co_return second;
}

// None where anything that was wanted could not be seen.
asio::awaitable<std::shared_ptr<const Look>> Lookout::look_at(std::shared_ptr<const LookAt> wanted) {
  auto look = std::make_shared<Look>();
  look->platform = platform;
  for (const std::string& key : wanted->accounts) {
    std::optional<SeenAccount> account = people_.seen(key);
    if (!account) co_return nullptr;
    look->accounts.push_back(std::move(*account));
  }
  for (const Place& place : wanted->places) {
    std::optional<SeenThere> there = co_await seen_in(place.address);
    if (!there) co_return nullptr;
    look->address = place.address;
    look->audience = std::move(there->audience);
  }
  co_return look;
}

}  // namespace knownby::teams
