#include "adapters/console/show.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "adapters/console/limits.hpp"
#include "adapters/console/lines.hpp"
#include "adapters/console/plain_text.hpp"

namespace knownby::console {
namespace {

using Style = Lines::Style;

// How wide each column must be; what stands last in a row needs no room kept.
std::vector<std::size_t> widths(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> wide;
  for (const auto& row : rows) {
    if (wide.size() < row.size()) wide.resize(row.size());
    for (std::size_t at = 0; at + 1 < row.size(); ++at) wide[at] = std::max(wide[at], columns(row[at]));
  }
  return wide;
}

std::vector<std::string> harmless_row(const std::vector<std::string>& cells) {
  std::vector<std::string> clean;
  for (const std::string& cell : cells) clean.push_back(harmless(cell));
  return clean;
}

// A choice is named by what people read; its value too where the two differ only for the program.
std::string choices_of(const Input& input) {
  std::string words;
  for (const auto& [value, label] : input.choices) words += (words.empty() ? "" : ", ") + harmless(label);
  return words;
}

std::string standing_in(const Input& input) {
  if (input.kind == Input::Kind::students) return choices_of(input);
  for (const auto& [value, label] : input.choices) {
    if (value == input.value) return harmless(label);
  }
  return harmless(input.value);
}

class Drawing {
 public:
  explicit Drawing(const Look& look) : look_(look), lines_(look) {}

  std::string take() { return lines_.take(); }

  void title(const std::string& title) {
    if (title.empty()) return;
    const std::string words = harmless(title);
    add_line(words, Style::bold);
    if (look_.styled) return;
    std::string underline;
    for (std::size_t at = columns(words); at > 0; --at) underline += "─";
    add_line(underline);
  }

  void operator()(const Text& text) {
    for (const Span& span : text.spans) {
      std::string words = harmless(span.text, Breaks::keep);
      if (span.style == Span::Style::person && !words.starts_with('@')) words.insert(0, "@");
      if (span.style == Span::Style::link && span.text != span.target)
        words += " (" + harmless(span.target) + ")";
      lines_.add(words, text.quiet ? Style::quiet : style_of(span));
    }
    lines_.end();
  }
  void operator()(const Facts& facts) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [label, value] : facts.rows) rows.push_back({harmless(label), harmless(value)});
    add_rows(rows);
  }
  void operator()(const Table& table) {
    std::vector<std::vector<std::string>> rows;
    if (!table.columns.empty()) rows.push_back(harmless_row(table.columns));
    for (const auto& row : table.rows) rows.push_back(harmless_row(row));
    add_rows(rows, table.columns.empty() ? 0 : 1);
  }
  void operator()(const Bars& bars) {
    int longest = 1;
    for (const auto& [label, number] : bars.rows) longest = std::max(longest, number);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [label, number] : bars.rows) {
      rows.push_back({harmless(label), bar(number, longest), std::to_string(number)});
    }
    add_rows(rows);
  }
  void operator()(const Buttons& buttons) {
    for (const Button& button : buttons.buttons) {
      std::string words = "[" + std::to_string(++numbered_) + "] " + harmless(button.label);
      if (!button.link.empty()) words += " (" + harmless(button.link) + ")";
      lines_.add_button(words);
    }
    lines_.end();
  }
  void operator()(const Form& form) {
    std::string example;
    for (const Input& input : form.inputs) {
      add_line(prompt(input));
      example += " " + input.name + (input.kind == Input::Kind::date ? "=2026-10-14" : "=\"…\"");
    }
    add_line("Fill in with :fill" + example + ", then :send (" + harmless(form.submit.label) + ")",
             Style::quiet);
  }
  void operator()(const Rule&) {
    std::string rule;
    for (std::size_t at = 0; at < kRule; ++at) rule += "─";
    add_line(rule, Style::quiet);
  }

 private:
  static Style style_of(const Span& span) {
    if (span.style == Span::Style::bold) return Style::bold;
    return span.style == Span::Style::quiet ? Style::quiet : Style::plain;
  }
  static std::string bar(int number, int longest) {
    if (number <= 0) return "";
    const auto share = std::int64_t{number} * static_cast<std::int64_t>(kBar) / longest;
    std::string drawn;
    for (std::int64_t at = std::max<std::int64_t>(share, 1); at > 0; --at) drawn += "█";
    return drawn;
  }
  static std::string prompt(const Input& input) {
    std::string words = input.name + ": " + harmless(input.label) + " (" + standing_in(input) + ")";
    if (input.kind == Input::Kind::choice) words += ", one of: " + choices_of(input);
    if (input.kind == Input::Kind::date) words += ", a day as 2026-10-14";
    if (input.kind == Input::Kind::students) words += ", names with commas between them";
    if (input.optional) words += ", may stay empty";
    return words;
  }

  void add_line(const std::string& words, Style style = Style::plain) {
    lines_.add(words, style);
    lines_.end();
  }
  void add_rows(const std::vector<std::vector<std::string>>& rows, std::size_t headings = 0) {
    const std::vector<std::size_t> wide = widths(rows);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::string words;
      for (std::size_t at = 0; at < rows[row].size(); ++at) {
        words += (at == 0 ? "" : "  ") + padded(rows[row][at], wide[at]);
      }
      add_line(words, row < headings ? Style::bold : Style::plain);
    }
  }

  const Look look_;
  Lines lines_;
  std::size_t numbered_ = 0;
};

}  // namespace

std::string show(const Card& card, const Look& look) {
  Drawing drawing(look);
  drawing.title(card.title);
  for (const Block& block : card.blocks) std::visit(drawing, block);
  return drawing.take();
}

std::string seen_by(Reply::Seen seen, const Place& place) {
  if (seen == Reply::Seen::only_you || place.direct) return "only you";
  return harmless(place.name.empty() ? place.address : place.name) + ", everyone";
}

std::string aside(const std::string& words, const Look& look) {
  return (look.styled ? "  \x1b[2m" + words + "\x1b[22m" : "  " + words) + "\n";
}

}  // namespace knownby::console
