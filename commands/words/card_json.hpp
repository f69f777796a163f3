#pragma once
// Card and Reply as our own JSON, for the outbox, for `seen` and for the console's --json, and back again.

#include <string>
#include <string_view>

#include "commands/words/card.hpp"
#include "commands/words/reply.hpp"

namespace knownby {

std::string to_json(const Card& card);
std::string to_json(const Reply& reply);

// Throw std::runtime_error where the text is not what to_json wrote.
Card card_from_json(std::string_view json);
Reply reply_from_json(std::string_view json);

}  // namespace knownby
