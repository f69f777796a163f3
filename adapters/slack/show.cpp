#include "adapters/slack/show.hpp"

#include <utility>

#include "adapters/slack/blocks/draw.hpp"
#include "adapters/slack/blocks/strip.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/once/trace.hpp"
#include "commands/words/card_reading.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::slack {
namespace {

constexpr std::size_t usual_message = 6 * 1024;  // bytes that nearly every card keeps to

// The whole card in words.
void read_out(std::string& json, const Card& card) {
  Strip strip(json, limits::message_text);
  CardReading(strip).read(card);
  if (!strip.end()) put_in_quotes(json, escaped(card_text(card), limits::message_text));
}

// Puts ,"text":...,"blocks":[...] and the last bracket behind what `json` holds.
std::string with_content(std::string json, const Card& card) {
  json.reserve(usual_message);
  json += R"(,"text":")";
  const std::size_t start = json.size();
  read_out(json, card);
  if (json.size() == start) json += "\u2026";  // a message without text is refused
  json += '"';
  const std::size_t without_blocks = json.size();
  json += R"(,"blocks":)";
  draw(json, card);
  if (json.ends_with("[]")) json.resize(without_blocks);
  json += '}';
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
  std::string json = R"({"response_type":)";
  json.append(everyone ? R"("in_channel")" : R"("ephemeral")");
  json.append(R"(,"replace_original":)").append(replaces ? "true" : "false");
  if (!replaces) json += in_thread(thread);
  json.append(R"(,"delete_original":false)").append(as_written).append(no_previews);
  return with_content(std::move(json), reply.card);
}

std::string show_privately(const Reply& reply, std::string_view channel, std::string_view user,
                           std::string_view thread) {
  std::string json = addressed(channel) + R"(,"user":)";
  quote(json, user);
  json.append(in_thread(thread)).append(as_written);
  return with_content(std::move(json), reply.card);
}

std::string post(const Card& card, std::string_view channel, std::string_view thread, std::string_view mark) {
  std::string json = addressed(channel) + in_thread(thread) + metadata_of(mark);
  json.append(as_written).append(no_previews);
  return with_content(std::move(json), card);
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
  return with_content(addressed(channel, ts).append(as_written), card);
}

std::string remove(std::string_view channel, std::string_view ts) { return addressed(channel, ts) + '}'; }

}  // namespace knownby::slack
