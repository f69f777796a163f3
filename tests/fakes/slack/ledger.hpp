#pragma once
// What people see in a Slack that stands in for the real one: every message of every conversation, with edits
// and deletions applied, and apart from these what one person alone was shown.

#include <chrono>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace knownby::fakes {

struct Seen {
  std::string ts;
  nlohmann::json message;  // as it was given: text, blocks, metadata, thread_ts
  int edits = 0;
};

class Ledger {
 public:
  // Each has the time of this machine and a count in its name, so that no two are alike.
  std::string post(const std::string& channel, nlohmann::json message);
  bool redraw(const std::string& channel, const std::string& ts, const nlohmann::json& message);
  bool remove(const std::string& channel, const std::string& ts);
  std::string whisper(const std::string& channel, const std::string& user, nlohmann::json message);

  std::vector<std::string> places() const;  // wherever anything was ever posted, by name
  const std::vector<Seen>& everyone_sees(const std::string& channel) const;  // the oldest first
  const std::vector<Seen>& alone_sees(const std::string& user) const;
  int deleted() const { return deleted_; }
  // From here on, instead of this machine's time.
  void it_is(std::chrono::sys_seconds now) { told_ = now; }

 private:
  std::string next_ts();
  std::vector<Seen>::iterator find(const std::string& channel, const std::string& ts);

  std::map<std::string, std::vector<Seen>> channels_, people_;
  std::uint32_t count_ = 0;
  int deleted_ = 0;
  std::optional<std::chrono::sys_seconds> told_;
};

}  // namespace knownby::fakes
