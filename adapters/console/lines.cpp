#include "adapters/console/lines.hpp"

#include <algorithm>
#include <cctype>
#include <limits>

#include "adapters/console/limits.hpp"
#include "adapters/console/plain_text.hpp"

namespace knownby::console {
namespace {

constexpr std::string_view kBarOfOurs = "  │ ";
constexpr std::size_t kBarColumns = 4;
constexpr std::size_t kFurtherIn = 2;

std::size_t room_for(std::size_t width) {
  if (width == 0) return std::numeric_limits<std::size_t>::max();
  return std::max(width, kNarrowest) - kBarColumns;
}

// Only our own buttons may look like "[1] ...".
bool looks_like_a_button(std::string_view word) {
  return word.size() > 1 && word[0] == '[' && std::isdigit(static_cast<unsigned char>(word[1])) != 0;
}

}  // namespace

Lines::Lines(const Look& look) : look_(look), room_(room_for(look.width)) {}

void Lines::add(std::string_view text, Style style) {
  const bool passes_for_a_button = !begun_ && looks_like_a_button(text);
  if (passes_for_a_button) place("  ", Style::plain);
  place(text, style);
}

void Lines::add_button(std::string_view text) {
  put_word();
  spaces_ = wide_ > 0 ? kFurtherIn : 0;
  if (wide_ > 0 && wide_ + spaces_ + columns(text) > room_) go_on();
  place(text, Style::plain);
}

void Lines::end() {
  put_word();
  if (begun_) out_ += '\n';
  begun_ = false;
  wide_ = 0;
  spaces_ = 0;
}

void Lines::place(std::string_view text, Style style) {
  if (!begun_ && !text.empty()) {
    begun_ = true;
    out_ += kBarOfOurs;
  }
  for (const char c : text) {
    if (c == ' ' || c == '\n') {
      put_word();
      if (c == ' ') ++spaces_;
      if (c == '\n') go_on();
      continue;
    }
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins && word_wide_ + kFurtherIn >= room_) put_word();  // a word longer than a line
    if (worn_ != style) wear(style);
    word_ += c;
    if (begins) ++word_wide_;
  }
}

void Lines::put_word() {
  if (word_.empty()) return;
  if (worn_ != Style::plain) wear(Style::plain);
  if (wide_ > 0 && wide_ + spaces_ + word_wide_ > room_) go_on();
  out_.append(spaces_, ' ');
  out_ += word_;
  wide_ += spaces_ + word_wide_;
  spaces_ = 0;
  word_.clear();
  word_wide_ = 0;
}

void Lines::go_on() {
  out_ += '\n';
  out_ += kBarOfOurs;
  out_.append(kFurtherIn, ' ');
  wide_ = kFurtherIn;
  spaces_ = 0;
}

// ECMA-48: 1 bold, 2 faint, 22 neither.
void Lines::wear(Style style) {
  worn_ = style;
  if (!look_.styled) return;
  word_ += style == Style::bold ? "\x1b[22;1m" : style == Style::quiet ? "\x1b[22;2m" : "\x1b[22m";
}

}  // namespace knownby::console
