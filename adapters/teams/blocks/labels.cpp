#include "adapters/teams/blocks/labels.hpp"

#include <algorithm>
#include <variant>

#include "adapters/teams/limits.hpp"
#include "adapters/text/clean.hpp"

namespace knownby::teams {

Labels::Labels(const Card& card) {
  for (const Block& block : card.blocks) {
    const auto* buttons = std::get_if<Buttons>(&block);
    if (buttons == nullptr) continue;
    for (const Button& button : buttons->buttons) ++times_[button.label];
  }
}

void Labels::go_below(const Text& text) {
  const auto bold = std::find_if(text.spans.begin(), text.spans.end(),
                                 [](const Span& span) { return span.style == Span::Style::bold; });
  above_ = bold == text.spans.end() ? std::string() : cleaned(bold->text, limits::label);
  std::replace(above_.begin(), above_.end(), '\n', ' ');
}

void Labels::tell_apart(Json& action) const {
  const std::string& label = action.at("title").get_ref<const std::string&>();
  const auto found = times_.find(label);
  if (above_.empty() || found == times_.end() || found->second < 2) return;
  action["tooltip"] = label + ": " + above_;
}

}  // namespace knownby::teams
