#pragma once
// Slack: hears commands, presses and Slack's own questions, over HTTP at one door, POST /slack/events, or in
// Socket Mode; answers within three seconds, and delivers through the Web API. On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/clock.hpp"
#include "adapters/doors.hpp"
#include "adapters/overdue.hpp"
#include "adapters/platform.hpp"
#include "adapters/recent.hpp"
#include "adapters/slack/events/events.hpp"
#include "adapters/slack/events/homes.hpp"
#include "adapters/slack/files/exports.hpp"
#include "adapters/slack/files/files.hpp"
#include "adapters/slack/hear.hpp"
#include "adapters/slack/installation/installation.hpp"
#include "adapters/slack/once/once.hpp"
#include "adapters/slack/people/lookout.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/sign.hpp"
#include "adapters/slack/socket/socket.hpp"
#include "adapters/slack/views/forms.hpp"
#include "adapters/slack/wire.hpp"
#include "adapters/time_told.hpp"

namespace knownby::slack {

class Slack final : public Platform {
 public:
  // Over HTTP hangs its door; `dial` is for Socket Mode. Throws std::invalid_argument where the settings
  // leave it without app or team, and without what shows who speaks: a signing secret or an app-level token.
  // doors and clock outlive it, and it outlives the loop behind `executor`.
  Slack(SlackSettings settings, boost::asio::any_io_executor executor, Doors& doors, Clock& clock, Send send,
        Dial dial = {});

  std::string_view name() const override { return "slack"; }
  void start(Ask ask) override;
  // Socket Mode takes nothing new from here on, so that Slack brings it elsewhere; what is under way is
  // answered. Over HTTP the server does this.
  void take_no_more();
  // What comes after this is told that nothing was saved.
  void stop_hearing() override;
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing) override {
    return once_.deliver(std::move(outgoing));
  }
  boost::asio::awaitable<Sought> seek(Outgoing outgoing) override { return once_.seek(std::move(outgoing)); }

  // Once a minute: asks who is there, where that is due, and whether an app that was taken away is back.
  void look_around();
  // At the start: whether our token is good. What is wrong with it is noted.
  boost::asio::awaitable<void> sign_in();

  const SlackCounts& counts() const { return counts_; }
  // Our clock less Slack's, as its answers tell it; none: none did yet.
  std::optional<std::chrono::seconds> clock_ahead() const { return time_told_.ahead(clock_.now()); }
  std::size_t under_way() const;  // payloads not answered to the end yet

 private:
  struct Answering;  // one payload being answered

  boost::asio::awaitable<net::HttpResponse> serve(net::HttpRequest request);
  boost::asio::awaitable<std::string> serve_envelope(Envelope envelope);
  boost::asio::awaitable<net::HttpResponse> answer(Heard&& heard, bool takes_body);  // outlives the answer
  boost::asio::awaitable<net::HttpResponse> answer_in_time(std::shared_ptr<Answering> answering);
  boost::asio::awaitable<void> work(std::shared_ptr<Answering> answering);
  boost::asio::awaitable<void> answer_command(std::shared_ptr<Answering> answering);
  boost::asio::awaitable<void> answer_presses(std::shared_ptr<Answering> answering);
  Ask asking(Ask ask);
  boost::asio::awaitable<Reply> ask_and_follow(std::shared_ptr<const Ask> ask, Request&& request);
  boost::asio::awaitable<Reply> reply_to(Request&& request);
  bool is_signed(const net::HttpRequest& request);
  void open_socket(Dial dial, Send send);
  void warn(const std::string& words) const;
  void take_note(const Heard& heard);
  boost::asio::awaitable<net::HttpResponse> taken_away(Revoked revoked);
  Send hearing_the_time(Send send);
  boost::asio::awaitable<net::Answer> send_and_hear(Send send, net::Call call);
  boost::asio::awaitable<void> look_again();
  boost::asio::awaitable<void> tell_of_return();

  SlackSettings settings_;
  SlackCounts counts_;
  Clock& clock_;
  TimeTold time_told_;
  boost::asio::any_io_executor executor_;
  Send send_;
  std::optional<Signatures> signatures_;  // over HTTP
  std::optional<Socket> socket_;          // in Socket Mode
  Installation installation_;
  Wire wire_;
  Once once_;
  Overdue overdue_;
  Files files_;
  Exports exports_;
  Events events_;
  Homes homes_;
  Lookout lookout_;
  Forms forms_;
  Recent presses_{limits::replay};  // a copy of a signed press passes the check for so long
  Ask ask_;
  std::size_t under_way_ = 0;
  bool is_looking_again_ = false;
};

}  // namespace knownby::slack
