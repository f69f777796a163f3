#include "adapters/slack/socket/socket.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <optional>
#include <utility>

namespace knownby::slack {

namespace asio = boost::asio;

Socket::Socket(SessionRules rules, Secret app_token, std::string open_url, asio::any_io_executor executor,
               Ways ways, SocketCounts& counts)
    : session_(std::move(rules), counts),
      app_token_(std::move(app_token)),
      open_url_(std::move(open_url)),
      executor_(std::move(executor)),
      ways_(std::move(ways)),
      timer_(executor_) {}

// What is done may make something else happen at once; it then waits for its turn.
void Socket::happened(Happening what) {
  waiting_.push_back(std::move(what));
  if (is_telling_) return;
  is_telling_ = true;
  while (!waiting_.empty()) {
    const Happening next = std::move(waiting_.front());
    waiting_.pop_front();
    Now now;
    now.at = std::chrono::steady_clock::now();
    now.chance = std::uniform_real_distribution<double>(0, 1)(dice_);
    Actions actions = session_.happens(next, now);
    for (Action& action : actions) obey(action);
  }
  is_telling_ = false;
  wait();
}

void Socket::obey(Action& action) {
  const auto socket = [this](Line line) {
    const auto found = sockets_.find(line);
    return found == sockets_.end() ? nullptr : found->second;
  };
  if (const auto* open = std::get_if<Open>(&action)) {
    asio::co_spawn(executor_, keep(open->line), asio::detached);
  } else if (auto* serving = std::get_if<Serve>(&action)) {
    asio::co_spawn(executor_, serve(std::move(serving->envelope)), asio::detached);
  } else if (auto* say = std::get_if<Say>(&action)) {
    if (const auto to = socket(say->line)) to->say(std::move(say->text));
  } else if (const auto* ping = std::get_if<Ping>(&action)) {
    if (const auto to = socket(ping->line)) to->ping();
  } else if (const auto* close = std::get_if<Close>(&action)) {
    if (const auto to = socket(close->line)) to->close();
  } else if (const auto* told = std::get_if<Tell>(&action)) {
    if (ways_.note) ways_.note(told->words, told->is_trouble);
  }
}

void Socket::wait() {
  const std::optional<Moment> next = session_.next();
  if (next == waits_for_) return;
  waits_for_ = next;
  timer_.cancel();
  if (!next) return;
  timer_.expires_at(*next);
  timer_.async_wait([this](const boost::system::error_code& stopped) {
    if (stopped) return;
    waits_for_.reset();
    happened(Waited());
  });
}

// One connection, from the wish for it to its end.
asio::awaitable<void> Socket::keep(Line line) {
  const std::shared_ptr<net::WebSocket> socket = co_await open(line);
  if (!socket) co_return;
  sockets_[line] = socket;
  Opened opened{line};
  happened(opened);
  net::WebSocket::Heard hears = [this, line](net::Arrival arrival) { heard(line, std::move(arrival)); };
  co_await socket->listen(std::move(hears));
  sockets_.erase(line);
  Closed closed{line};
  happened(closed);
}

// Nothing where it failed, which the session has heard then.
asio::awaitable<std::shared_ptr<net::WebSocket>> Socket::open(Line line) {
  NotOpened failed{line};
  try {
    Ticket ticket = co_await ask_for_ticket();
    failed.error = ticket.error;
    failed.told_to_wait = ticket.told_to_wait;
    if (!ticket.url.empty()) {
      const net::Opening opening = co_await ways_.dial(std::move(ticket.url));
      if (opening.socket) co_return opening.socket;
      failed.error = net::name(opening.trouble);
    }
  } catch (const std::exception&) {  // what it says may hold the address
    failed.error = "failed";
  }
  happened(std::move(failed));
  co_return nullptr;
}

asio::awaitable<Ticket> Socket::ask_for_ticket() {
  net::Call call{net::Purpose::slack_api, open_url_};
  call.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  call.headers.emplace_back("Authorization", "Bearer " + std::string(app_token_.reveal()));
  const net::Answer answer = co_await ways_.send(std::move(call));
  co_return ticket_in(answer);
}

void Socket::heard(Line line, net::Arrival arrival) {
  switch (arrival.what) {
    case net::Arrival::What::text:
      return happened(TextCame{line, std::move(arrival.text)});
    case net::Arrival::What::binary:
      return happened(BinaryCame{line, arrival.bytes});
    case net::Arrival::What::ping:
      return happened(PingCame{line});
    case net::Arrival::What::pong:
      return happened(PongCame{line});
  }
}

asio::awaitable<void> Socket::serve(Envelope envelope) {
  Answered answered{envelope.id};
  bool is_served = false;
  try {
    answered.payload = co_await ways_.serve(std::move(envelope));
    is_served = true;
  } catch (const std::exception&) {  // Slack sends it again
  }
  if (is_served) {
    happened(std::move(answered));
  } else {
    happened(Failed{std::move(answered.envelope)});
  }
}

}  // namespace knownby::slack
