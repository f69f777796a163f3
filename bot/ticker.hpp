#pragma once
// The striking clock: once a minute one Request "tick", and nothing else. What is due, the desk works out.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <string_view>

#include "adapters/clock.hpp"
#include "adapters/platform.hpp"

namespace knownby {

// The tick of this instant.
Request tick_at(std::chrono::sys_seconds now);

// Ticks at every full minute until it is cancelled. A minute the desk had no room for is left out: the next
// tick finds what is due. `note` hears of what a person should know: a clock that jumped, a tick that
// failed. The clock and the functions outlive it.
boost::asio::awaitable<void> tick_every_minute(Clock& clock, Ask ask,
                                               std::function<void(std::string_view)> note);

}  // namespace knownby
