#pragma once
// A paragraph's spans as one of Slack's text objects.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::slack {

struct TextObject {
  std::string text;  // escaped; empty: nothing to show, and Slack refuses it
  bool is_mrkdwn = false;
};

// At most `limit` code points. Mrkdwn only where a style, a link or a person asks for it, and, since * _ ~ `
// and a leading > cannot be escaped there, plain text all the same where the words hold one of those and
// nothing but a style would be lost: words as they were typed matter more than bold.
TextObject spell(const std::vector<Span>& spans, std::size_t limit);

// Puts it behind what `json` holds, as an object.
void put_json(std::string& json, const TextObject& text);

// An https URL of at most 3,000 characters that is safe between < and |.
bool is_linkable(std::string_view url);

}  // namespace knownby::slack
