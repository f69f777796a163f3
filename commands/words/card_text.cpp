#include "commands/words/card_text.hpp"

#include <string_view>
#include <vector>

namespace knownby {
namespace {

// Each block adds its lines; an empty block adds none.
class Reading {
 public:
  Reading() { words_.reserve(512); }
  std::string take() {
    if (words_.ends_with('\n')) words_.pop_back();
    return std::move(words_);
  }

  void line(std::string_view words) {
    const std::size_t start = words_.size();
    words_ += words;
    end_line(start);
  }

  void operator()(const Text& text) {
    const std::size_t start = words_.size();
    for (const Span& span : text.spans) {
      words_ += span.text;
      if (span.style == Span::Style::link && span.text != span.target)
        words_.append(" (").append(span.target).append(")");
    }
    end_line(start);
  }
  void operator()(const Facts& facts) {
    for (const auto& [label, value] : facts.rows) line(label + ": " + value);
  }
  void operator()(const Table& table) {
    cells(table.columns);
    for (const auto& row : table.rows) cells(row);
  }
  void operator()(const Bars& bars) {
    for (const auto& [label, number] : bars.rows) line(label + ": " + std::to_string(number));
  }
  void operator()(const Buttons& buttons) {
    const std::size_t start = words_.size();
    for (const Button& button : buttons.buttons) {
      if (words_.size() > start) words_ += ' ';
      name(button);
    }
    end_line(start);
  }
  void operator()(const Form& form) {
    for (const Input& input : form.inputs) line(input.label + ":" + standing(input));
    const std::size_t start = words_.size();
    name(form.submit);
    end_line(start);
  }
  void operator()(const Rule&) { line("—"); }

 private:
  // What was put down since `start` is a line, where it is anything.
  void end_line(std::size_t start) {
    if (words_.size() > start) words_ += '\n';
  }
  void cells(const std::vector<std::string>& row) {
    const std::size_t start = words_.size();
    for (const std::string& cell : row) {
      if (words_.size() > start) words_ += " · ";
      words_ += cell;
    }
    end_line(start);
  }
  void name(const Button& button) {
    words_.append("[").append(button.label).append("]");
    if (!button.link.empty()) words_.append(" (").append(button.link).append(")");
  }
  // What stands in the input, as people read it.
  static std::string standing(const Input& input) {
    if (input.value.empty()) return "";
    for (const auto& [value, label] : input.choices) {
      if (value == input.value) return " " + label;
    }
    return " " + input.value;
  }

  std::string words_;
};

}  // namespace

std::string card_text(const Card& card) {
  Reading reading;
  reading.line(card.title);
  for (const Block& block : card.blocks) std::visit(reading, block);
  return reading.take();
}

}  // namespace knownby
