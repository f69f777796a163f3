#include "commands/words/card_text.hpp"

namespace knownby {
namespace {

// Each block adds its lines; an empty block adds none.
class Reading {
 public:
  Reading() { words_.reserve(512); }
  std::string take() { return std::move(words_); }

  void line(const std::string& words) {
    if (words.empty()) return;
    if (!words_.empty()) words_ += '\n';
    words_ += words;
  }

  void operator()(const Text& text) {
    std::string words;
    for (const Span& span : text.spans) {
      words += span.text;
      if (span.style == Span::Style::link && span.text != span.target) words += " (" + span.target + ")";
    }
    line(words);
  }
  void operator()(const Facts& facts) {
    for (const auto& [label, value] : facts.rows) line(label + ": " + value);
  }
  void operator()(const Table& table) {
    line(joined(table.columns));
    for (const auto& row : table.rows) line(joined(row));
  }
  void operator()(const Bars& bars) {
    for (const auto& [label, number] : bars.rows) line(label + ": " + std::to_string(number));
  }
  void operator()(const Buttons& buttons) {
    std::string words;
    for (const Button& button : buttons.buttons) words += (words.empty() ? "" : " ") + named(button);
    line(words);
  }
  void operator()(const Form& form) {
    for (const Input& input : form.inputs) line(input.label + ":" + standing(input));
    line(named(form.submit));
  }
  void operator()(const Rule&) { line("—"); }

 private:
  static std::string joined(const std::vector<std::string>& cells) {
    std::string words;
    for (const std::string& cell : cells) words.append(words.empty() ? "" : " · ").append(cell);
    return words;
  }
  static std::string named(const Button& button) {
    return "[" + button.label + "]" + (button.link.empty() ? "" : " (" + button.link + ")");
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
