#include "adapters/net/call.hpp"

#include <algorithm>

namespace knownby::net {

std::string_view name(Trouble trouble) {
  switch (trouble) {
    case Trouble::none:
      return "none";
    case Trouble::refused_by_gate:
      return "refused_by_gate";
    case Trouble::not_connected:
      return "not_connected";
    case Trouble::tls_failed:
      return "tls_failed";
    case Trouble::timed_out_before_send:
      return "timed_out_before_send";
    case Trouble::lost:
      return "lost";
    case Trouble::timed_out_after_send:
      return "timed_out_after_send";
    case Trouble::too_large:
      return "too_large";
  }
  return "unknown";
}

std::optional<std::string_view> Answer::header(std::string_view wanted) const {
  for (const auto& [key, value] : headers)
    if (same_header(key, wanted)) return value;
  return std::nullopt;
}

bool is_clean(const Call& call) {
  const auto is_token = [](const std::string& text) {
    const auto is_visible = [](char c) { return c > 0x20 && c < 0x7f && c != ':'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), is_visible);
  };
  const auto is_header = [&is_token](const auto& header) {
    const auto is_text = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; };
    return is_token(header.first) && std::all_of(header.second.begin(), header.second.end(), is_text);
  };
  return is_token(call.method) && std::all_of(call.headers.begin(), call.headers.end(), is_header);
}

}  // namespace knownby::net
