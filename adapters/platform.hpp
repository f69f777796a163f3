#pragma once
// A platform is where people talk: it hears (bytes become a Request), asks, shows the Reply, and delivers
// what the outbox holds. It knows nothing of the school behind `Ask`.

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <string_view>
#include <variant>

#include "commands/words/outgoing.hpp"
#include "commands/words/reply.hpp"
#include "commands/words/request.hpp"

namespace knownby {

// The one door. Resumes when the answer may be shown: what it says was saved is on disk by then.
// Throws Busy when the desk is full or closing; nothing was saved then.
// Awaited where it is asked: every door before the desk's looks at the request where it lies, and the desk
// takes it from there.
using Ask = std::function<boost::asio::awaitable<Reply>(Request&&)>;

struct Busy {};

// What a platform found when asked whether a delivery of unknown outcome was shown after all.
struct NotShown {};
struct CannotTell {
  std::string reason;
};
using Sought = std::variant<Sent, NotShown, CannotTell, Later>;  // Later: it could not look now

class Platform {
 public:
  virtual ~Platform() = default;
  virtual std::string_view name() const = 0;  // as in Place::platform
  virtual void start(Ask ask) = 0;            // from here on, everything heard goes through ask
  virtual void stop_hearing() = 0;            // nothing new is heard; answers under way are finished
  virtual boost::asio::awaitable<Delivery> deliver(Outgoing outgoing) = 0;
  virtual boost::asio::awaitable<Sought> seek(Outgoing outgoing) = 0;
};

}  // namespace knownby
