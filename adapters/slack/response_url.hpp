#pragma once
// The URL a command or a press may be answered at for a while, and how often that has been done (PROTOCOL
// S-11).

#include <chrono>
#include <string>

#include "adapters/slack/limits.hpp"

namespace knownby::slack {

// Lives as long as the answer to one payload is under way, which is the only time the URL is used; so the
// count needs no table. The URL is a secret.
class ResponseUrl {
 public:
  ResponseUrl(std::string url, std::chrono::sys_seconds given) : url_(std::move(url)), given_(given) {}

  const std::string& url() const { return url_; }
  // Whether Slack would take one more: five uses, 29 minutes.
  bool has_room(std::chrono::sys_seconds now) const {
    return uses_ < limits::response_uses && now - given_ <= limits::response_age;
  }
  void used() { ++uses_; }

 private:
  std::string url_;
  std::chrono::sys_seconds given_;
  int uses_ = 0;
};

}  // namespace knownby::slack
