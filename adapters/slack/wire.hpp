#pragma once
// How words leave this room: calls to Slack's Web API, paced, and answers to response URLs.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "adapters/clock.hpp"
#include "adapters/net/pacer.hpp"
#include "adapters/slack/hear.hpp"
#include "adapters/slack/installation/installation.hpp"
#include "adapters/slack/response_url.hpp"
#include "adapters/slack/send.hpp"
#include "adapters/slack/settings.hpp"
#include "commands/words/outgoing.hpp"
#include "commands/words/reply.hpp"

namespace knownby::slack {

class Wire {
 public:
  // All but send outlive it.
  Wire(const SlackSettings& settings, Installation& installation, SlackCounts& counts, Clock& clock,
       Send send);

  // Posts, redraws or removes one message. Later, without a call, where the pace asks for it (S-21) or Slack
  // refuses this installation.
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing);

  // Gives the reply to whoever spoke, at the response URL while that lasts and then by chat.postEphemeral; as
  // tell() does where there is no such URL, as on a page.
  // `way` outlives the call. What cannot be given is counted: the person asks again, and `seen` has the same
  // answer.
  boost::asio::awaitable<void> respond(ResponseUrl& way, Back back, Reply reply, bool may_replace);

  // Says the reply where the person spoke: in a conversation of two as a message, in a channel or thread to
  // that person alone, and to everyone only what everyone may see. Where the channel takes nothing from us,
  // the person is written to directly. Tried again while it certainly did not arrive.
  enum class Told { yes, perhaps, no };
  boost::asio::awaitable<Told> tell(Back back, Reply reply);

  // Makes the card this person's page, where still stands what the hash tells of (empty: whatever stands
  // there). What does not arrive is counted: it is built anew when they open it.
  struct Page {
    std::string hash{};          // of what now stands there; empty: nobody can tell
    bool stood_another = false;  // nothing was changed
  };
  boost::asio::awaitable<Page> publish(std::string user, Card card, std::string hash);

  // Asks one of Slack's reading methods, in its turn and again where that may help. An answer without a
  // status where Slack refuses us or the turn would not come.
  boost::asio::awaitable<net::Answer> read(std::string method, std::string form);
  void went_well() { installation_.went_well(); }  // something was answered: the installation lives
  void forgive() { refused_until_.reset(); }       // our app was installed again

  // Opens the modal, once and now or not at all: a trigger does not last (S-12). Whether Slack took it.
  boost::asio::awaitable<bool> open(std::string trigger, std::string view);

  // Asks something that changes nothing, form-encoded (S-22). Waits for its turn, and where Slack asks for
  // patience once more, but no longer than so; where its turn does not come by then, the answer is Slack's
  // own for that, 429.
  boost::asio::awaitable<net::Answer> read(std::string method, std::string channel, std::string form,
                                           std::chrono::seconds patience = std::chrono::seconds(0));
  // What to take its answer for with result_of: asking twice does no harm.
  static Outgoing reading();

  // Deletes a message of ours by its name, when its turn comes.
  boost::asio::awaitable<Delivery> take_away(std::string channel, std::string ts);

 private:
  boost::asio::awaitable<net::Answer> call(std::string method, std::string channel, std::string body,
                                           std::string type = "application/json; charset=utf-8");
  struct Errand;  // one call: which method, about which channel, saying what
  static std::optional<Errand> errand_of(const Outgoing& outgoing, std::string_view team);
  static Errand telling(const Back& back, const Reply& reply);

  boost::asio::awaitable<Delivery> try_to_tell(Errand errand);
  boost::asio::awaitable<net::Answer> answer_at(ResponseUrl& way, std::string body);
  boost::asio::awaitable<net::Answer> whisper(Back back, Reply reply);
  boost::asio::awaitable<bool> turn_comes(std::string method, std::string channel,
                                          std::chrono::seconds patience);
  boost::asio::awaitable<net::Answer> sign_and_send(net::Call letter);
  boost::asio::awaitable<net::Answer> count(net::Call letter);
  net::Answer not_yet(std::string_view method, std::string_view channel) const;
  Delivery learned(const net::Answer& answer, const Outgoing& outgoing);
  bool is_refused(std::chrono::sys_seconds now) const { return refused_for(now).count() > 0; }
  std::chrono::seconds refused_for(std::chrono::sys_seconds now) const;  // from now; zero: not at all

  const SlackSettings& settings_;
  Installation& installation_;
  SlackCounts& counts_;
  Clock& clock_;
  Send send_;
  net::Pacer pacer_;
  std::map<std::string, int> unheard_of_;  // by the message's key: how often in a row its error was a new one
  // Set while Slack refuses this installation: no calls until then.
  std::optional<std::chrono::sys_seconds> refused_until_;
  std::optional<std::chrono::sys_days>
      gave_up_in_;  // the Monday of the week in which it was last said by giving one up
};

}  // namespace knownby::slack
