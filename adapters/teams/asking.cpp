#include "adapters/teams/asking.hpp"

#include <exception>
#include <utility>

#include "adapters/apologies.hpp"

namespace knownby::teams {

boost::asio::awaitable<Reply> answer_to(Ask ask, Request request, TeamsCounts& counts) {
  if (ask) {
    try {
      Reply reply = co_await ask(std::move(request));
      co_return reply;
    } catch (const Busy&) {
    } catch (const std::exception&) {
      ++counts.failed;
      co_return cannot_say();
    }
  }
  ++counts.busy;
  Reply reply = nothing_saved();
  reply.unkept = true;
  co_return reply;
}

}  // namespace knownby::teams
