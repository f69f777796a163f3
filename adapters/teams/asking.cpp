// How a request of this room is answered: never with silence, and never by throwing.

#include <exception>
#include <memory>
#include <utility>

#include "adapters/apologies.hpp"
#include "adapters/teams/teams.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;

// Who reads along in a channel Knownby does not ask Teams yet: it is taken for one where nobody could count.
std::shared_ptr<const Look> seen_of(const LookAt& wanted) {
  Look look;
  if (!wanted.places.empty()) {
    look.platform = wanted.places.front().platform;
    look.address = wanted.places.front().address;
  }
  look.audience.emplace();
  look.audience->guests.reset();
  return std::make_shared<const Look>(std::move(look));
}

}  // namespace

asio::awaitable<Reply> Teams::reply_to(Request request) {
  if (!ask_) {
    ++counts_.busy;
    co_return nothing_saved();
  }
  try {
    Request again = request;
    Reply reply = co_await ask_(std::move(request));
    if (!reply.look_at) co_return reply;
    again.look = seen_of(*reply.look_at);
    reply = co_await ask_(std::move(again));
    co_return reply;
  } catch (const Busy&) {
    ++counts_.busy;
    co_return nothing_saved();
  } catch (const std::exception&) {
    ++counts_.failed;
    co_return cannot_say();
  }
}

}  // namespace knownby::teams
