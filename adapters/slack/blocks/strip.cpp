#include "adapters/slack/blocks/strip.hpp"

#include <algorithm>

#include "adapters/text/clean.hpp"
#include "adapters/text/letters.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

// Of a byte that is no letter of its own there; empty: it begins a longer character, or is one to leave out.
std::string_view spelling_of(char c) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\t':
      return " ";
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    default:
      return {};
  }
}

}  // namespace

void Strip::say(std::string_view words) {
  if (!has_room(room_for(words.size()))) return;
  char* to = to_;
  while (true) {
    const std::size_t run = copy_bare_run(to, words);
    to += run;
    if (run == words.size()) break;
    words.remove_prefix(run);
    to = spell_odd(to, words);
  }
  to_ = to;
}

char* Strip::spell_odd(char* to, std::string_view& words) {
  std::string_view spelled = spelling_of(words.front());
  std::size_t read = 1;
  if (spelled.empty()) {
    read = 0;
    const char32_t c = utf8::next(words, read);
    saw_right_to_left_ |= is_right_to_left(c);
    spelled = c == utf8::bad ? "\uFFFD" : is_trick(c) ? std::string_view() : words.substr(0, read);
  }
  words.remove_prefix(read);
  return std::copy(spelled.begin(), spelled.end(), to);
}

bool Strip::end() {
  const bool is_good = !is_full_ && size() <= most_;
  if (is_good) json_.append(letters_.data(), size());
  return is_good;
}

}  // namespace knownby::slack
