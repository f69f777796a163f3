#pragma once
// Our app in the workspace: the token it is spoken for with, renewed before it ends (PROTOCOL S-33),
// forgotten when Slack takes the app away, and found again once it is installed again (S-34). On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <optional>
#include <string_view>
#include <variant>

#include "adapters/clock.hpp"
#include "adapters/flight.hpp"
#include "adapters/slack/installation/tokens.hpp"
#include "adapters/slack/send.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/setup/standing.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::slack {

class Installation {
 public:
  // settings, counts and clock outlive it, and it outlives the loop behind `executor`.
  Installation(Tokens tokens, const SlackSettings& settings, boost::asio::any_io_executor executor,
               SlackCounts& counts, Clock& clock, Send send);

  // What to call Slack with. A renewal is waited for, one however many ask. None: no token is held that is
  // worth a call.
  boost::asio::awaitable<std::optional<Secret>> token();
  // Slack calls this token expired: whether another is held now, or has come since.
  boost::asio::awaitable<bool> renew_after(Secret expired);
  bool renews() const { return !held_.refresh.blank(); }

  void went_well() { well_at_ = clock_.now(); }  // Slack did what we asked
  // No call may be made until the app is installed again.
  bool is_silent() const { return is_taken_ || (is_lost_ && has_ended()); }

  // Slack says that at that time it took our app or our token away. `late`: of an installation of before, for
  // this one lives. `unclear`: it may be either, and Slack could not be asked; nothing is done.
  enum class Gone { now, late, unclear };
  boost::asio::awaitable<Gone> taken_away(std::chrono::sys_seconds when);

  // At the start: whether the token is good.
  boost::asio::awaitable<Standing> sign_in();
  // Once a minute, where it wants one: whether the app is there again, with the tokens that are kept now.
  bool wants_a_look() const { return is_taken_ || is_lost_ || is_unkept_; }
  boost::asio::awaitable<bool> look_again();

 private:
  bool is_due() const;
  bool has_ended() const;
  void begin_renewal();
  boost::asio::awaitable<void> renew();
  void learn(std::variant<Tokens, Later, Never> result);
  void keep();
  void let_go();
  std::optional<Tokens> kept() const;
  void note(std::string_view words, bool is_trouble) const;

  const SlackSettings& settings_;
  SlackCounts& counts_;
  Clock& clock_;
  Send send_;
  Flight flight_;
  Tokens held_;
  std::optional<std::chrono::sys_seconds> not_before_;  // no renewal until then
  int failures_ = 0;                                    // of renewals, in a row
  bool is_lost_ = false;    // the refresh token is taken no more: only the app's next installation helps
  bool is_unkept_ = false;  // the pair held is not on the disk yet
  bool is_taken_ = false;
  std::chrono::sys_seconds tried_{};                 // when it was last asked whether it is there again
  std::optional<std::chrono::sys_seconds> well_at_;  // when Slack last did what we asked
};

}  // namespace knownby::slack
