#pragma once
// A call to a platform and what became of it, as plain data: whoever delivers must be able to tell "certainly
// not sent" from "may have arrived" (S-20).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/net/gate.hpp"
#include "adapters/net/http_message.hpp"

namespace knownby::net {

enum class Trouble : std::uint8_t {
  none,
  refused_by_gate,        // the URL, a resolved address or a header is not one we send to or send
  not_connected,          // no address, or nobody listens there
  tls_failed,             // not the peer we expect, or no safe way to talk to it
  timed_out_before_send,  // while looking up, connecting or shaking hands
  lost,                   // the first byte may have left; from here on it may have been done
  timed_out_after_send,
  too_large,  // the answer
};
inline constexpr std::size_t troubles = 8;
std::string_view name(Trouble trouble);  // for logs and metrics, such as "tls_failed"

struct Call {
  Purpose purpose;
  std::string url;  // may be a secret: never logged here
  HttpHeaders headers{};
  std::string body{};
  std::string method = "POST";
};

// False when a header, or the token in it, could begin a line of its own: such a call is not sent.
bool is_clean(const Call& call);

struct Answer {
  Trouble trouble = Trouble::none;
  unsigned status = 0;  // 0 where there is trouble
  HttpHeaders headers{};
  std::string body{};

  bool is_certainly_not_sent() const { return trouble > Trouble::none && trouble < Trouble::lost; }
  std::optional<std::string_view> header(std::string_view name) const;  // the first of this name
};

}  // namespace knownby::net
