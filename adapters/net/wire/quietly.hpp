#pragma once
// How the network's coroutines wait: what went wrong comes back as a value beside the result and is not
// thrown.

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace knownby::net {

inline constexpr auto quietly = boost::asio::as_tuple(boost::asio::use_awaitable);

}  // namespace knownby::net
