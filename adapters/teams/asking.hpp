#pragma once
// How a request of this room is answered: never with silence, and never by throwing.

#include <boost/asio/awaitable.hpp>

#include "adapters/platform.hpp"
#include "adapters/teams/settings.hpp"

namespace knownby::teams {

// An empty `ask` stands for a desk that is closed; where nothing was saved, the reply is unkept. counts
// outlive the answer.
boost::asio::awaitable<Reply> answer_to(Ask ask, Request request, TeamsCounts& counts);

}  // namespace knownby::teams
