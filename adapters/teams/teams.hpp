#pragma once
// Teams: hears messages, presses and what befalls a conversation at one door, POST /api/messages, once
// somebody vouched for them; answers presses in the same breath and everything else in the conversation; and
// delivers through the Connector. On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "adapters/clock.hpp"
#include "adapters/doors.hpp"
#include "adapters/overdue.hpp"
#include "adapters/platform.hpp"
#include "adapters/recent.hpp"
#include "adapters/teams/connector/wire.hpp"
#include "adapters/teams/dialogs/dialogs.hpp"
#include "adapters/teams/files/files.hpp"
#include "adapters/teams/hear.hpp"
#include "adapters/teams/people/lookout.hpp"
#include "adapters/teams/settings.hpp"

namespace knownby::teams {

class Teams final : public Platform {
 public:
  // Hangs its door. Throws std::invalid_argument where the settings name no bot or no tenant, or nobody
  // vouches. doors and clock outlive it, and it outlives the loop behind `executor`.
  Teams(TeamsSettings settings, boost::asio::any_io_executor executor, Doors& doors, Clock& clock, Ways ways);

  std::string_view name() const override { return "teams"; }
  void start(Ask ask) override;
  // What comes after this is told that nothing was saved.
  void stop_hearing() override;
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing) override;
  // Never looks: Teams shows a bot no messages without a right that Knownby does not ask a school for.
  boost::asio::awaitable<Sought> seek(Outgoing outgoing) override;

  // Once a minute: asks who is there, where that is due.
  void look_around() { lookout_.minute(); }

  const TeamsCounts& counts() const { return counts_; }
  std::size_t under_way() const { return under_way_ + dialogs_.under_way(); }  // activities not answered yet

 private:
  struct Answering;  // one activity being answered

  boost::asio::awaitable<net::HttpResponse> serve(net::HttpRequest request);
  boost::asio::awaitable<unsigned> status_for(std::string authorization, Claimed claimed);
  boost::asio::awaitable<net::HttpResponse> answer(Heard heard);
  boost::asio::awaitable<net::HttpResponse> answer_aside(Heard heard);
  boost::asio::awaitable<net::HttpResponse> answer_in_time(std::shared_ptr<Answering> answering);
  boost::asio::awaitable<void> work(std::shared_ptr<Answering> answering);
  boost::asio::awaitable<void> answer_said(std::shared_ptr<Answering> answering);
  boost::asio::awaitable<Reply> ask_for(Answering& answering);
  boost::asio::awaitable<void> answer_pressed(std::shared_ptr<Answering> answering);
  enum class Where { chat, there, nowhere };  // somebody was answered alone
  boost::asio::awaitable<Where> say_alone(Back back, Card card);
  static std::string_view where_words(Where where);
  net::HttpResponse not_now(const Ignored& ignored);
  void take_note(const Heard& heard);

  TeamsSettings settings_;
  TeamsCounts counts_;
  Clock& clock_;
  boost::asio::any_io_executor executor_;
  Vouches vouches_;
  Files files_;
  Wire wire_;
  Overdue overdue_;
  Lookout lookout_;
  Dialogs dialogs_;
  Recent heard_{limits::redelivery};
  std::unordered_set<std::string> told_to_come_aside_;  // who was told once, by key
  Ask ask_;
  std::size_t under_way_ = 0;
};

}  // namespace knownby::teams
