#pragma once
// A paragraph's spans as one of Slack's text objects.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::slack {

// Puts the text object behind what `json` holds, with at most `limit` code points of words, escaped. Mrkdwn
// only where a style, a link or a person asks for it, and, since * _ ~ ` and a leading > cannot be escaped
// there, plain text all the same where the words hold one of those and nothing but a style would be lost:
// words as they were typed matter more than bold. Whether there is anything to read in it: Slack refuses an
// empty one.
bool put_text(std::string& json, const std::vector<Span>& spans, std::size_t limit);
// The same of plain words.
bool put_plain(std::string& json, std::string_view words, std::size_t limit);
// The words alone, as they stand within a JSON string's quotation marks.
void put_words(std::string& json, std::string_view words, std::size_t limit);

// An https URL of at most 3,000 characters that is safe between < and |.
bool is_linkable(std::string_view url);

}  // namespace knownby::slack
