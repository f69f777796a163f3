#include "adapters/teams/show.hpp"

#include "adapters/teams/blocks/draw.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/text/clean.hpp"

namespace knownby::teams {
namespace {

constexpr const char* card_type = "application/vnd.microsoft.card.adaptive";

std::string text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string summary_of(const Card& card) {
  const std::string title = cleaned(card.title, limits::summary);
  return title.empty() ? "A message from Knownby" : title;
}

Json activity_of(const Card& card, std::string_view answers) {
  Json json{{"type", "message"}, {"summary", summary_of(card)}};
  if (!answers.empty()) json["replyToId"] = answers;
  json["attachments"] = Json::array({{{"contentType", card_type}, {"content", draw(card)}}});
  return json;
}

std::string invoke_answer(int status, const char* type, Json value) {
  return text({{"statusCode", status}, {"type", type}, {"value", std::move(value)}});
}

}  // namespace

std::string message(const Card& card, std::string_view answers) { return text(activity_of(card, answers)); }

std::string message_for(std::string_view user, const Card& card, std::string_view answers) {
  Json json = activity_of(card, answers);
  json["recipient"] = {{"id", user}, {"isTargeted", true}};
  return text(json);
}

std::string conversation_with(std::string_view user, std::string_view app_id, std::string_view tenant) {
  return text({{"bot", {{"id", "28:" + std::string(app_id)}}},
               {"members", Json::array({{{"id", user}}})},
               {"isGroup", false},
               {"tenantId", tenant},
               {"channelData", {{"tenant", {{"id", tenant}}}}}});
}

std::string pressed_card(const Card& card) { return invoke_answer(200, card_type, draw(card)); }

std::string pressed_line(std::string_view words) {
  return invoke_answer(200, "application/vnd.microsoft.activity.message", words);
}

std::string pressed_wrong(std::string_view words) {
  return invoke_answer(400, "application/vnd.microsoft.error", {{"code", "BadRequest"}, {"message", words}});
}

}  // namespace knownby::teams
