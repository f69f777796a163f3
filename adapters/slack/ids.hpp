#pragma once
// Slack's ids and the keys we make of them: "team:user" names an account, "team:channel" is a place's
// address.

#include <algorithm>
#include <string>
#include <string_view>

#include "adapters/slack/limits.hpp"

namespace knownby::slack {

// Opaque, case-sensitive letters and digits, at most 64 (S-32).
inline bool is_id(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  return !text.empty() && text.size() <= limits::platform_id &&
         std::all_of(text.begin(), text.end(), is_letter);
}

inline std::string key_of(std::string_view team, std::string_view id) {
  std::string key;
  key.reserve(team.size() + 1 + id.size());
  return key.append(team).append(":").append(id);
}

// The user or channel in such a key; empty where the text is no key of ours.
inline std::string_view id_in(std::string_view key) {
  const std::size_t colon = key.find(':');
  if (colon == std::string_view::npos || !is_id(key.substr(0, colon))) return {};
  const std::string_view id = key.substr(colon + 1);
  return is_id(id) ? id : std::string_view();
}

// The same, and only where the key is this team's.
inline std::string_view id_in(std::string_view key, std::string_view team) {
  return key.substr(0, key.find(':')) == team ? id_in(key) : std::string_view();
}

}  // namespace knownby::slack
