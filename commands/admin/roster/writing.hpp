#pragma once
// The writing of what an import's files would change: a school's at once, a district's in turns of about 15
// ms, others being served in between. Whoever comes or changes is written first, whoever goes last; a stop in
// between leaves a mark in the store, with which the same import goes on.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "commands/admin/roster/plan.hpp"
#include "commands/visit.hpp"
#include "store/roster/unfinished.hpp"

namespace knownby::admin {

// What is done in the turn that writes the last of it, with it in one transaction; and the answer.
using Last = std::function<Reply(const Visit&)>;

// `mark` tells this import from others. A reply that says nothing: the rest of it is left in the visit.
Reply write_down(Visit& visit, const LookedInto& looked, const std::string& mark, Last last);
// The same as an import of now, whose calendar holds and whose new year begins with the first turn, and with
// its line in the audit.
Reply carry_out(Visit& visit, const LookedInto& looked, Last last);

// Why these files must wait for the rest of an import of which a part is in; empty: they need not.
std::string waits_for_rest(const Visit& visit, const LookedInto& looked);
// "The roster of Wed 14 Oct, 10:12 is only partly in."
std::string part_words(const Visit& visit, const Unfinished& part);

}  // namespace knownby::admin
