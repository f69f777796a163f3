#include "adapters/slack/escape.hpp"

#include <algorithm>

#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

constexpr std::string_view ellipsis = "\u2026";

// Lambdas, so that the loops over them are one loop; std::string's find_first_of would call memchr for every
// character.
constexpr auto is_mark = [](char c) { return c == '*' || c == '_' || c == '~' || c == '`'; };

std::string_view entity(char c) {
  return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string_view();
}

void put_with_entities(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto markup = std::find_if(text.begin(), text.end(), is_markup);
    const auto plain = static_cast<std::size_t>(markup - text.begin());
    out.append(text.substr(0, plain));
    if (markup == text.end()) break;
    out.append(entity(*markup));
    text.remove_prefix(plain + 1);
  }
}

std::size_t marked_in(std::string_view text) {
  if (!has_markup(text)) return 0;  // nearly always, and quickly seen
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_markup));
}

// How many leading bytes may stay so that the text, once escaped, fits; all of them where it fits whole.
std::size_t kept_bytes(std::string_view text, std::size_t marked, std::size_t limit) {
  // Counted roughly first, since nearly every text fits: bytes for characters, five for whatever is escaped.
  if (text.size() + 4 * marked <= limit) return text.size();
  std::size_t used = 0;
  std::size_t cut = 0;  // where one character less than the limit is used: room for the ellipsis
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (utf8::continues(text[i])) continue;
    if (used + 1 <= limit) cut = i;
    used += entity(text[i]).empty() ? 1 : entity(text[i]).size();
    if (used > limit) return grapheme_before(text, cut);
  }
  return text.size();
}

// Whether what stands between < and > is one of Slack's tokens: <@U1|ann>, <#C1>, <!here>, <https://…|label>.
bool is_token(std::string_view inside) {
  const std::string_view target = inside.substr(0, inside.find('|'));
  if (target.empty() || target.find_first_of(" \n<") != std::string_view::npos) return false;
  return std::string_view("@#!").find(target.front()) != std::string_view::npos ||
         target.find(':') != std::string_view::npos;
}

// What one of Slack's tokens (without its angle brackets) says to a reader.
std::string token_words(std::string_view token) {
  const std::size_t bar = token.find('|');
  const std::string_view label = bar == std::string_view::npos ? std::string_view() : token.substr(bar + 1);
  std::string_view target = token.substr(0, bar);
  const char kind = target.empty() ? '\0' : target.front();
  if (kind != '@' && kind != '#' && kind != '!')
    return unescaped(target);  // a link: its address, not its label
  target.remove_prefix(1);
  const std::string_view shown = label.empty() ? target : label;
  const std::string sign = kind == '#' ? "#" : "@";
  return shown.starts_with(sign) ? unescaped(shown) : sign + unescaped(shown);
}

}  // namespace

bool has_markup(std::string_view text) {
  const auto holds = [text](char c) { return text.find(c) != std::string_view::npos; };
  return holds('&') || holds('<') || holds('>');
}

std::string escaped(std::string_view text, std::size_t limit) {
  std::string out;
  put_escaped(out, text, limit);
  return out;
}

void put_escaped(std::string& out, std::string_view text, std::size_t limit) {
  std::string clean;  // only where something had to be taken out
  if (clean_run(text) < text.size()) text = clean = without_tricks(text);
  const std::size_t marked = marked_in(text);
  const std::size_t kept = kept_bytes(text, marked, limit);
  const std::string_view shown = text.substr(0, kept);
  if (marked > 0) {
    put_with_entities(out, shown);
  } else {
    out.append(shown);
  }
  if (kept < text.size()) out.append(ellipsis);
}

bool has_marks(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), is_mark)) return true;
  return text.starts_with('>') || text.find("\n>") != std::string_view::npos;
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const auto coded = std::find_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '&'; });
    out.append(text.begin(), coded);
    text.remove_prefix(static_cast<std::size_t>(coded - text.begin()));
    if (text.empty()) return out;
    const std::size_t end = text.front() == '<' ? text.find('>') : std::string_view::npos;
    std::size_t taken = 1;
    if (end != std::string_view::npos && is_token(text.substr(1, end - 1))) {
      out += token_words(text.substr(1, end - 1));
      taken = end + 1;
    } else if (text.starts_with("&amp;")) {
      out += '&';
      taken = 5;
    } else if (text.starts_with("&lt;") || text.starts_with("&gt;")) {
      out += text[1] == 'l' ? '<' : '>';
      taken = 4;
    } else {
      out += text.front();
    }
    text.remove_prefix(taken);
  }
}

}  // namespace knownby::slack
