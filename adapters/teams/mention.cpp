#include "adapters/teams/mention.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

std::string_view name_in(std::string_view mention) {
  constexpr std::string_view open = "<at>";
  constexpr std::string_view close = "</at>";
  if (!mention.starts_with(open) || !mention.ends_with(close)) return mention;
  return mention.substr(open.size(), mention.size() - open.size() - close.size());
}

// The character that stands behind &...; in the text; nothing where that is no entity we know.
struct Entity {
  std::string text;
  std::size_t length;
};

std::optional<std::string> numbered(std::string_view digits) {
  const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
  if (is_hex) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, trouble] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, is_hex ? 16 : 10);
  const bool is_whole = !digits.empty() && trouble == std::errc() && end == digits.data() + digits.size();
  const bool is_character = number > 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
  if (!is_whole || !is_character) return std::nullopt;
  std::string text;
  utf8::append(text, number);
  return text;
}

std::optional<Entity> entity_at(std::string_view text) {
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr std::array known = std::to_array<Pair>(
      {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}});
  constexpr std::size_t longest = 10;
  const std::size_t end = text.substr(0, longest).find(';');
  if (!text.starts_with('&') || end == std::string_view::npos) return std::nullopt;
  const std::string_view name = text.substr(1, end - 1);
  if (name.starts_with('#')) {
    auto character = numbered(name.substr(1));
    if (!character) return std::nullopt;
    return Entity{std::move(*character), end + 1};
  }
  const auto row =
      std::find_if(known.begin(), known.end(), [&](const Pair& one) { return one.first == name; });
  if (row == known.end()) return std::nullopt;
  return Entity{std::string(row->second), end + 1};
}

// One pass, so that what people typed is never taken for Teams' own markup.
std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    std::size_t taken = 1;
    if (const auto entity = entity_at(text)) {
      out += entity->text;
      taken = entity->length;
    } else if (text.starts_with(no_break_space)) {
      out += ' ';
      taken = no_break_space.size();
    } else if (text.front() != '\r') {
      out += text.front();
    }
    text.remove_prefix(taken);
  }
  for (std::size_t at = 0; (at = out.find(no_break_space, at)) != std::string::npos;)  // &#160;
    out.replace(at, no_break_space.size(), " ");
  return out;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

}  // namespace

bool mentions(const std::vector<Mention>& mentions, std::string_view account) {
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](const Mention& one) { return !account.empty() && one.id == account; });
}

std::string words_of(std::string_view text, const std::vector<Mention>& mentions, std::string_view ours) {
  std::string rest(text);
  for (const Mention& mention : mentions) {  // each stands for one occurrence of its text
    const std::size_t at = mention.text.empty() ? std::string::npos : rest.find(mention.text);
    if (at == std::string::npos) continue;
    std::size_t length = mention.text.size();
    const bool is_ours = mention.id == ours;
    const char next = at + length < rest.size() ? rest[at + length] : '\0';
    if (is_ours && (next == ':' || next == ',')) ++length;
    rest.replace(at, length, is_ours ? std::string_view() : name_in(mention.text));
  }
  return trimmed(decoded(rest));
}

}  // namespace knownby::teams
