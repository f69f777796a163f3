#include "adapters/slack/views/modal.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "adapters/slack/blocks/draw.hpp"
#include "adapters/slack/blocks/elements.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/limits.hpp"

namespace knownby::slack {
namespace {

// The blocks of a modal; not more of them than Slack takes, and each input's name once.
class Sheet {
 public:
  void words(const Block& block) {
    for (const std::string& one : drawn(block)) put(one);
  }
  void input(const Input& input) {
    const std::string element = input_json(input, input.name);
    if (element.empty()) return;
    const bool is_known = std::find(names_.begin(), names_.end(), input.name) != names_.end();
    sound_ &= !input.name.empty() && input.name.size() <= limits::id && !is_known;
    names_.push_back(input.name);
    std::string json = R"({"type":"input","block_id":)";
    quote(json, input.name);
    json += R"(,"label":)";
    put_label(json, input.label.empty() ? input.name : input.label, limits::input_label);
    json += R"(,"optional":)" + std::string(input.optional ? "true" : "false");
    put(json + R"(,"element":)" + element + '}');
  }
  bool is_sound() const { return sound_ && !names_.empty() && count_ <= limits::view_blocks; }
  const std::string& json() const { return json_; }

 private:
  void put(const std::string& block) {
    json_ += (json_.empty() ? "" : ",") + block;
    ++count_;
  }

  std::string json_;
  std::vector<std::string> names_;
  std::size_t count_ = 0;
  bool sound_ = true;
};

const Form* form_in(const Card& card) {
  for (const Block& block : card.blocks) {
    if (const auto* form = std::get_if<Form>(&block)) return form;
  }
  return nullptr;
}

}  // namespace

std::optional<std::string> modal(const Card& card, const Origin& origin) {
  const Form* form = form_in(card);
  if (form == nullptr) return std::nullopt;
  const auto metadata = pack(Metadata{{form->submit.verb, form->submit.fields}, origin});
  Sheet sheet;
  for (const Block& block : card.blocks) {
    if (const auto* inputs = std::get_if<Form>(&block); inputs == form) {
      for (const Input& input : inputs->inputs) sheet.input(input);
    } else if (inputs == nullptr && !std::holds_alternative<Buttons>(block)) {
      sheet.words(block);
    }
  }
  if (!metadata || !sheet.is_sound()) return std::nullopt;
  std::string json = R"({"type":"modal","callback_id":"form","title":)";
  put_label(json, card.title, limits::view_title);
  json += R"(,"submit":)";
  put_label(json, form->submit.label, limits::view_title);
  json += R"(,"close":)";
  put_label(json, "Cancel", limits::view_title);
  json += R"(,"private_metadata":)";
  quote(json, *metadata);
  json += R"(,"blocks":[)" + sheet.json() + "]}";
  if (json.size() > limits::view) return std::nullopt;
  return json;
}

Reply without_form(Reply reply, bool failed) {
  if (reply.opener.verb.empty()) return reply;
  const std::string title = reply.card.title.empty() ? "The form" : "“" + reply.card.title + "”";
  Reply other;
  other.card.blocks.push_back(
      says(failed ? title + " did not open in time. Nothing was saved. Please open it again:"
                  : title + " is a form. Nothing is saved before you send it."));
  other.card.blocks.push_back(Buttons{{std::move(reply.opener)}});
  return other;
}

}  // namespace knownby::slack
