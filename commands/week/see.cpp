#include <utility>

#include "commands/claim/claim.hpp"
#include "commands/week/week.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

Reply see(Visit& visit) {
  const auto week = week_cards::find(visit.db, visit.id<WeekId>("week"));
  if (!week) return reply_of("I don't find that card any more.");
  return claim::list_of(visit, *week, {});
}

}  // namespace knownby::week
