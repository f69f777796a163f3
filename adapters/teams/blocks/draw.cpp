#include "adapters/teams/blocks/draw.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/teams/blocks/columns.hpp"
#include "adapters/teams/blocks/elements.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/text/bars.hpp"
#include "adapters/text/clean.hpp"
#include "adapters/text/labels.hpp"
#include "adapters/text/utf8.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::teams {
namespace {

struct Drawn {
  Json element;
  std::size_t bytes;
  bool acts;  // buttons and inputs: without them the person could not go on
};

// Draws each kind of block. There is no default: a new kind does not compile until it is drawn here.
class Pen {
 public:
  // In a dialog its form alone can be sent, and what is wrong stands at the inputs.
  explicit Pen(const Card& card, const InDialog* dialog = nullptr)
      : dialog_(dialog), labels_(card, limits::tooltip) {}

  void title(const std::string& words) {
    for (Json& element : heading(words, limits::title)) put(std::move(element));
  }

  void operator()(const Text& text) {
    write(text.spans, text.quiet ? Tone::quiet : Tone::usual, limits::text);
  }

  // A line each: two columns are narrow on a phone.
  void operator()(const Facts& facts) {
    bool is_first = true;
    for (const auto& [label, value] : facts.rows)
      write({bold(label), plain(": "), plain(value)}, Tone::usual, limits::text,
            !std::exchange(is_first, false));
  }

  void operator()(const Table& table) {
    const std::vector<std::size_t> widths = widths_of(table);
    bool is_first = true;
    if (!table.columns.empty()) row(table.columns, widths, true, std::exchange(is_first, false));
    for (const auto& cells : table.rows) row(cells, widths, false, std::exchange(is_first, false));
  }

  void operator()(const Bars& bars) {
    const std::vector<std::string> drawn = bars_of(bars);
    for (std::size_t at = 0; at < drawn.size(); ++at)
      write({plain(drawn[at] + ' '), plain(bars.rows[at].first)}, Tone::usual, limits::text, at > 0);
  }

  void operator()(const Buttons& buttons) {
    if (dialog_ != nullptr) return;  // pressing them would leave it
    Json actions = Json::array();
    for (const Button& button : buttons.buttons) {
      std::optional<Json> action = action_of(button);
      const std::string heard = labels_.heard(button);
      if (action && !heard.empty()) (*action)["tooltip"] = heard;
      add_action(actions, std::move(action));
    }
    put_actions(std::move(actions));
  }

  void operator()(const Form& form) {
    if (dialog_ != nullptr && forms_ > 0) return;
    const std::string id = form_id(forms_++);
    if (dialog_ != nullptr) errors_of_none(form);
    for (const Input& input : form.inputs) {
      std::optional<Json> element = input_of(input, id);
      if (element) put(std::move(*element), true);
      if (element && dialog_ != nullptr) errors_at(input.name);
    }
    Json actions = Json::array();
    add_action(actions,
               dialog_ == nullptr ? action_of(form.submit, id) : submit_of(form.submit, id, dialog_->name));
    put_actions(std::move(actions));
  }

  void operator()(const Rule&) { is_ruled_ = true; }  // a line above what comes next

  Json take() {
    Json body = Json::array();
    const bool all_fit = fit();
    for (Drawn& one : drawn_) body.push_back(std::move(one.element));
    if (!all_fit) body.push_back(too_long());
    return body;
  }

 private:
  void errors_at(std::string_view name) {
    for (const auto& [field, sentence] : dialog_->errors)
      if (field == name) write({plain(sentence)}, Tone::wrong, limits::text, true);
  }
  // What belongs to no input is about the whole form.
  void errors_of_none(const Form& form) {
    for (const auto& [field, sentence] : dialog_->errors) {
      const bool is_there = std::any_of(form.inputs.begin(), form.inputs.end(),
                                        [&](const Input& one) { return one.name == field; });
      if (!is_there) write({plain(sentence)}, Tone::wrong, limits::text);
    }
  }

  static Json too_long() {
    return paragraph({plain("There is more than fits into one message here.")}, Tone::quiet, limits::text)
        .front();
  }

  void put(Json element, bool acts = false) {
    if (std::exchange(is_ruled_, false)) element["separator"] = true;
    const std::size_t bytes = element.dump().size() + 1;
    drawn_.push_back({std::move(element), bytes, acts});
  }

  void write(const std::vector<Span>& spans, Tone tone, std::size_t limit, bool is_close = false) {
    for (Json& element : paragraph(spans, tone, limit)) {
      if (is_close) element["spacing"] = "Small";
      put(std::move(element));
    }
  }

  void row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths, bool is_heading,
           bool is_first) {
    Json columns = Json::array();
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const std::string& cell = cells[at];
      const Span span = is_heading ? bold(cell) : plain(cell);
      Json items = Json::array();
      for (Json& element : paragraph({span}, Tone::usual, limits::text)) items.push_back(std::move(element));
      columns.push_back({{"type", "Column"}, {"width", widths[at]}, {"items", std::move(items)}});
    }
    Json set{{"type", "ColumnSet"}, {"columns", std::move(columns)}};
    if (!is_first) set["spacing"] = "Small";
    if (!set["columns"].empty()) put(std::move(set));
  }

  static void add_action(Json& actions, std::optional<Json> action) {
    if (action) actions.push_back(std::move(*action));
  }

  // Inside the body, so that buttons stand with the words they belong to; a row that a phone would cut off,
  // or of more than Teams shows, goes on in the next. None lies behind an ellipsis: a row of nothing else is
  // one that nobody opens, and what can be done for the last student is as much in sight as for the first.
  void put_actions(Json actions) {
    Json row = Json::array();
    std::size_t width = 0;
    bool is_first = true;
    for (Json& action : actions) {
      const std::size_t wide =
          utf8::code_points(action.at("title").get<std::string>()) + limits::around_a_label;
      if (row.size() == limits::shown_actions || (!row.empty() && width + wide > limits::row)) {
        put_row(std::exchange(row, Json::array()), std::exchange(is_first, false));
        width = 0;
      }
      width += wide;
      row.push_back(std::move(action));
    }
    if (!row.empty()) put_row(std::move(row), is_first);
  }
  void put_row(Json row, bool is_first) {
    Json set{{"type", "ActionSet"}, {"actions", std::move(row)}};
    if (!is_first) set["spacing"] = "Small";
    put(std::move(set), true);
  }

  // Takes elements out, the last words first, until the rest keeps to the limit. Whether nothing had to go.
  bool fit() {
    std::size_t bytes = 1;  // a bracket, and with each element a comma or the other bracket
    for (const Drawn& one : drawn_) bytes += one.bytes;
    if (bytes <= limits::card) return true;
    const std::size_t reserve = too_long().dump().size() + 1;
    while (bytes + reserve > limits::card && !drawn_.empty()) {
      const auto words =
          std::find_if(drawn_.rbegin(), drawn_.rend(), [](const Drawn& one) { return !one.acts; });
      const auto victim = words == drawn_.rend() ? std::prev(drawn_.end()) : std::prev(words.base());
      bytes -= victim->bytes;
      drawn_.erase(victim);
    }
    return false;
  }

  const InDialog* dialog_;
  Labels labels_;
  std::vector<Drawn> drawn_;
  std::size_t forms_ = 0;
  bool is_ruled_ = false;
};

// The card in words, so many bytes of it once quoted.
std::string in_words(const Card& card) {
  std::string words = cleaned(card_text(card), limits::fallback);
  while (Json(words).dump().size() > limits::fallback) {
    words = cleaned(words, utf8::code_points(words) * 3 / 4);
  }
  return words;
}

// The oldest that has what the card cannot do without: rows of buttons, and the labels of inputs. What came
// later, an old client passes over (headings) or replaces by what stands in its `fallback` (Action.Execute);
// of a card that calls itself newer than the client, it would show nothing but `fallbackText`.
const char* version_of(const Json& body) {
  const bool has_inputs = std::any_of(body.begin(), body.end(), [](const Json& one) {
    return one.at("type").get_ref<const std::string&>().starts_with("Input.");
  });
  return has_inputs ? "1.3" : "1.2";
}

Json adaptive(const Card& card, Json body) {
  return {{"type", "AdaptiveCard"},
          {"$schema", "http://adaptivecards.io/schemas/adaptive-card.json"},
          {"version", version_of(body)},
          {"fallbackText", in_words(card)},
          {"body", std::move(body)}};
}

}  // namespace

Json draw(const Card& card) {
  Pen pen(card);
  pen.title(card.title);
  for (const Block& block : card.blocks) std::visit(pen, block);
  return adaptive(card, pen.take());
}

Json draw(const Card& card, const InDialog& dialog) {
  Pen pen(card, &dialog);
  for (const Block& block : card.blocks) std::visit(pen, block);
  return adaptive(card, pen.take());
}

}  // namespace knownby::teams
