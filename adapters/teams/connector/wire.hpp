#pragma once
// How words leave this room: what the outbox holds, and answers, said aloud or to one person alone.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "adapters/clock.hpp"
#include "adapters/teams/connector/connector.hpp"
#include "adapters/teams/connector/whereabouts.hpp"
#include "adapters/teams/hear.hpp"
#include "adapters/teams/settings.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::teams {

// What mends it where a person cannot be written to.
inline constexpr const char* how_to_be_reached =
    "Install Knownby for the staff in the Teams admin center (Setup policies), or ask them to add it: Apps, "
    "Knownby, Add; a word to it there is enough.";

class Wire {
 public:
  // settings, counts and clock outlive it.
  Wire(const TeamsSettings& settings, TeamsCounts& counts, Clock& clock, Tokens tokens, Send send);

  // Told whenever it turns out whether we can write to a person alone; fix: what mends it, empty where we
  // can.
  using Reach = std::function<void(const std::string& key, const std::string& fix)>;
  void tells_reach_to(Reach reach) { reach_ = std::move(reach); }

  Whereabouts& whereabouts() { return whereabouts_; }
  Connector& connector() { return connector_; }

  // Posts, redraws or removes one message; to a person not spoken to yet by beginning the conversation.
  // Later, without a call, where the pace asks for it (T-15) or Teams refuses this installation.
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing);

  enum class Told { yes, perhaps, no };
  // Says it where the person spoke: where that is a channel, everybody reads it. Tried again while it
  // certainly did not arrive.
  boost::asio::awaitable<Told> tell(Back back, Card card);
  // To that person alone, where they spoke: only they see it. no: Teams does not take such messages, or we
  // are not to send any; then there is the conversation of two.
  boost::asio::awaitable<Told> tell_there_alone(Back back, Card card);
  // To that person alone, in the conversation of two.
  boost::asio::awaitable<Told> tell_alone(Back back, Card card);
  // Begins the conversation of two, where none is known yet, and says nothing in it.
  boost::asio::awaitable<void> find(std::string key);
  // In place of the message whose button was pressed.
  boost::asio::awaitable<void> redraw(Back back, Card card);

 private:
  struct Errand;                                         // one message on its way
  struct Opening;                                        // a conversation of two being begun
  using Chat = std::variant<std::string, Later, Never>;  // its id, or why there is none

  std::variant<Errand, Never> errand_of(const Outgoing& outgoing) const;
  boost::asio::awaitable<Told> tell_with(Errand errand);
  boost::asio::awaitable<Delivery> run(Errand errand);
  boost::asio::awaitable<Chat> chat_with(std::string key, std::string user, std::string service_url);
  boost::asio::awaitable<Chat> open_chat(std::string key, std::string user, std::string service_url);
  Delivery learned(Delivery delivery, const std::string& address);
  bool is_refused() const { return refused_until_ && clock_.now() < *refused_until_; }

  const TeamsSettings& settings_;
  TeamsCounts& counts_;
  Clock& clock_;
  Connector connector_;
  Reach reach_;
  Whereabouts whereabouts_{limits::remembered};
  std::map<std::string, std::shared_ptr<Opening>> openings_;  // by the person's key
  // Set while Teams takes no messages for one person alone in a channel.
  std::optional<std::chrono::sys_seconds> targets_nobody_until_;
  // Set while Teams refuses this installation: no calls until then.
  std::optional<std::chrono::sys_seconds> refused_until_;
  std::optional<std::chrono::sys_days>
      gave_up_in_;  // the Monday of the week in which it was last said by giving one up
};

}  // namespace knownby::teams
