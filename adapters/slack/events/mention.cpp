#include "adapters/slack/events/mention.hpp"

#include "adapters/slack/ids.hpp"

namespace knownby::slack {
namespace {

std::string_view without_spaces_before(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

struct Mention {
  std::string_view user{};  // empty: there is none here
  std::size_t length = 0;   // with its angle brackets
};

Mention mention_at_start(std::string_view text) {
  if (!text.starts_with("<@")) return {};
  const std::size_t end = text.find('>');
  if (end == std::string_view::npos) return {};
  const std::string_view inside = text.substr(2, end - 2);
  const std::string_view user = inside.substr(0, inside.find('|'));
  return is_id(user) ? Mention{user, end + 1} : Mention{};
}

}  // namespace

std::string_view first_mentioned(std::string_view text) {
  return mention_at_start(without_spaces_before(text)).user;
}

std::string_view mentioned_besides(std::string_view text, std::string_view user) {
  for (std::size_t at = text.find("<@"); at != std::string_view::npos; at = text.find("<@", at + 2)) {
    const Mention mention = mention_at_start(text.substr(at));
    if (!mention.user.empty() && mention.user != user) return mention.user;
  }
  return {};
}

std::string without_mention(std::string_view text, std::string_view user) {
  std::string rest;
  text = without_spaces_before(text);
  while (!text.empty()) {
    const Mention mention = mention_at_start(text);
    if (mention.user.empty() || mention.user != user) {
      rest += text.front();
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(mention.length);
    if (text.starts_with(':') || text.starts_with(',')) text.remove_prefix(1);
    if (rest.empty() || rest.ends_with(' ')) text = without_spaces_before(text);
  }
  rest.resize(rest.find_last_not_of(" \t\n") + 1);
  return rest;
}

}  // namespace knownby::slack
