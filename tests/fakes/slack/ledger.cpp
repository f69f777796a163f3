#include "tests/fakes/slack/ledger.hpp"

#include <algorithm>
#include <chrono>

namespace knownby::fakes {

using nlohmann::json;

namespace {

const std::vector<Seen>& of(const std::map<std::string, std::vector<Seen>>& seen, const std::string& key) {
  static const std::vector<Seen> nothing;
  const auto found = seen.find(key);
  return found == seen.end() ? nothing : found->second;
}

}  // namespace

std::string Ledger::post(const std::string& channel, json message) {
  channels_[channel].push_back({next_ts(), std::move(message)});
  return channels_[channel].back().ts;
}

// What an edit does not name stays, metadata too; text without blocks takes the blocks away.
bool Ledger::redraw(const std::string& channel, const std::string& ts, const json& message) {
  const auto found = find(channel, ts);
  if (found == channels_[channel].end()) return false;
  if (message.contains("text") && !message.contains("blocks")) found->message.erase("blocks");
  found->message.update(message);
  ++found->edits;
  return true;
}

bool Ledger::remove(const std::string& channel, const std::string& ts) {
  const auto found = find(channel, ts);
  if (found == channels_[channel].end()) return false;
  channels_[channel].erase(found);
  ++deleted_;
  return true;
}

std::string Ledger::whisper(const std::string& channel, const std::string& user, json message) {
  message["channel"] = channel;
  people_[user].push_back({next_ts(), std::move(message)});
  return people_[user].back().ts;
}

std::vector<std::string> Ledger::places() const {
  std::vector<std::string> names;
  for (const auto& [name, messages] : channels_) names.push_back(name);
  return names;
}

const std::vector<Seen>& Ledger::everyone_sees(const std::string& channel) const {
  return of(channels_, channel);
}

const std::vector<Seen>& Ledger::alone_sees(const std::string& user) const { return of(people_, user); }

std::string Ledger::next_ts() {
  const auto now = told_ ? std::chrono::system_clock::duration(told_->time_since_epoch())
                         : std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  std::string count = std::to_string(++count_);
  return std::to_string(seconds) + '.' + std::string(6 - std::min<std::size_t>(count.size(), 6), '0') + count;
}

std::vector<Seen>::iterator Ledger::find(const std::string& channel, const std::string& ts) {
  auto& messages = channels_[channel];
  return std::find_if(messages.begin(), messages.end(), [&](const Seen& seen) { return seen.ts == ts; });
}

}  // namespace knownby::fakes
