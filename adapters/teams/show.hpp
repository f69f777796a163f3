#pragma once
// Replies and cards as what Teams takes. Pure.

#include <string>
#include <string_view>

#include "commands/words/card.hpp"

namespace knownby::teams {

// A message with this card, for the Connector. `answers`: the activity it answers, empty for none. Its
// summary, which a notification shows, is the card's title or a phrase of ours: never more of its words.
std::string message(const Card& card, std::string_view answers = {});

// The same for one person's eyes alone, among others who read along (D9).
std::string message_for(std::string_view user, const Card& card, std::string_view answers);

// Asks the Connector for the conversation with one person (T-12).
std::string conversation_with(std::string_view user, std::string_view app_id, std::string_view tenant);

// The body of the answer to a press (T-17): the card that takes the place of the pressed one, for whoever
// pressed; a line; or what went wrong.
std::string pressed_card(const Card& card);
std::string pressed_line(std::string_view words);
std::string pressed_wrong(std::string_view words);

}  // namespace knownby::teams
