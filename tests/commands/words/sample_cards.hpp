#pragma once
// One card with every block and everything a block can hold.

#include "commands/words/card.hpp"

namespace knownby {

inline Card everything() {
  Card card{"Grade 7 this week", {}};
  Text text{{plain("Logged: "), bold("José Núñez"), plain(" (7B) by ")}, false};
  text.spans.push_back(Span{"Ms. Park", Span::Style::person, "park"});
  text.spans.push_back(Span{", see ", Span::Style::quiet});
  text.spans.push_back(Span{"privacy", Span::Style::link, "https://school.example/privacy"});
  text.spans.push_back(Span{" or type ", Span::Style::plain});
  text.spans.push_back(Span{"undo", Span::Style::code});
  card.blocks.emplace_back(text);
  card.blocks.emplace_back(quietly("\"Only\" you\\we see\nit here\x01 🙂"));
  card.blocks.emplace_back(Facts{{{"Homeroom", "7B"}, {"Last talk", "Tue 13 Oct"}}});
  card.blocks.emplace_back(Table{{"Student", "Homeroom"}, {{"Zoë van der Berg", "7B"}, {"Wei Li", "7A"}}});
  card.blocks.emplace_back(Bars{{{"Grade 6", 0}, {"Grade 7", 39}, {"Grade 8", 2147483647}}});
  card.blocks.emplace_back(Rule{});
  Buttons buttons;
  buttons.buttons.push_back(Button{"Undo", "undo", {{"batch", "12"}, {"student", ""}}, Button::Tone::danger});
  buttons.buttons.push_back(Button{"Help", "help", {}, Button::Tone::primary});
  buttons.buttons.push_back(Button{"Procedure", "", {}, Button::Tone::plain, "https://school.example/p"});
  card.blocks.emplace_back(buttons);
  Form form;
  form.inputs.push_back(Input{"note", "Note", Input::Kind::lines, "good talk", {}, true});
  form.inputs.push_back(
      Input{"kind", "Kind", Input::Kind::choice, "c", {{"c", "conversation"}, {"f", "family"}}});
  form.inputs.push_back(Input{"day", "Day", Input::Kind::date});
  form.submit = Button{"Save", "change", {{"checkin", "7"}}, Button::Tone::primary};
  card.blocks.emplace_back(form);
  return card;
}

}  // namespace knownby
