#include "adapters/teams/package/manifest.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

#include "adapters/teams/address.hpp"
#include "adapters/teams/dialogs/menus.hpp"
#include "adapters/teams/words.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

using Json = nlohmann::ordered_json;  // people read it: keys stay in the order of Microsoft's own pages

// Old enough for every cloud, new enough for what we use: cards, and a bot in all three scopes.
constexpr const char* manifest_version = "1.19";
constexpr const char* version_with_asides = "1.29";

void require(bool holds, const std::string& rule) {
  if (!holds) throw std::invalid_argument("manifest: " + rule);
}

bool has_length(std::string_view text, std::size_t most) {
  return !text.empty() && utf8::is_valid(text) && utf8::code_points(text) <= most;
}

// Three numbers without leading zeros: Teams takes 1.02.0 for a mistake.
bool is_version(std::string_view text) {
  int numbers = 0;
  while (true) {
    const std::string_view number = text.substr(0, text.find('.'));
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool is_number = !number.empty() && number.size() <= 5 &&
                           std::all_of(number.begin(), number.end(), is_digit) &&
                           (number == "0" || number.front() != '0');
    if (!is_number) return false;
    ++numbers;
    if (number.size() == text.size()) return numbers == 3;
    text.remove_prefix(number.size() + 1);
  }
}

std::string_view host_of(std::string_view url) {
  constexpr std::string_view scheme = "https://";
  if (!url.starts_with(scheme)) return {};
  url.remove_prefix(scheme.size());
  return url.substr(0, url.find_first_of(":/?#"));
}

bool is_host(std::string_view host) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), is_letter);
}

void check(const std::vector<ListedCommand>& commands) {
  require(commands.size() <= 12, "at most 12 commands are listed for a scope");
  for (const ListedCommand& command : commands) {
    require(has_length(command.title, 32), "a command's title needs 1 to 32 characters: " + command.title);
    require(has_length(command.description, 128), "a command's description needs 1 to 128 characters");
  }
}

void check(const ManifestFacts& facts) {
  require(is_guid(facts.bot_id), "the bot's id is a GUID, as its registration shows it");
  require(is_version(facts.version), "a version is three numbers without leading zeros");
  require(has_length(facts.name, 30), "the name needs 1 to 30 characters");
  require(has_length(facts.summary, 80), "the summary needs 1 to 80 characters");
  require(has_length(facts.description, 4000), "the description needs 1 to 4,000 characters");
  require(has_length(facts.developer, 32), "the developer's name needs 1 to 32 characters");
  require(is_host(host_of(facts.url)), "Teams opens https addresses only");
  check(facts.in_chat);
  check(facts.in_channel);
}

Json list_of(const std::vector<ListedCommand>& commands, Json scopes) {
  Json list{{"scopes", std::move(scopes)}, {"commands", Json::array()}};
  for (const ListedCommand& command : commands)
    list["commands"].push_back({{"title", command.title}, {"description", command.description}});
  return list;
}

// T-18: forms from Teams' own menus, and the search for students.
Json menus(const std::string& bot_id) {
  Json commands = Json::array();
  for (const MenuEntry& entry : menu_entries) {
    Json context = entry.of_message ? Json{"message"} : Json{"compose", "commandBox"};
    commands.push_back({{"id", entry.id},
                        {"type", "action"},
                        {"title", entry.title},
                        {"description", entry.description},
                        {"context", std::move(context)},
                        {"fetchTask", true}});
  }
  Json name{
      {"name", search_parameter}, {"title", "Name"}, {"description", type_a_name}, {"inputType", "text"}};
  Json search{{"id", search_id},
              {"type", "query"},
              {"title", search_title},
              {"description", search_description},
              {"context", {"compose", "commandBox"}},
              {"initialRun", false}};
  search["parameters"] = Json::array({std::move(name)});
  commands.push_back(std::move(search));
  return {{"botId", lower(bot_id)}, {"commands", std::move(commands)}};
}

}  // namespace

std::string manifest(const ManifestFacts& facts) {
  check(facts);
  Json json;
  const char* schema = facts.hears_aside ? version_with_asides : manifest_version;
  json["$schema"] = std::string("https://developer.microsoft.com/json-schemas/teams/v") + schema +
                    "/MicrosoftTeams.schema.json";
  json["manifestVersion"] = schema;
  json["version"] = facts.version;
  json["id"] = lower(facts.bot_id);
  json["developer"] = {{"name", facts.developer},
                       {"websiteUrl", facts.url},
                       {"privacyUrl", facts.url},
                       {"termsOfUseUrl", facts.url}};
  json["name"] = {{"short", facts.name}, {"full", facts.name}};
  json["description"] = {{"short", facts.summary}, {"full", facts.description}};
  json["icons"] = {{"color", "color.png"}, {"outline", "outline.png"}};
  json["accentColor"] = "#2F5D8A";
  Json bot{{"botId", lower(facts.bot_id)}, {"scopes", {"personal", "team", "groupChat"}}};
  bot["isNotificationOnly"] = false;
  bot["supportsFiles"] = true;  // rosters, from whoever runs Knownby
  if (facts.hears_aside) bot["supportsTargetedMessages"] = true;
  if (!facts.in_chat.empty()) bot["commandLists"].push_back(list_of(facts.in_chat, {"personal"}));
  if (!facts.in_channel.empty())
    bot["commandLists"].push_back(list_of(facts.in_channel, {"team", "groupChat"}));
  json["bots"] = Json::array({std::move(bot)});
  json["composeExtensions"] = Json::array({menus(facts.bot_id)});
  json["validDomains"] = Json::array({std::string(host_of(facts.url))});
  return json.dump(2);
}

}  // namespace knownby::teams
