// Our app is taken away, and is there again: what this room does, and what the desk is told (PROTOCOL S-34).

#include <boost/asio/co_spawn.hpp>
#include <utility>

#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/setup/account.hpp"
#include "adapters/slack/slack.hpp"

namespace knownby::slack {

namespace asio = boost::asio;
using net::HttpResponse;

namespace {

Request strike(std::string verb, std::chrono::sys_seconds now) {
  Request request;
  request.now = now;
  request.speaker = {"clock", std::string(platform)};
  request.verb = std::move(verb);
  request.fields.emplace_back("platform", std::string(platform));
  return request;
}

}  // namespace

// Nothing is asked of Slack from here on; Slack hears that we know once the desk has written it down.
asio::awaitable<HttpResponse> Slack::taken_away(Revoked revoked) {
  HttpResponse response{200, {}, {}, {}};
  const Installation::Gone gone = co_await installation_.taken_away(revoked.at);
  if (gone == Installation::Gone::late) co_return response;
  response.status = 503;  // to be brought again
  if (gone == Installation::Gone::unclear) co_return response;
  once_.forget();
  Happened happened;
  happened.request = strike("taken_away", clock_.now());
  happened.request.event = "slack:event:" + revoked.event_id;
  happened.request.fields.emplace_back("event", revoked.event);
  const Receipt receipt = co_await events_.take(std::move(happened));
  if (receipt != Receipt::have_it) co_return response;
  ++counts_.revoked;
  warn("Slack says " + revoked.event +
       ", so nothing is posted any more, and what waited is cancelled. Install the app again, and put its "
       "token "
       "into slack-bot-token");
  response.status = 200;
  co_return response;
}

void Slack::look_around() {
  lookout_.minute();
  if (!ask_ || is_looking_again_ || !installation_.wants_a_look()) return;
  is_looking_again_ = true;
  asio::co_spawn(executor_, look_again(), [this](std::exception_ptr trouble) {
    is_looking_again_ = false;
    if (trouble) ++counts_.failed;  // the next minute tries again
  });
}

asio::awaitable<void> Slack::look_again() {
  const bool is_back = co_await installation_.look_again();
  if (!is_back) co_return;
  wire_.forgive();
  if (socket_) socket_->start();  // it may have been refused meanwhile
  if (settings_.note) settings_.note("Slack has our app again: everything goes on", false);
  co_await tell_of_return();
}

asio::awaitable<void> Slack::sign_in() {
  if (installation_.is_silent()) {
    co_await look_again();
    co_return;
  }
  const Standing standing = co_await installation_.sign_in();
  if (!standing.trouble.empty()) warn(standing.trouble);
  if (standing.is == Standing::Is::good) co_await tell_of_return();
}

Send Slack::hearing_the_time(Send send) {
  return [this, send = std::move(send)](net::Call call) { return send_and_hear(send, std::move(call)); };
}

asio::awaitable<net::Answer> Slack::send_and_hear(Send send, net::Call call) {
  net::Answer answer = co_await send(std::move(call));
  if (const auto theirs = time_in(answer)) time_told_.told(*theirs);
  co_return answer;
}

// It changes nothing where nobody missed us.
asio::awaitable<void> Slack::tell_of_return() { co_await reply_to(strike("installed", clock_.now())); }

}  // namespace knownby::slack
