#include "adapters/slack/show.hpp"

#include "adapters/slack/blocks/draw.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/once/trace.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::slack {
namespace {

// ,"text":...,"blocks":[...]
std::string content(const Card& card) {
  std::string words = escaped(card_text(card), limits::message_text);
  if (words.empty()) words = "\u2026";  // a message without text is refused
  const std::string blocks = draw(card);
  std::string json;
  json.reserve(words.size() + words.size() / 8 + blocks.size() + 32);
  json += R"(,"text":)";
  quote(json, words);
  if (blocks != "[]") json.append(R"(,"blocks":)").append(blocks);
  return json;
}

std::string addressed(std::string_view channel) {
  std::string json = R"({"channel":)";
  quote(json, channel);
  return json;
}

std::string addressed(std::string_view channel, std::string_view ts) {
  std::string json = addressed(channel) + R"(,"ts":)";
  quote(json, ts);
  return json;
}

std::string in_thread(std::string_view thread) {
  if (thread.empty()) return {};
  std::string json = R"(,"thread_ts":)";
  quote(json, thread);
  return json;
}

// Nothing in our texts is to be looked for names or links in.
constexpr std::string_view as_written = R"(,"parse":"none","link_names":false)";
constexpr std::string_view no_previews = R"(,"unfurl_links":false,"unfurl_media":false)";

}  // namespace

std::string show(const Reply& reply, bool may_replace, std::string_view thread) {
  const bool everyone = reply.seen == Reply::Seen::everyone && !reply.opens_form;
  const bool replaces = may_replace && reply.replaces_pressed;
  const std::string words = content(reply.card);
  std::string json;
  json.reserve(words.size() + 256);
  json.append(R"({"response_type":)").append(everyone ? R"("in_channel")" : R"("ephemeral")");
  json.append(R"(,"replace_original":)").append(replaces ? "true" : "false");
  if (!replaces) json += in_thread(thread);
  json.append(R"(,"delete_original":false)").append(as_written).append(no_previews).append(words);
  return json + '}';
}

std::string show_privately(const Reply& reply, std::string_view channel, std::string_view user,
                           std::string_view thread) {
  std::string json = addressed(channel) + R"(,"user":)";
  quote(json, user);
  return json + in_thread(thread) + std::string(as_written) + content(reply.card) + '}';
}

std::string post(const Card& card, std::string_view channel, std::string_view thread, std::string_view mark) {
  return addressed(channel) + in_thread(thread) + metadata_of(mark) + std::string(as_written) +
         std::string(no_previews) + content(card) + '}';
}

std::string publish(const Card& card, std::string_view user, std::string_view hash) {
  std::string json = R"({"user_id":)";
  quote(json, user);
  if (!hash.empty()) {
    json += R"(,"hash":)";
    quote(json, hash);
  }
  return json + R"(,"view":{"type":"home","blocks":)" + draw(card) + "}}";
}

std::string open_view(std::string_view trigger, std::string_view view) {
  std::string json = R"({"trigger_id":)";
  quote(json, trigger);
  return json + R"(,"view":)" + std::string(view) + '}';
}

std::string redraw(const Card& card, std::string_view channel, std::string_view ts) {
  return addressed(channel, ts) + std::string(as_written) + content(card) + '}';
}

std::string remove(std::string_view channel, std::string_view ts) { return addressed(channel, ts) + '}'; }

}  // namespace knownby::slack
