#include "adapters/text/labels.hpp"

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

#include "adapters/text/clean.hpp"

namespace knownby {
namespace {

constexpr std::size_t few_words = 40;  // letters

// Whole words, as many as there is room for.
std::string beginning_of(std::string_view words) {
  std::string cut = cleaned(words, few_words);
  std::replace(cut.begin(), cut.end(), '\n', ' ');
  if (!cut.ends_with("\u2026") || words.ends_with("\u2026")) return cut;
  const std::size_t space = cut.rfind(' ');
  return space == std::string::npos ? cut : cut.substr(0, space) + " \u2026";
}

bool leads_on(std::string_view words) {
  while (words.ends_with(' ')) words.remove_suffix(1);
  return words.empty() || words.ends_with(':');
}

// Its bold words, mostly a name. Where there are none, or they only lead on ("This week: "), how it begins.
std::string gist_of(const Text& text) {
  std::string all;
  for (const Span& span : text.spans) {
    if (span.style == Span::Style::bold && !leads_on(span.text)) return beginning_of(span.text);
    all += span.text;
  }
  return leads_on(all) ? std::string() : beginning_of(all);
}

// Those that more than one button of the card has, sorted.
std::vector<std::string_view> shared_labels(const Card& card) {
  std::vector<std::string_view> labels;
  for (const Block& block : card.blocks)
    if (const auto* buttons = std::get_if<Buttons>(&block))
      for (const Button& button : buttons->buttons) labels.push_back(button.label);
  std::sort(labels.begin(), labels.end());
  std::vector<std::string_view> shared;
  for (std::size_t at = 1; at < labels.size(); ++at)
    if (labels[at] == labels[at - 1]) shared.push_back(labels[at]);
  return shared;
}

}  // namespace

Labels::Labels(const Card& card, std::size_t limit) {
  const std::vector<std::string_view> shared = shared_labels(card);
  if (shared.empty()) return;
  std::string above;
  for (const Block& block : card.blocks) {
    const auto* text = std::get_if<Text>(&block);
    if (text != nullptr && !text->quiet) above = gist_of(*text);
    const auto* buttons = std::get_if<Buttons>(&block);
    if (buttons == nullptr || above.empty()) continue;
    for (const Button& button : buttons->buttons)
      if (std::binary_search(shared.begin(), shared.end(), button.label))
        heard_[&button] = cleaned(button.label + ": " + above, limit);
  }
}

std::string Labels::heard(const Button& button) const {
  const auto found = heard_.find(&button);
  return found == heard_.end() ? std::string() : found->second;
}

}  // namespace knownby
