#pragma once
// Which members each word of a card has, by name: told once, for whoever writes them down and whoever reads
// them back.

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>
#include <variant>

#include "commands/words/card.hpp"
#include "commands/words/reply.hpp"

namespace knownby::card_members {

template <class Word, class Same>
concept Is = std::same_as<std::remove_const_t<Word>, Same>;

// each(name, member) is called for every member, in order.
void members(Is<Span> auto& span, auto each) {
  each("text", span.text);
  each("style", span.style);
  each("target", span.target);
}
void members(Is<Button> auto& button, auto each) {
  each("label", button.label);
  each("verb", button.verb);
  each("fields", button.fields);
  each("tone", button.tone);
  each("link", button.link);
  each("opens_form", button.opens_form);
}
void members(Is<Input> auto& input, auto each) {
  each("name", input.name);
  each("label", input.label);
  each("kind", input.kind);
  each("value", input.value);
  each("choices", input.choices);
  each("optional", input.optional);
}
void members(Is<Text> auto& text, auto each) {
  each("spans", text.spans);
  each("quiet", text.quiet);
}
void members(Is<Facts> auto& facts, auto each) { each("rows", facts.rows); }
void members(Is<Table> auto& table, auto each) {
  each("columns", table.columns);
  each("rows", table.rows);
}
void members(Is<Bars> auto& bars, auto each) { each("rows", bars.rows); }
void members(Is<Buttons> auto& buttons, auto each) { each("buttons", buttons.buttons); }
void members(Is<Form> auto& form, auto each) {
  each("inputs", form.inputs);
  each("submit", form.submit);
}
void members(Is<Rule> auto&, auto) {}
void members(Is<Card> auto& card, auto each) {
  each("title", card.title);
  each("blocks", card.blocks);
}
void members(Is<Reply> auto& reply, auto each) {
  each("card", reply.card);
  each("seen", reply.seen);
  each("replaces_pressed", reply.replaces_pressed);
  each("opens_form", reply.opens_form);
}

// What each enumerator and each block is called, in the order they are declared.
using Name = std::string_view;
inline constexpr std::array<Name, 7> kBlocks{"text", "facts", "table", "bars", "buttons", "form", "rule"};
constexpr std::array<Name, 6> words_of(Span::Style) {
  return {"plain", "bold", "quiet", "code", "link", "person"};
}
constexpr std::array<Name, 3> words_of(Button::Tone) { return {"plain", "primary", "danger"}; }
constexpr std::array<Name, 5> words_of(Input::Kind) {
  return {"line", "lines", "choice", "date", "students"};
}
constexpr std::array<Name, 2> words_of(Reply::Seen) { return {"only_you", "everyone"}; }
static_assert(kBlocks.size() == std::variant_size_v<Block>);

}  // namespace knownby::card_members
