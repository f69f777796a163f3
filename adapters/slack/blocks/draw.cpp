#include "adapters/slack/blocks/draw.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include "adapters/slack/blocks/elements.hpp"
#include "adapters/slack/blocks/spans.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/press.hpp"
#include "adapters/text/bars.hpp"
#include "adapters/text/labels.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

struct Drawn {
  std::string json;
  bool acts = false;  // buttons and inputs: without them the person could not go on
};

// All parts in one string, for which room is taken once.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string whole;
  whole.reserve(size);
  for (const std::string_view part : parts) whole += part;
  return whole;
}

// Draws each kind of block. There is no default: a new kind does not compile until it is drawn here.
class Pen {
 public:
  explicit Pen(Labels labels = {}) : labels_(std::move(labels)) {}

  void title(const std::string& words) {
    const TextObject heading{escaped(words, limits::header), false};
    if (!heading.text.empty()) put(joined({R"({"type":"header","text":)", json_of(heading), "}"}));
  }

  void operator()(const Text& text) {
    const TextObject words = spell(text.spans, limits::text);
    if (words.text.empty()) return;
    if (text.quiet) {
      put(joined({R"({"type":"context","elements":[)", json_of(words), "]}"}));
    } else {
      section(words);
    }
  }

  void operator()(const Facts& facts) {
    std::string fields;
    std::size_t count = 0;
    for (const auto& [label, value] : facts.rows) {
      const TextObject field = spell({bold(label), plain("\n"), plain(value)}, limits::field);
      fields += (count == 0 ? "" : ",") + json_of(field);
      if (++count < limits::fields) continue;
      put(R"({"type":"section","fields":[)" + fields + "]}");
      fields.clear();
      count = 0;
    }
    if (count > 0) put(R"({"type":"section","fields":[)" + fields + "]}");
  }

  // Lines, since columns of monospaced text break apart on a phone: one row a line, its cells between dots.
  void operator()(const Table& table) {
    Lines lines(*this);
    if (!table.columns.empty()) lines.add(table.columns, true);
    for (const auto& row : table.rows) lines.add(row, false);
    lines.finish();
  }

  void operator()(const Bars& bars) {
    Lines lines(*this);
    const std::vector<std::string> drawn = bars_of(bars);
    for (std::size_t at = 0; at < drawn.size(); ++at) lines.add({drawn[at], bars.rows[at].first}, false, " ");
    lines.finish();
  }

  void operator()(const Buttons& buttons) {
    std::string row;
    row.reserve(buttons.buttons.size() * 200);
    std::size_t count = 0;
    for (const Button& button : buttons.buttons) {
      const std::string json =
          button_json(button, "button" + std::to_string(buttons_), labels_.heard(button));
      if (json.empty()) continue;
      ++buttons_;
      row.append(count == 0 ? "" : ",").append(json);
      if (++count < limits::buttons_a_row) continue;
      actions(row);
      row.clear();
      count = 0;
    }
    if (count > 0) actions(row);
  }

  void operator()(const Form& form) {
    const std::size_t number = forms_++;
    for (const Input& input : form.inputs) {
      const std::string id = input_id(number, input.name);
      const std::string element = id.size() <= limits::id ? input_json(input, id) : std::string();
      if (element.empty()) continue;
      const std::string& label = input.label.empty() ? input.name : input.label;
      std::string json = R"({"type":"input","block_id":)";
      quote(json, id);
      json += R"(,"label":)" + label_json(label, limits::input_label);
      json += R"(,"optional":)" + std::string(input.optional ? "true" : "false");
      put(json + R"(,"element":)" + element + '}', true);
    }
    const std::string submit = button_json(form.submit, submit_id(number));
    if (!submit.empty()) actions(submit);
  }

  void operator()(const Rule&) { put(R"({"type":"divider"})"); }

  std::string take() {
    const bool all_fit = fit();
    std::size_t size = too_long.size() + 3;
    for (const Drawn& block : drawn_) size += block.json.size() + 1;
    std::string json;
    json.reserve(size);
    json += '[';
    for (const Drawn& block : drawn_) json.append(json.size() == 1 ? "" : ",").append(block.json);
    if (!all_fit) json += (json.size() == 1 ? "" : ",") + std::string(too_long);
    return json + ']';
  }
  std::vector<std::string> take_all() {
    std::vector<std::string> blocks;
    for (Drawn& block : drawn_) blocks.push_back(std::move(block.json));
    return blocks;
  }

 private:
  static constexpr std::string_view too_long =
      R"({"type":"context","elements":[{"type":"plain_text",)"
      R"("text":"There is more than fits into one message here."}]})";

  // Collects lines into as few sections as their size allows.
  class Lines {
   public:
    explicit Lines(Pen& pen) : pen_(pen) {}
    void add(const std::vector<std::string>& cells, bool is_bold, std::string_view between = " \u00B7 ") {
      std::size_t size = 1;
      for (const std::string& cell : cells)
        size += 5 * cell.size() + 5;  // escaped, fenced and dotted at worst
      if (size_ + size > limits::text) finish();
      size_ += size;
      if (!spans_.empty()) append("\n");
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) append(between);
        if (is_bold) {
          spans_.push_back(bold(cells[i]));
        } else {
          append(cells[i]);
        }
      }
    }
    void finish() {
      if (!spans_.empty()) pen_(Text{std::move(spans_)});
      spans_.clear();
      last_is_alone_ = false;
      size_ = 0;
    }

   private:
    // Words go on with the span before them; names from right to left stand alone, so that they can be fenced
    // off.
    void append(std::string_view words) {
      const bool is_alone = reads_right_to_left(words);
      const bool goes_on =
          !spans_.empty() && spans_.back().style == Span::Style::plain && !last_is_alone_ && !is_alone;
      if (goes_on) {
        spans_.back().text += words;
      } else {
        std::string begun;
        begun.reserve(usual_lines);
        begun += words;
        spans_.push_back(plain(std::move(begun)));
      }
      last_is_alone_ = is_alone;
    }

    static constexpr std::size_t usual_lines = 512;  // bytes of a list of a dozen students
    Pen& pen_;
    bool last_is_alone_ = false;
    std::vector<Span> spans_;
    std::size_t size_ = 0;
  };

  void put(std::string json, bool acts = false) { drawn_.push_back({std::move(json), acts}); }
  void section(const TextObject& words) {
    put(joined({R"({"type":"section","text":)", json_of(words), "}"}));
  }
  void actions(const std::string& elements) {
    const std::string number = std::to_string(drawn_.size());
    put(joined({R"({"type":"actions","block_id":"actions)", number, R"(","elements":[)", elements, "]}"}),
        true);
  }

  // Takes blocks out, the last words first, until the rest keeps to the limits. Whether nothing had to go.
  bool fit() {
    std::size_t bytes = 1;  // a bracket, and with each block a comma or the other bracket
    for (const Drawn& block : drawn_) bytes += block.json.size() + 1;
    if (bytes <= limits::all_blocks && drawn_.size() <= limits::blocks) return true;
    std::size_t size = 1;
    for (const Drawn& block : drawn_) size += utf8::code_points(block.json) + 1;
    const auto is_over = [&](std::size_t reserve) {
      return size + reserve * (too_long.size() + 1) > limits::all_blocks ||
             drawn_.size() + reserve > limits::blocks;
    };
    if (!is_over(0)) return true;
    while (is_over(1) && !drawn_.empty()) {
      const auto words = std::find_if(drawn_.rbegin(), drawn_.rend(), [](const Drawn& b) { return !b.acts; });
      const auto victim = words == drawn_.rend() ? std::prev(drawn_.end()) : std::prev(words.base());
      size -= utf8::code_points(victim->json) + 1;
      drawn_.erase(victim);
    }
    return false;
  }

  Labels labels_;
  std::vector<Drawn> drawn_;
  std::size_t buttons_ = 0;
  std::size_t forms_ = 0;
};

}  // namespace

std::string draw(const Card& card) {
  Pen pen(Labels(card, limits::accessibility_label));
  pen.title(card.title);
  for (const Block& block : card.blocks) std::visit(pen, block);
  return pen.take();
}

std::vector<std::string> drawn(const Block& block) {
  Pen pen;
  std::visit(pen, block);
  return pen.take_all();
}

}  // namespace knownby::slack
