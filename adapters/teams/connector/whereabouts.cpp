#include "adapters/teams/connector/whereabouts.hpp"

namespace knownby::teams {
namespace {

std::string at(const std::unordered_map<std::string, std::string>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::string() : found->second;
}

}  // namespace

void Whereabouts::heard(const Back& back) {
  make_room();
  closed_.erase(back.address);
  service_urls_[back.address] = back.service_url;
  if (!back.team.empty()) teams_[back.address] = back.team;
  if (!back.direct) return;
  chats_[back.key] = back.conversation;
  closed_.erase(back.key);  // whoever was not spoken to yet is addressed so
}

void Whereabouts::left(const Back& back) {
  close(back.address);
  if (back.direct) chats_.erase(back.key);
}

void Whereabouts::close(const std::string& address) {
  make_room();
  closed_.insert(address);
}

std::string Whereabouts::service_url_of(const std::string& address) const {
  return at(service_urls_, address);
}

std::string Whereabouts::team_of(const std::string& address) const { return at(teams_, address); }

std::string Whereabouts::chat_with(const std::string& key) const { return at(chats_, key); }

void Whereabouts::begun(const std::string& key, const std::string& conversation) {
  make_room();
  chats_[key] = conversation;
  closed_.erase(key);
}

// More than a school has: whatever is forgotten is learned again.
void Whereabouts::make_room() {
  if (service_urls_.size() >= most_) service_urls_.clear();
  if (teams_.size() >= most_) teams_.clear();
  if (chats_.size() >= most_) chats_.clear();
  if (closed_.size() >= most_) closed_.clear();
}

}  // namespace knownby::teams
