#pragma once
// Calls to the Connector (PROTOCOL T-12): with the bot's own token, at the pace Teams allows.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "adapters/clock.hpp"
#include "adapters/net/pacer.hpp"
#include "adapters/teams/settings.hpp"

namespace knownby::teams {

// {service URL}/v3/conversations/{id}/activities[/{activity}], each id one segment of the path whatever it
// holds. An empty conversation names all of them: where new ones are begun.
std::string connector_url(std::string service_url, std::string_view conversation, std::string_view activity);

// The members of a conversation, from this page on (empty: the first), and one of them.
std::string members_url(std::string service_url, std::string_view conversation, std::string_view next);
std::string member_url(std::string service_url, std::string_view conversation, std::string_view account);

class Connector {
 public:
  // An answer, or why nothing was sent.
  using Called = std::variant<net::Answer, Later, Never>;

  // settings, counts and clock outlive it.
  Connector(const TeamsSettings& settings, TeamsCounts& counts, Clock& clock, Tokens tokens, Send send);

  // `place`: whose pace it counts against. A message counts where its thread is.
  boost::asio::awaitable<Called> call(std::string method, std::string url, std::string body,
                                      std::string place);
  // How long until the next call about this place may go (T-15).
  std::chrono::milliseconds wait_for(std::string_view place) const;
  // False where it would take longer than anybody waits for an answer.
  boost::asio::awaitable<bool> turn_comes(std::string place);

 private:
  const TeamsSettings& settings_;
  TeamsCounts& counts_;
  Clock& clock_;
  Tokens tokens_;
  Send send_;
  net::Pacer pacer_;
  bool is_at_gcc_ = false;  // that host answered once: what fails there now will pass
};

}  // namespace knownby::teams
