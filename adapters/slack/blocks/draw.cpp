#include "adapters/slack/blocks/draw.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "adapters/slack/blocks/elements.hpp"
#include "adapters/slack/blocks/lines.hpp"
#include "adapters/slack/blocks/spans.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/press.hpp"
#include "adapters/text/clean.hpp"
#include "adapters/text/labels.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

// One block: where it stands in what is drawn.
struct Drawn {
  std::size_t begin;
  std::size_t size;
  bool acts;  // buttons and inputs: without them the person could not go on
};

// Draws each kind of block, all of them into one text. There is no default: a new kind does not compile until
// it is drawn here.
class Pen {
 public:
  // Draws behind what `json` holds, which outlives it.
  explicit Pen(std::string& json, Labels labels = {})
      : json_(json), first_(json.size()), labels_(std::move(labels)) {}

  void title(const std::string& words) {
    if (words.empty()) return;
    const Began began = begin_block();
    json_ += R"({"type":"header","text":)";
    const bool says_anything = put_plain(json_, words, limits::header);
    json_ += '}';
    end_or_drop(began, says_anything);
  }

  void operator()(const Text& text) {
    const Began began = begin_block();
    json_ += text.quiet ? R"({"type":"context","elements":[)" : R"({"type":"section","text":)";
    const bool says_anything = put_text(json_, text.spans, limits::text);
    json_ += text.quiet ? "]}" : "}";
    end_or_drop(began, says_anything);
  }

  void operator()(const Facts& facts) {
    for (std::size_t next = 0; next < facts.rows.size();) {
      const Began began = begin_block();
      json_ += R"({"type":"section","fields":[)";
      const std::size_t end = std::min(next + limits::fields, facts.rows.size());
      for (std::size_t at = next; at < end; ++at) {
        if (at > next) json_ += ',';
        const auto& [label, value] = facts.rows[at];
        put_text(json_, {bold(label), plain("\n"), plain(value)}, limits::field);
      }
      json_ += "]}";
      end_block(began);
      next = end;
    }
  }

  void operator()(const Table& table) {
    const Began began = begin_block();
    json_ += R"({"type":"section","text":{"type":"plain_text","text":")";
    const bool is_put = put_rows(json_, table);
    json_ += R"("}})";
    end_or_drop(began, is_put);
    if (is_put) return;
    for (const Text& text : lines_of(table)) (*this)(text);
  }

  void operator()(const Bars& bars) {
    for (const Text& text : lines_of(bars)) (*this)(text);
  }

  void operator()(const Buttons& buttons) {
    Began began;
    std::size_t count = 0;  // in this row
    for (const Button& button : buttons.buttons) {
      const std::size_t before = json_.size();
      if (count == 0) began = begin_row();
      if (count > 0) json_ += ',';
      if (!put_button(json_, button, "button" + std::to_string(buttons_), labels_.heard(button))) {
        json_.resize(before);
        continue;
      }
      ++buttons_;
      if (++count < limits::buttons_a_row) continue;
      end_row(began);
      count = 0;
    }
    if (count > 0) end_row(began);
  }

  void operator()(const Form& form) {
    const std::size_t number = forms_++;
    for (const Input& input : form.inputs) {
      const std::string id = input_id(number, input.name);
      const std::string element = id.size() <= limits::id ? input_json(input, id) : std::string();
      if (element.empty()) continue;
      const std::string& label = input.label.empty() ? input.name : input.label;
      const Began began = begin_block();
      json_ += R"({"type":"input","block_id":)";
      quote(json_, id);
      json_ += R"(,"label":)";
      put_label(json_, label, limits::input_label);
      json_.append(R"(,"optional":)").append(input.optional ? "true" : "false");
      json_.append(R"(,"element":)").append(element).append("}");
      end_block(began, true);
    }
    const Began began = begin_row();
    if (put_button(json_, form.submit, submit_id(number))) {
      end_row(began);
    } else {
      drop_block(began);
    }
  }

  void operator()(const Rule&) {
    const Began began = begin_block();
    json_ += R"({"type":"divider"})";
    end_block(began);
  }

  // Takes blocks out, the last words first, until the rest keeps to the limits.
  void fit() {
    std::size_t size = 1;  // a bracket, and with each block a comma or the other bracket
    for (const Drawn& block : drawn_) size += block.size + 1;
    if (!is_over(size, 0)) return;  // counted roughly first, bytes for characters
    size = 1;
    for (const Drawn& block : drawn_) size += utf8::code_points(json_of(block)) + 1;
    if (!is_over(size, 0)) return;
    while (is_over(size, 1) && !drawn_.empty()) {
      const auto words = std::find_if(drawn_.rbegin(), drawn_.rend(), [](const Drawn& b) { return !b.acts; });
      const auto victim = words == drawn_.rend() ? std::prev(drawn_.end()) : std::prev(words.base());
      size -= utf8::code_points(json_of(*victim)) + 1;
      drawn_.erase(victim);
    }
    std::string rest;
    for (const Drawn& block : drawn_) rest.append(json_of(block)).append(",");
    json_.replace(first_, std::string::npos, rest.append(too_long));
  }
  std::vector<std::string> blocks() const {
    std::vector<std::string> blocks;
    for (const Drawn& block : drawn_) blocks.emplace_back(json_of(block));
    return blocks;
  }

 private:
  static constexpr std::string_view too_long =
      R"({"type":"context","elements":[{"type":"plain_text",)"
      R"("text":"There is more than fits into one message here."}]})";

  // Where a block begins, and what stood there before it: a comma comes between two.
  struct Began {
    std::size_t block = 0, before = 0;
  };
  Began begin_block() {
    const std::size_t before = json_.size();
    if (!drawn_.empty()) json_ += ',';
    return {json_.size(), before};
  }
  void end_block(Began began, bool acts = false) {
    drawn_.push_back({began.block, json_.size() - began.block, acts});
  }
  void drop_block(Began began) { json_.resize(began.before); }
  // A block without anything to read is none.
  void end_or_drop(Began began, bool says_anything) {
    if (says_anything) {
      end_block(began);
    } else {
      drop_block(began);
    }
  }
  Began begin_row() {
    const Began began = begin_block();
    json_.append(R"({"type":"actions","block_id":"actions)").append(std::to_string(drawn_.size()));
    json_ += R"(","elements":[)";
    return began;
  }
  void end_row(Began began) {
    json_ += "]}";
    end_block(began, true);
  }
  std::string_view json_of(const Drawn& block) const {
    return std::string_view(json_).substr(block.begin, block.size);
  }
  // Whether blocks of so many characters, and so many lines more that say that there was more, are too much.
  bool is_over(std::size_t size, std::size_t lines) const {
    return size + lines * (too_long.size() + 1) > limits::all_blocks ||
           drawn_.size() + lines > limits::blocks;
  }

  std::string& json_;
  const std::size_t first_;  // where the first block begins
  Labels labels_;
  std::vector<Drawn> drawn_;
  std::size_t buttons_ = 0;
  std::size_t forms_ = 0;
};

}  // namespace

void draw(std::string& json, const Card& card) {
  json += '[';
  Pen pen(json, Labels(card, limits::accessibility_label));
  pen.title(card.title);
  for (const Block& block : card.blocks) std::visit(pen, block);
  pen.fit();
  json += ']';
}

std::string draw(const Card& card) {
  std::string json;
  draw(json, card);
  return json;
}

std::vector<std::string> drawn(const Block& block) {
  std::string json;
  Pen pen(json);
  std::visit(pen, block);
  return pen.blocks();
}

}  // namespace knownby::slack
