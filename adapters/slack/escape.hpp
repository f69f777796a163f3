#pragma once
// People's words on their way into and out of Slack's text: nothing anybody types becomes a mention, a link
// or a trick of reading direction (PROTOCOL S-10, S-19, X-18).

#include <cstddef>
#include <string>
#include <string_view>

#include "adapters/text/clean.hpp"

namespace knownby::slack {

// What Slack reads as its own in any text.
inline constexpr auto is_markup = [](char c) { return c == '&' || c == '<' || c == '>'; };
bool has_markup(std::string_view text);

// Ready for a text object: & < > escaped, control characters (newline aside) and bidirectional overrides
// taken out, bytes that are not UTF-8 shown as U+FFFD. At most `limit` code points once escaped: what is
// longer ends in an ellipsis after a whole grapheme.
std::string escaped(std::string_view text, std::size_t limit);
// The same, put behind what `out` holds.
void put_escaped(std::string& out, std::string_view text, std::size_t limit);

// Whether mrkdwn would read part of these words as markup, which nothing can escape.
bool has_marks(std::string_view text);

// What a slash command's text says once Slack's own escaping is undone: <@U1|ann> is @ann, <#C1|staff> is
// #staff, &lt; is <. One pass, so that what people typed is never taken for Slack's markup.
std::string unescaped(std::string_view text);

}  // namespace knownby::slack
