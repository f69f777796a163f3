#pragma once
// Socket Mode: does what the session decides. Asks Slack for addresses, keeps the connections, has envelopes
// served and acknowledges them. On one thread; outlives the loop's run.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "adapters/net/websocket.hpp"
#include "adapters/secret.hpp"
#include "adapters/slack/socket/session.hpp"
#include "adapters/slack/socket/ticket.hpp"
#include "adapters/slack/wire.hpp"

namespace knownby::slack {

// Connects to such an address: net::WebSocketClient in service.
using Dial = std::function<boost::asio::awaitable<net::Opening>(std::string url)>;

class Socket {
 public:
  // What the acknowledgement carries; empty: nothing. Returns once everything it says is on disk. Where it
  // throws, nothing is acknowledged.
  using ServeEnvelope = std::function<boost::asio::awaitable<std::string>(Envelope envelope)>;
  struct Ways {
    Send send;
    Dial dial;
    ServeEnvelope serve;
    std::function<void(std::string_view words, bool is_trouble)> note;
  };

  // open_url: of apps.connections.open. counts outlives it.
  Socket(SessionRules rules, Secret app_token, std::string open_url, boost::asio::any_io_executor executor,
         Ways ways, SocketCounts& counts);

  void start() { happened(Begun()); }
  void take_no_more() { happened(Leaving()); }  // what is under way is still acknowledged
  void hang_up() { happened(HungUp()); }
  std::size_t under_way() const { return session_.under_way(); }  // envelopes

 private:
  void happened(Happening what);
  void obey(Action& action);
  void wait();
  void heard(Line line, net::Arrival arrival);
  boost::asio::awaitable<void> keep(Line line);
  boost::asio::awaitable<Ticket> ask_for_ticket();
  boost::asio::awaitable<std::shared_ptr<net::WebSocket>> open(Line line);
  boost::asio::awaitable<void> serve(Envelope envelope);

  Session session_;
  Secret app_token_;
  std::string open_url_;
  boost::asio::any_io_executor executor_;
  Ways ways_;
  boost::asio::steady_timer timer_;
  std::optional<Moment> waits_for_;  // what the timer is set to
  std::mt19937 dice_{std::random_device()()};
  std::map<Line, std::shared_ptr<net::WebSocket>> sockets_;
  std::deque<Happening> waiting_;  // to be told to the session, in order
  bool is_telling_ = false;
};

}  // namespace knownby::slack
