#pragma once
// The gate every outgoing request passes: which hosts Knownby is willing to call, for which purpose.
// Pure: an URL in, a vetted destination out, or a refusal that never repeats the URL, which may be a secret.

#include <boost/asio/ip/address.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace knownby::net {

enum class Purpose : std::uint8_t {
  slack_api,
  slack_response_url,
  slack_socket,
  slack_file,             // what people send to Knownby
  teams_openid_metadata,  // where Microsoft publishes the keys it signs with (T-02)
  teams_login,            // where we get the token we send with (T-06)
  teams_connector,        // an activity's service URL: where answers go
  teams_workflow,         // a workflow's URL, which is a secret (T-20)
  teams_file,             // what people send to Knownby, in their own OneDrive; its address is a secret
};

// The name of a purpose as [loopback] in the configuration spells it, such as "slack_api".
std::optional<Purpose> purpose_named(std::string_view name);

struct Destination {
  bool is_tls = true;
  std::string host{};  // lower case, without a trailing dot; with loopback overrides an address
  std::uint16_t port = 443;
  std::string target{};      // origin-form: path and query
  bool is_loopback = false;  // admitted by an override: may_connect() does not apply
  bool is_socket = false;    // ws or wss: a WebSocket and no request
};

// What a Host header says of it: the port only where it is not the usual one.
std::string host_header(const Destination& destination);

class Refused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Stand-ins on this machine for rehearsals. As soon as there is one, nothing else can be reached.
class Loopback {
 public:
  // url: http or https, for a socket ws or wss; the host a loopback address written as such (127.0.0.1,
  // [::1]); a path ending in '/' is the base below which paths are put. Throws Refused for anything else.
  void stand_in(Purpose purpose, std::string_view url);

  bool empty() const { return bases_.empty(); }
  // Where URLs of this purpose begin: the stand-in's, else the platform's own; such as
  // https://slack.com/api/.
  std::string base(Purpose purpose) const;
  // Does this destination lie at the address and port of some stand-in, and is it spoken to alike?
  bool holds(const Destination& destination) const;

 private:
  std::map<Purpose, std::string> bases_;
};

// Throws Refused unless the URL is one that this purpose may call: https (wss for a socket), port 443,
// exactly a host of the table, or below it where the table says so. With stand-ins: exactly one of their
// origins.
Destination admit(Purpose purpose, std::string_view url, const Loopback& loopback);

// Is this an address of the public internet? Loopback, private, link-local, shared, metadata, multicast,
// documentation and mapped addresses are not: an allowed name that resolves there is not followed.
bool may_connect(const boost::asio::ip::address& address);

// Tokens as Slack mints them (xoxb-, xoxp-, xoxe.xoxb-, xapp- and their like) and client secrets as Microsoft
// Entra does (three characters, a digit, Q~ and the rest). With stand-ins configured such a token stops the
// start; rehearsals use one that names itself, such as "loopback-token".
bool looks_like_production(std::string_view token);

}  // namespace knownby::net
