#include "commands/words/card.hpp"

namespace knownby {

Text says(std::string text) { return Text{{Span{std::move(text)}}, false}; }

Text quietly(std::string text) { return Text{{Span{std::move(text)}}, true}; }

Span bold(std::string text) { return Span{std::move(text), Span::Style::bold}; }

Span plain(std::string text) { return Span{std::move(text)}; }

Button form_button(std::string label, std::string verb, Fields fields) {
  Button button{std::move(label), std::move(verb), std::move(fields)};
  button.opens_form = true;
  return button;
}

}  // namespace knownby
