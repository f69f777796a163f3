#include "adapters/slack/setup/rights.hpp"

#include <array>

namespace knownby::slack {
namespace {

constexpr std::array table = std::to_array<Right>({
    {"commands", "the slash command, and the shortcuts", "nobody can type the command"},
    {"chat:write", "the weekly card and every answer", "nothing can be said at all"},
    {"app_mentions:read",
     "what is said to it: “@Knownby bobby”, in threads too, where slash commands do not work",
     "mentions are not heard"},
    {"im:history", "what people write to it alone", "direct messages are not heard"},
    {"im:write", "opening the conversation with one person, where they have never written to it",
     "nobody can be written to first"},
    {"channels:read", "that it was invited to a channel, or that a channel is called otherwise or closed",
     "Knownby does not notice what befalls its public channels"},
    {"groups:read", "the same of private channels",
     "Knownby does not notice what befalls its private channels"},
    {"channels:history", "after a failed delivery, whether its own card is already in the channel",
     "a card that may have been lost is not sent again in public channels"},
    {"groups:history", "the same in private channels",
     "a card that may have been lost is not sent again in private channels"},
    {"users:read", "who has an account, who left, who is a guest",
     "accounts that are closed are not noticed"},
    {"users:read.email", "which account is whose, by the e-mail address in the staff list",
     "every member of staff has to be linked by hand"},
    {"files:read", "the student system's files, when whoever runs Knownby sends them to it",
     "no file can be imported in chat"},
    {"files:write", "a student's record, as a file for the one person who may ask for it",
     "a record is shown in chat alone, and comes as no file"},
});

}  // namespace

std::span<const Right> rights() { return table; }

}  // namespace knownby::slack
