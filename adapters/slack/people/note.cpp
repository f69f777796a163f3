// What befell accounts, channels and our installation, and what could not be read, whatever else is made of
// it.

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
  const auto* revoked = std::get_if<Revoked>(&heard);
  if (revoked == nullptr || !wire_.suspend(revoked->at)) return;  // else: told late, of one replaced since
  ++counts_.revoked;
  warn("Slack says " + revoked->event + ": nothing can be posted until the app is installed again");
}

}  // namespace knownby::slack
