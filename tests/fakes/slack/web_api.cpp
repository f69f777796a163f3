#include "tests/fakes/slack/web_api.hpp"

#include <algorithm>

namespace knownby::fakes {

using nlohmann::json;

namespace {

json refused(const std::string& error) { return {{"ok", false}, {"error", error}}; }

std::string text(const json& arguments, const char* key) {
  const auto found = arguments.find(key);
  if (found == arguments.end()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

// The conversation with a person: D for U.
std::string conversation(const std::string& channel) {
  return channel.starts_with('U') ? 'D' + channel.substr(1) : channel;
}

}  // namespace

json WebApi::call(const std::string& method, const json& arguments,
                  const std::optional<std::string>& bearer) {
  called.push_back(method);
  if (method == "oauth.v2.access") return renew(arguments);
  if (bearer && expired.count(*bearer) > 0) return refused("token_expired");
  if (bearer && *bearer != token) return refused(token.empty() ? "account_inactive" : "invalid_auth");
  const std::string channel = text(arguments, "channel"), ts = text(arguments, "ts");
  if (method == "chat.postMessage") return post(arguments);
  if (method == "chat.postEphemeral") return whisper(arguments);
  if (method == "conversations.history") return history(arguments);
  if (method == "conversations.open") return open(arguments);
  if (method == "chat.update")
    return ledger.redraw(channel, ts, arguments) ? json{{"ok", true}, {"channel", channel}, {"ts", ts}}
                                                 : refused("message_not_found");
  if (method == "chat.delete")
    return ledger.remove(channel, ts) ? json{{"ok", true}, {"channel", channel}, {"ts", ts}}
                                      : refused("message_not_found");
  if (method == "views.publish") {
    homes[text(arguments, "user_id")] = arguments.value("view", json::object());
    return {{"ok", true}};
  }
  if (method == "views.open" || method == "views.update") {
    views.push_back(arguments.value("view", json::object()));
    return {{"ok", true}, {"view", {{"id", "V" + std::to_string(views.size())}, {"hash", "1.a"}}}};
  }
  return tell(method, arguments);
}

std::string WebApi::rights_header() const {
  std::string list;
  for (const std::string& right : rights) list += (list.empty() ? "" : ",") + right;
  return "X-OAuth-Scopes: " + list + "\r\n";
}

// The old pair ends with the new one's first breath: whoever loses that has none.
json WebApi::renew(const json& arguments) {
  if (refresh.empty() || text(arguments, "refresh_token") != refresh) return refused("invalid_refresh_token");
  if (text(arguments, "client_secret").empty()) return refused("bad_client_secret");
  expired.insert(token);
  token = "loopback-renewed-" + std::to_string(expired.size());
  refresh = token + "-refresh";
  return {{"ok", true},
          {"app_id", app_id},
          {"team", {{"id", team_id}}},
          {"access_token", token},
          {"refresh_token", refresh},
          {"expires_in", 43200}};
}

json WebApi::post(const json& arguments) {
  if (needs("chat:write")) return refused("missing_scope");
  const std::string channel = text(arguments, "channel");
  const std::string trouble = trouble_at(channel);
  if (!trouble.empty()) return refused(trouble);
  if (text(arguments, "text").empty()) return refused("no_text");
  const std::string ts = ledger.post(conversation(channel), arguments);
  return {{"ok", true}, {"channel", conversation(channel)}, {"ts", ts}};
}

json WebApi::whisper(const json& arguments) {
  const std::string trouble = trouble_at(text(arguments, "channel"));
  if (!trouble.empty()) return refused(trouble);
  const std::string user = text(arguments, "user");
  if (people.count(user) == 0) return refused("user_not_in_channel");
  return {{"ok", true}, {"message_ts", ledger.whisper(text(arguments, "channel"), user, arguments)}};
}

// The newest first, as Slack pages.
json WebApi::history(const json& arguments) const {
  const std::string channel = text(arguments, "channel");
  if (needs(channel.starts_with('D') ? "im:history" : "channels:history")) return refused("missing_scope");
  const std::string trouble = trouble_at(channel);
  if (!trouble.empty() && trouble != "is_archived") return refused(trouble);
  std::vector<json> found;
  for (const Seen& seen : ledger.everyone_sees(channel)) {
    if (seen.ts < text(arguments, "oldest")) continue;
    json message = {{"type", "message"}, {"ts", seen.ts},   {"bot_id", "B0KNOWNBY"},
                    {"app_id", app_id},  {"user", "U0BOT"}, {"text", seen.message.value("text", "")}};
    if (text(arguments, "include_all_metadata") == "true" && seen.message.contains("metadata"))
      message["metadata"] = seen.message["metadata"];
    found.push_back(std::move(message));
  }
  std::reverse(found.begin(), found.end());
  const std::string limit = text(arguments, "limit"), cursor = text(arguments, "cursor");
  const std::size_t from = cursor.empty() ? 0 : std::stoul(cursor);
  const std::size_t end = std::min(found.size(), from + (limit.empty() ? 100 : std::stoul(limit)));
  const bool has_more = end < found.size();
  json page = json::array();
  for (std::size_t at = std::min(from, end); at < end; ++at) page.push_back(found[at]);
  return {{"ok", true},
          {"messages", page},
          {"has_more", has_more},
          {"response_metadata", {{"next_cursor", has_more ? std::to_string(end) : ""}}}};
}

json WebApi::open(const json& arguments) {
  if (needs("im:write")) return refused("missing_scope");
  const std::string user = text(arguments, "users");
  if (closed_accounts.count(user) > 0) return refused("user_disabled");
  if (people.count(user) == 0) return refused("user_not_found");
  return {{"ok", true}, {"channel", {{"id", conversation(user)}}}};
}

json WebApi::tell(const std::string& method, const json& arguments) const {
  const std::string channel = text(arguments, "channel");
  if (method == "auth.test")
    return {{"ok", true}, {"team_id", team_id}, {"user_id", "U0BOT"}, {"bot_id", "B0KNOWNBY"}};
  if (method == "conversations.info" && channels.count(channel) > 0)
    return {
        {"ok", true},
        {"channel", {{"id", channel}, {"is_member", true}, {"is_archived", archived.count(channel) > 0}}}};
  if (method == "conversations.members" && channels.count(channel) > 0)
    return {{"ok", true}, {"members", people}, {"response_metadata", {{"next_cursor", ""}}}};
  if (method == "users.list") {
    json members = json::array();
    for (const std::string& user : people)
      members.push_back({{"id", user}, {"team_id", team_id}, {"deleted", closed_accounts.count(user) > 0}});
    return {{"ok", true}, {"members", members}, {"response_metadata", {{"next_cursor", ""}}}};
  }
  return refused(method.starts_with("conversations.") ? "channel_not_found" : "unknown_method");
}

std::string WebApi::trouble_at(const std::string& channel) const {
  if (archived.count(channel) > 0) return "is_archived";
  if (channels.count(channel) > 0) return {};
  const std::string person = channel.empty() ? channel : 'U' + channel.substr(1);
  const bool is_direct = channel.starts_with('U') || channel.starts_with('D');
  if (is_direct && people.count(person) > 0) return {};
  return "channel_not_found";
}

}  // namespace knownby::fakes
