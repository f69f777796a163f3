#include "adapters/slack/blocks/lines.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "adapters/slack/blocks/strip.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/text/bars.hpp"
#include "adapters/text/clean.hpp"

namespace knownby::slack {
namespace {

constexpr std::size_t usual_lines = 512;  // bytes of a list of a dozen students
constexpr std::string_view dot = " \u00B7 ";

// A line's bytes, escaped, fenced and dotted at worst.
std::size_t size_of(const std::vector<std::string>& cells) {
  std::size_t size = 1;
  for (const std::string& cell : cells) size += Strip::room_for(cell.size() + 1);
  return size;
}

class Lines {
 public:
  void add(const std::vector<std::string>& cells, bool is_bold, std::string_view between) {
    const std::size_t size = size_of(cells);
    if (size_ + size > limits::text) finish();
    size_ += size;
    if (!spans_.empty()) open() += '\n';
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) open() += between;
      if (is_bold) {
        spans_.push_back(bold(cells[i]));
        is_open_ = false;
      } else if (reads_right_to_left(cells[i])) {
        spans_.push_back(plain(cells[i]));
        is_open_ = false;
      } else {
        open() += cells[i];
      }
    }
  }
  std::vector<Text> take() {
    finish();
    return std::move(texts_);
  }

 private:
  // The words that go on: a span of them lasts until something stands alone.
  std::string& open() {
    if (!is_open_) spans_.push_back(plain({}));
    if (!std::exchange(is_open_, true)) spans_.back().text.reserve(usual_lines);
    return spans_.back().text;
  }
  void finish() {
    if (!spans_.empty()) texts_.push_back(Text{std::move(spans_)});
    spans_.clear();
    is_open_ = false;
    size_ = 0;
  }

  std::vector<Text> texts_;
  std::vector<Span> spans_;
  std::size_t size_ = 0;
  bool is_open_ = false;
};

}  // namespace

bool put_rows(std::string& json, const Table& table) {
  std::size_t size = 0;
  for (const auto& row : table.rows) size += size_of(row);
  if (!table.columns.empty() || size > limits::text) return false;
  const std::size_t start = json.size();
  Strip strip(json, limits::text);
  bool is_first = true;
  for (const auto& row : table.rows) {
    if (!is_first) strip.new_line();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) strip.mark(dot);
      strip.say(row[i]);
    }
    is_first &= row.empty();
  }
  const bool is_plain = strip.end() && strip.size() > 0 && !strip.saw_right_to_left();
  if (!is_plain) json.resize(start);
  return is_plain;
}

std::vector<Text> lines_of(const Table& table) {
  Lines lines;
  if (!table.columns.empty()) lines.add(table.columns, true, dot);
  for (const auto& row : table.rows) lines.add(row, false, dot);
  return lines.take();
}

std::vector<Text> lines_of(const Bars& bars) {
  Lines lines;
  const std::vector<std::string> drawn = bars_of(bars);
  for (std::size_t at = 0; at < drawn.size(); ++at) lines.add({drawn[at], bars.rows[at].first}, false, " ");
  return lines.take();
}

}  // namespace knownby::slack
