#pragma once
// Replies and cards as the bodies Slack takes. Pure. The top-level text is the whole card in words: it is
// what a screen reader says and what a notification shows.

#include <string>
#include <string_view>

#include "commands/words/card.hpp"
#include "commands/words/reply.hpp"

namespace knownby::slack {

// The answer to a slash command or a press, for the HTTP body or the response URL alike. What Slack could
// take for granted is said each time: who sees it, and that nothing is deleted. Only a press has something to
// replace; what is pressed in a thread and does not replace it is answered there.
std::string show(const Reply& reply, bool may_replace, std::string_view thread = {});

// For chat.postEphemeral: seen by this person alone. In the thread of this message, where one is named.
std::string show_privately(const Reply& reply, std::string_view channel, std::string_view user,
                           std::string_view thread = {});

// For views.publish: this person's page, in the place of the one with this hash (S-15); empty: of any.
std::string publish(const Card& card, std::string_view user, std::string_view hash = {});

// For views.open: the view as JSON.
std::string open_view(std::string_view trigger, std::string_view view);

// For chat.postMessage, chat.update and chat.delete. A timestamp is text: a number would lose its last
// digits.
// A mark is what the message is found by again: 32 hexadecimal digits; without one it has no metadata.
std::string post(const Card& card, std::string_view channel, std::string_view thread = {},
                 std::string_view mark = {});
std::string redraw(const Card& card, std::string_view channel, std::string_view ts);
std::string remove(std::string_view channel, std::string_view ts);

}  // namespace knownby::slack
