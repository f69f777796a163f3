#pragma once
// One parcel's way to its platform and back: what is handed over, and what the mailroom makes of the outcome.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <string>

#include "adapters/platform.hpp"
#include "bot/desk.hpp"

namespace knownby {

// What a parcel says, as platforms are given it. Throws where its card is not one of ours.
Outgoing outgoing_of(const Parcel& parcel, std::string mark);

// Hands the parcel to its platform (null: not set up here, which may change: Later). A platform that throws
// may have shown it: Unknown.
boost::asio::awaitable<Delivery> deliver(Platform* platform, Parcel parcel, std::string mark);

// Looks for a parcel of unknown outcome. A platform that throws cannot tell; a change is simply made again.
boost::asio::awaitable<Sought> seek(Platform* platform, Parcel parcel, std::string mark);

// What is written down. Later: their wait wins and is no attempt of ours; without one, ours grows by
// attempts.
Settled settled(const Parcel& parcel, Delivery delivery, std::chrono::sys_seconds now);

}  // namespace knownby
