#pragma once
// A card with a form as a modal, and the words where none can be shown. Pure.

#include <optional>
#include <string>

#include "adapters/slack/views/metadata.hpp"
#include "commands/words/reply.hpp"

namespace knownby::slack {

// The view for views.open: the card's first form with the words around it. Each input's block is called by
// the field's name. Titles and labels that are too long end in an ellipsis; buttons beside the form are left
// out, since pressing them would leave it. Nothing where the card has no form, or where Slack would refuse
// the view: over 100 blocks or 250 KB, private_metadata over 3,000 characters, two inputs of one name, none
// that can be filled in.
std::optional<std::string> modal(const Card& card, const Origin& origin);

// In place of a form that is not shown: the button that asks for it anew. The reply itself where it names no
// such button. `failed`: it was tried, and did not open.
Reply without_form(Reply reply, bool failed);

}  // namespace knownby::slack
