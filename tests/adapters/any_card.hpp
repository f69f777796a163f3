#pragma once
// Cards nobody would make: of any shape and size, with every trick in their words.

#include <random>
#include <string>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby {

// Draws cards from the same dice each time.
class AnyCard {
 public:
  explicit AnyCard(unsigned seed) : random_(seed) {}

  Card card() {
    Card made{words(400), {}};
    const std::size_t blocks = below(60);
    for (std::size_t i = 0; i < blocks; ++i) made.blocks.push_back(block());
    return made;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string words(std::size_t most) {
    static const std::vector<std::string> parts = {
        "a",  "bc ",  "&",      "<",  ">",    "*",       "_",
        "é",  "محمد", "𠮷",     "\n", "\xFF", "e\u0301", "👩‍👩‍👧‍👦",
        "\"", "\\",   "\u202E", "🇩🇪"};
    const std::size_t many = below(9) == 0 ? most : below(6);
    std::string made;
    for (std::size_t i = 0; i < many; ++i) made += parts[below(parts.size())];
    return made;
  }
  std::vector<std::string> row(std::size_t cells) {
    std::vector<std::string> made;
    for (std::size_t i = 0; i < cells; ++i) made.push_back(words(400));
    return made;
  }
  Span span() {
    const auto style = static_cast<Span::Style>(below(6));
    const std::string target = style == Span::Style::person ? "T1:U1" : "https://lincoln.example/" + words(9);
    return {words(4'000), style, target};
  }
  Button button() {
    return {words(100), "undo", {{"note", words(2'500)}}, {}, below(5) == 0 ? "https://x/y" : ""};
  }
  Input input() {
    Input made{"note" + std::to_string(below(1'000)), words(2'500), static_cast<Input::Kind>(below(4)),
               words(3'500)};
    const std::size_t choices = below(110);
    for (std::size_t i = 0; i < choices; ++i) made.choices.emplace_back(words(160), words(90));
    return made;
  }
  Block block() {
    switch (below(7)) {
      case 0:
        return Text{{span(), span(), span()}, below(2) == 0};
      case 1:
        return Facts{{{words(2'500), words(2'500)}, {words(9), words(9)}}};
      case 2:
        return Table{row(3), {row(3), row(3), row(2)}};
      case 3:
        return Bars{{{words(3'500), static_cast<int>(below(90))}, {words(9), 0}}};
      case 4:
        return Buttons{std::vector<Button>(below(12), button())};
      case 5:
        return Form{{input(), input()}, button()};
      default:
        return Rule{};
    }
  }

  std::mt19937 random_;
};

}  // namespace knownby
