#include "commands/safety/too_long.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "commands/refusal.hpp"
#include "commands/safety/card.hpp"
#include "commands/safety/names.hpp"
#include "commands/safety/reports.hpp"

namespace knownby::safety {
namespace {

constexpr std::size_t longest_text = 4000;  // bytes

bool is_long(std::string_view text) { return text.size() > longest_text; }

}  // namespace

bool is_too_long(const Request& request) {
  return is_long(request.text) || std::any_of(request.fields.begin(), request.fields.end(),
                                              [](const auto& field) { return is_long(field.second); });
}

Reply too_long(const Visit& visit) {
  const Request& request = visit.request;
  const bool may_be_a_report = holds_a_trigger(request, visit.policy.safety_words, is_name_to(visit));
  std::string sentence = "That is longer than I can read (4,000 letters). Nothing was saved.";
  Reply reply = refusal(sentence, "Please send it in parts: a few students at a time, or a shorter note.",
                        {way_on::form(), way_on::help()});
  if (may_be_a_report) {
    std::vector<Block> blocks = whom_to_call(visit.policy.safety);
    sentence += " " + whom_to_call_briefly(visit.policy.safety);
    blocks.push_back(quietly(std::string(often_harmless)));
    if (request.overheard) blocks.emplace_back(delete_it());
    reply.card.blocks.insert(reply.card.blocks.begin(), blocks.begin(), blocks.end());
  }
  for (const auto& [name, value] : request.fields)
    if (is_long(value)) reply.errors.emplace_back(name, sentence);
  return reply;
}

}  // namespace knownby::safety
