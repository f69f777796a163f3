#pragma once
// The mailroom: takes what is due from the outbox, has it delivered, and writes down what became of it. At
// most a few at once on each platform, one at a time in each place, and never twice what may have been shown
//

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/clock.hpp"
#include "adapters/platform.hpp"
#include "bot/desk.hpp"

namespace knownby {

struct MailCounts {
  std::uint64_t sent = 0, later = 0, unknown = 0, never = 0;  // what platforms said of deliveries
  std::uint64_t found = 0, not_shown = 0, cannot_tell = 0;    // what came of looking for the unknown
  std::size_t in_hand = 0;                                    // on their way now
  std::size_t looked_for = 0;                                 // now
  std::map<std::string, int> lines{};  // by platform: 0 well, 1 asked whether it is back, 2 left alone
};

struct MailSettings {
  std::size_t at_once = 8;               // on each platform
  std::chrono::seconds settle_time{25};  // a request's time-out (10 s) and 15 s, before looking for it
  // What the log should say of a delivery: words without content, and the row's number.
  std::function<void(std::string_view, std::int64_t)> note{};
};

class Mailroom {
 public:
  using Platforms = std::map<std::string, Platform*, std::less<>>;

  // Not owning; everything given outlives the loop of `home`. All on one thread.
  Mailroom(boost::asio::any_io_executor home, Desk& desk, Clock& clock, Platforms platforms,
           MailSettings settings = {});
  ~Mailroom();
  Mailroom(const Mailroom&) = delete;
  Mailroom& operator=(const Mailroom&) = delete;

  void start();  // what an earlier run left in doubt is looked for, too
  void poke();   // something new may be due
  // Takes nothing more and waits for what is in hand, but no longer than so: what is still on its way then
  // stays `sending`, and the next start looks for it.
  boost::asio::awaitable<void> finish(std::chrono::milliseconds at_most);
  MailCounts counts() const;

 private:
  struct Room;
  std::shared_ptr<Room> room_;
};

}  // namespace knownby
