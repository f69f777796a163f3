#pragma once
// What was said to us once our own name is taken out of it. Pure; the text is as Slack escapes it.

#include <string>
#include <string_view>

namespace knownby::slack {

// The user whose mention (<@U1> or <@U1|name>) this text begins with; empty where it begins otherwise.
std::string_view first_mentioned(std::string_view text);

// The first user mentioned anywhere in this text who is not this one; empty where there is none.
std::string_view mentioned_besides(std::string_view text, std::string_view user);

// The text without any mention of this user, nor the colon or comma behind one. Mentions of others stay.
std::string without_mention(std::string_view text, std::string_view user);

}  // namespace knownby::slack
