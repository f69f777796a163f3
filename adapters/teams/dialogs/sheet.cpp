#include "adapters/teams/dialogs/sheet.hpp"

#include <algorithm>

#include "adapters/teams/limits.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/teams/words.hpp"
#include "adapters/text/clean.hpp"

namespace knownby::teams {
namespace {

constexpr const char* card_type = "application/vnd.microsoft.card.adaptive";
constexpr const char* thumbnail_type = "application/vnd.microsoft.card.thumbnail";

std::string text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json neutral() {
  Json attachment{{"contentType", card_type}};
  attachment["content"] = draw({"", {says(std::string(answered_alone))}});
  return attachment;
}

std::string label_in(const Fields& offered, std::string_view value) {
  const auto found =
      std::find_if(offered.begin(), offered.end(), [&](const auto& choice) { return choice.first == value; });
  return found == offered.end() ? std::string() : found->second;
}

// Who was chosen stands there again, by the label that was offered.
void choose(Input& input, std::string_view lines, Fields offered) {
  offered.insert(offered.end(), input.choices.begin(), input.choices.end());
  input.choices.clear();
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string value(lines.substr(0, end));
    std::string label = label_in(offered, value);
    if (!label.empty()) input.choices.emplace_back(value, std::move(label));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

std::string extension(Json content) { return text({{"composeExtension", std::move(content)}}); }

}  // namespace

std::string dialog(const Card& card, const InDialog& parts) {
  const std::string title = cleaned(card.title, limits::label);
  Json sheet{{"title", title.empty() ? "Knownby" : title}, {"height", "medium"}, {"width", "medium"}};
  sheet["card"] = {{"contentType", card_type}, {"content", draw(card, parts)}};
  return text({{"task", {{"type", "continue"}, {"value", std::move(sheet)}}}});
}

std::string dialog_words(std::string_view words) {
  return text({{"task", {{"type", "message"}, {"value", words}}}});
}

Card filled_in(Card card, const Fields& answers, const Fields& offered) {
  for (Block& block : card.blocks) {
    auto* form = std::get_if<Form>(&block);
    if (form == nullptr) continue;
    for (Input& input : form->inputs) {
      const auto answer = std::find_if(answers.begin(), answers.end(),
                                       [&](const auto& field) { return field.first == input.name; });
      if (answer == answers.end()) continue;
      input.value = answer->second;
      if (input.kind == Input::Kind::students) choose(input, answer->second, offered);
    }
  }
  return card;
}

bool has_form(const Card& card) {
  return std::any_of(card.blocks.begin(), card.blocks.end(),
                     [](const Block& block) { return std::holds_alternative<Form>(block); });
}

std::string names_found(const Fields& choices) {
  Json results = Json::array();
  for (const auto& [value, label] : choices) {
    if (results.size() == limits::found) break;
    results.push_back({{"value", value}, {"title", cleaned(label, limits::label)}});
  }
  return text({{"type", "application/vnd.microsoft.search.searchResponse"},
               {"value", {{"results", std::move(results)}}}});
}

std::string search_found(const Fields& choices) {
  if (choices.empty()) return search_words(nobody_found);
  Json attachments = Json::array();
  for (const auto& [value, label] : choices) {
    const auto data = pack({"student", {{"student", value}}});
    if (!data || attachments.size() == limits::found) continue;
    Json shown{{"title", cleaned(label, limits::label)}};
    shown["tap"] = {{"type", "invoke"}, {"value", Json::parse(data->dump())}};
    Json attachment = neutral();
    attachment["preview"] = {{"contentType", thumbnail_type}, {"content", std::move(shown)}};
    attachments.push_back(std::move(attachment));
  }
  return extension(
      {{"type", "result"}, {"attachmentLayout", "list"}, {"attachments", std::move(attachments)}});
}

std::string search_words(std::string_view words) { return extension({{"type", "message"}, {"text", words}}); }

std::string picked() {
  Json attachments = Json::array();
  attachments.push_back(neutral());
  return extension(
      {{"type", "result"}, {"attachmentLayout", "list"}, {"attachments", std::move(attachments)}});
}

}  // namespace knownby::teams
