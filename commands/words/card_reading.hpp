#pragma once
// How a card is read out: title and blocks a line or more each, buttons as [Label], without styles.

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby {

// Out takes what a card says with say(), what stands between with mark(), and new_line() between two lines.
template <class Out>
class CardReading {
 public:
  explicit CardReading(Out& out) : out_(out) {}

  void read(const Card& card) {
    line(card.title);
    for (const Block& block : card.blocks) std::visit(*this, block);
  }

  void operator()(const Text& text) {
    for (const Span& span : text.spans) {
      say(span.text);
      if (span.style == Span::Style::link && span.text != span.target) in_brackets(span.target);
    }
    end_line();
  }
  void operator()(const Facts& facts) {
    for (const auto& [label, value] : facts.rows) pair(label, value);
  }
  void operator()(const Table& table) {
    cells(table.columns);
    for (const auto& row : table.rows) cells(row);
  }
  void operator()(const Bars& bars) {
    for (const auto& [label, number] : bars.rows) pair(label, std::to_string(number));
  }
  void operator()(const Buttons& buttons) {
    for (const Button& button : buttons.buttons) {
      if (is_begun_) mark(" ");
      name(button);
    }
    end_line();
  }
  void operator()(const Form& form) {
    for (const Input& input : form.inputs) {
      say(input.label);
      mark(":");
      standing(input);
      end_line();
    }
    name(form.submit);
    end_line();
  }
  void operator()(const Rule&) { line("—"); }

 private:
  void line(std::string_view words) {
    say(words);
    end_line();
  }
  void pair(std::string_view label, std::string_view value) {
    say(label);
    mark(": ");
    say(value);
    end_line();
  }
  void cells(const std::vector<std::string>& row) {
    for (const std::string& cell : row) {
      if (is_begun_) mark(" · ");
      say(cell);
    }
    end_line();
  }
  void name(const Button& button) {
    mark("[");
    say(button.label);
    mark("]");
    if (!button.link.empty()) in_brackets(button.link);
  }
  void in_brackets(std::string_view target) {
    mark(" (");
    say(target);
    mark(")");
  }
  // What stands in the input, as people read it.
  void standing(const Input& input) {
    if (input.value.empty()) return;
    const auto is_this = [&](const auto& choice) { return choice.first == input.value; };
    const auto chosen = std::find_if(input.choices.begin(), input.choices.end(), is_this);
    mark(" ");
    say(chosen == input.choices.end() ? input.value : chosen->second);
  }

  // An empty block has no line.
  void say(std::string_view words) {
    if (words.empty()) return;
    begin();
    out_.say(words);
  }
  void mark(std::string_view words) {
    begin();
    out_.mark(words);
  }
  void begin() {
    if (!is_begun_ && is_behind_another_) out_.new_line();
    is_begun_ = is_behind_another_ = true;
  }
  void end_line() { is_begun_ = false; }

  Out& out_;
  bool is_begun_ = false;  // the line at hand
  bool is_behind_another_ = false;
};

}  // namespace knownby
