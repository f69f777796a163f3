#pragma once
// What admins say of the calendar: when a channel's weekly card comes, and which day is no school.

#include <optional>
#include <string>

#include "commands/language/intent.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

// "slot tuesday 08:00", "card on tuesdays at 8", "slot before our thursday meeting".
std::optional<Intent> slot_in(const Line& line);

// "no school tomorrow snow", "snow day tomorrow", "school is closed 11/11", "school on 10/16 after all".
std::optional<Intent> school_day_in(const Setting& setting, const Line& line, Names& names);

// "#grade-7-team", wherever in the line behind its first word; empty: none is named.
std::string channel_in(const Line& line);

}  // namespace knownby::language
