#include "tests/fakes/teams/connector.hpp"

#include <algorithm>
#include <array>

#include "adapters/forms.hpp"

namespace knownby::fakes {

using nlohmann::json;

namespace {

constexpr std::size_t page_size = 2;

ConnectorAnswer refused(unsigned status, const char* code) {
  return {status, json{{"error", {{"code", code}, {"message", "no"}}}}.dump()};
}

std::string decoded(const std::string& segment) { return std::string(FormBody("x=" + segment).text("x")); }

// "/v3/conversations/A/activities/B?c" as "A", "activities", "B", "c", each decoded.
std::array<std::string, 4> parts_of(const std::string& target) {
  constexpr std::string_view prefix = "/v3/conversations";
  std::array<std::string, 4> parts;
  const std::size_t query = target.find('?');
  if (query != std::string::npos) parts[3] = target.substr(query + 1);
  std::string path = target.substr(0, query);
  path = path.size() > prefix.size() ? path.substr(prefix.size() + 1) : "";
  for (std::size_t at = 0; at < 3 && !path.empty(); ++at) {
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.at(at) = decoded(path.substr(0, end));
    path.erase(0, std::min(end + 1, path.size()));
  }
  return parts;
}

std::string without_thread(const std::string& conversation) {
  return conversation.substr(0, conversation.find(";messageid="));
}

}  // namespace

ConnectorAnswer Connector::call(const std::string& method, const std::string& target,
                                const std::string& body) {
  called.push_back(method + ' ' + target);
  const auto [conversation, what, id, query] = parts_of(target);
  if (method == "GET") return tell(conversation, query);
  Lie lie = Lie::none;
  if (!lies.empty()) {
    lie = lies.front();
    lies.pop_front();
  }
  if (lie == Lie::throttled) return {429, "{}", true};
  if (lie == Lie::breaks) return refused(500, "ServiceError");
  if (lie == Lie::refused) return refused(403, "ForbiddenOperationException");
  ConnectorAnswer answer = conversation.empty() ? begin(body) : change(method, conversation, id, body);
  if (lie == Lie::done_then_502) return {502, "<html>Bad gateway</html>"};
  if (lie == Lie::done_then_lost) return {0, {}};
  return answer;
}

std::string Connector::same(const std::string& user) const {
  const auto found = object_ids.find(user);
  return found == object_ids.end() ? user : found->second;
}

ConnectorAnswer Connector::begin(const std::string& body) {
  const std::string user = same(json::parse(body).at("members").at(0).at("id"));
  if (unreachable.count(user) > 0) return refused(403, "ForbiddenOperationException");
  return {201, json{{"id", chat_with(user)}}.dump()};
}

std::string Connector::chat_with(const std::string& user) {
  std::string& chat = chats_[same(user)];
  if (chat.empty()) chat = "a:1chat" + std::to_string(chats_.size());
  conversations.insert(chat);
  return chat;
}

ConnectorAnswer Connector::change(const std::string& method, const std::string& conversation,
                                  const std::string& id, const std::string& body) {
  const std::string place = without_thread(conversation);
  if (conversations.count(place) == 0) return refused(404, "ConversationNotFound");
  if (method == "POST") {
    messages_.push_back({place, std::to_string(1'700'000'000'000 + ++count_), json::parse(body)});
    return {201, json{{"id", messages_.back().id}}.dump()};
  }
  const auto found = std::find_if(messages_.begin(), messages_.end(), [&](const TeamsMessage& one) {
    return one.conversation == place && one.id == id;
  });
  if (found == messages_.end()) return refused(404, "ActivityNotFoundInConversation");
  if (method == "DELETE") {
    messages_.erase(found);
    return {200, {}};
  }
  found->activity = json::parse(body);
  ++found->edits;
  return {200, json{{"id", id}}.dump()};
}

ConnectorAnswer Connector::tell(const std::string& conversation, const std::string& query) const {
  const auto there = members.find(conversation);
  if (there == members.end()) return refused(403, "BotNotInConversationRoster");
  const std::size_t at = query.find("continuationToken=");
  const std::size_t from = at == std::string::npos ? 0 : std::stoul(query.substr(at + 18));
  json page = json::array();
  const std::size_t end = std::min(from + page_size, there->second.size());
  for (std::size_t one = from; one < end; ++one) page.push_back(there->second.at(one));
  json answer{{"members", page}};
  if (end < there->second.size()) answer["continuationToken"] = std::to_string(end);
  return {200, answer.dump()};
}

std::vector<TeamsMessage> Connector::seen_in(const std::string& conversation) const {
  std::vector<TeamsMessage> seen;
  std::copy_if(messages_.begin(), messages_.end(), std::back_inserter(seen),
               [&](const TeamsMessage& one) { return one.conversation == conversation; });
  return seen;
}

std::string words_of(const TeamsMessage& message) {
  return message.activity.at("attachments").at(0).at("content").at("fallbackText");
}

json action_called(const TeamsMessage& message, const std::string& label) {
  for (const json& element : message.activity.at("attachments").at(0).at("content").at("body")) {
    for (const json& action : element.value("actions", json::array()))
      if (action.at("title") == label) return action;
  }
  return {};
}

}  // namespace knownby::fakes
