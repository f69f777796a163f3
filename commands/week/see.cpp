#include <utility>

#include "commands/claim/claim.hpp"
#include "commands/refusal.hpp"
#include "commands/week/in_place.hpp"
#include "commands/week/week.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

Reply see(Visit& visit) {
  const auto week =
      visit.pressed() ? week_cards::find(visit.db, visit.id<WeekId>("week")) : card_meant(visit);
  if (!week && !visit.pressed())
    return refusal(week_cards::all_of_week(visit.db, iso_week(visit.today)).empty()
                       ? "There is no weekly card yet this week."
                       : "I can't tell which team's weekly card you mean.",
                   "Each team's card stands in its channel, with a button to see who is on it.",
                   {way_on::suggest(), way_on::left()});
  if (!week) return reply_of("I don't find that card any more.");
  return claim::list_of(visit, *week, {});
}

}  // namespace knownby::week
