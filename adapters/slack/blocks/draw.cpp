#include "adapters/slack/blocks/draw.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "adapters/slack/blocks/elements.hpp"
#include "adapters/slack/blocks/lines.hpp"
#include "adapters/slack/blocks/spans.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/press.hpp"
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
    const TextObject heading{escaped(words, limits::header), false};
    if (!heading.text.empty()) text_block(R"({"type":"header","text":)", heading, "}");
  }

  void operator()(const Text& text) {
    const TextObject words = spell(text.spans, limits::text);
    if (words.text.empty()) return;
    if (text.quiet) {
      text_block(R"({"type":"context","elements":[)", words, "]}");
    } else {
      text_block(R"({"type":"section","text":)", words, "}");
    }
  }

  void operator()(const Facts& facts) {
    for (std::size_t next = 0; next < facts.rows.size();) {
      const std::size_t begin = begin_block();
      json_ += R"({"type":"section","fields":[)";
      const std::size_t end = std::min(next + limits::fields, facts.rows.size());
      for (std::size_t at = next; at < end; ++at) {
        if (at > next) json_ += ',';
        const auto& [label, value] = facts.rows[at];
        put_json(json_, spell({bold(label), plain("\n"), plain(value)}, limits::field));
      }
      json_ += "]}";
      end_block(begin);
      next = end;
    }
  }

  void operator()(const Table& table) {
    for (const Text& text : lines_of(table)) (*this)(text);
  }

  void operator()(const Bars& bars) {
    for (const Text& text : lines_of(bars)) (*this)(text);
  }

  void operator()(const Buttons& buttons) {
    std::string row;
    row.reserve(buttons.buttons.size() * 200);
    std::size_t count = 0;
    for (const Button& button : buttons.buttons) {
      const std::size_t before = row.size();
      if (count > 0) row += ',';
      if (!put_button(row, button, "button" + std::to_string(buttons_), labels_.heard(button))) {
        row.resize(before);
        continue;
      }
      ++buttons_;
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
      const std::size_t begin = begin_block();
      json_ += R"({"type":"input","block_id":)";
      quote(json_, id);
      json_ += R"(,"label":)";
      put_label(json_, label, limits::input_label);
      json_.append(R"(,"optional":)").append(input.optional ? "true" : "false");
      json_.append(R"(,"element":)").append(element).append("}");
      end_block(begin, true);
    }
    std::string submit;
    if (put_button(submit, form.submit, submit_id(number))) actions(submit);
  }

  void operator()(const Rule&) {
    const std::size_t begin = begin_block();
    json_ += R"({"type":"divider"})";
    end_block(begin);
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

  std::size_t begin_block() {
    if (!drawn_.empty()) json_ += ',';
    return json_.size();
  }
  void end_block(std::size_t begin, bool acts = false) {
    drawn_.push_back({begin, json_.size() - begin, acts});
  }
  std::string_view json_of(const Drawn& block) const {
    return std::string_view(json_).substr(block.begin, block.size);
  }
  void text_block(std::string_view before, const TextObject& words, std::string_view after) {
    const std::size_t begin = begin_block();
    json_ += before;
    put_json(json_, words);
    json_ += after;
    end_block(begin);
  }
  void actions(const std::string& elements) {
    const std::size_t begin = begin_block();
    json_.append(R"({"type":"actions","block_id":"actions)").append(std::to_string(drawn_.size()));
    json_.append(R"(","elements":[)").append(elements).append("]}");
    end_block(begin, true);
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
