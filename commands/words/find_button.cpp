#include "commands/words/find_button.hpp"

namespace knownby {

const Button* find_button(const Card& card, const std::function<bool(const Button&)>& is_it) {
  for (const Block& block : card.blocks) {
    const auto* row = std::get_if<Buttons>(&block);
    if (row == nullptr) continue;
    for (const Button& button : row->buttons)
      if (is_it(button)) return &button;
  }
  return nullptr;
}

}  // namespace knownby
