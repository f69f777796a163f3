// What befell accounts and channels, and what could not be read, whatever else is made of it.

#include "adapters/slack/slack.hpp"

namespace knownby::slack {

void Slack::take_note(const Heard& heard) {
  if (const auto* stirred = std::get_if<Stirred>(&heard)) lookout_.again(stirred->channel);
  if (const auto* happened = std::get_if<Happened>(&heard)) {
    if (happened->request.look) lookout_.learn(*happened->request.look);
    if (happened->request.verb == "hello") lookout_.again(happened->back.channel);  // back again, perhaps
  }
  if (const auto* poison = std::get_if<Poison>(&heard)) {
    ++counts_.poison;
    warn("an event of " + std::to_string(poison->bytes) + " bytes could not be read: " + poison->rule);
  }
}

void Slack::warn(const std::string& words) const {
  if (settings_.note) settings_.note(words, true);
}

}  // namespace knownby::slack
