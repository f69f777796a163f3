// The school year ends: silence, and one word about it to whoever runs Knownby.

#include "commands/admin/tell.hpp"
#include "commands/calendar/waking.hpp"
#include "commands/week/in_place.hpp"

namespace knownby::week {

void tell_of_summer(const Visit& visit) {
  constexpr std::chrono::days summer{120};
  const Calendar& calendar = visit.school.calendar();
  const std::chrono::local_days today = calendar.day_of(visit.request.now);
  if (!week_is_closing(calendar, visit.request.now)) return;
  if (calendar.school_days(today + std::chrono::days(1), today + summer) > 0) return;
  Card card;
  card.title = "The calendar has no school day ahead";
  card.blocks.push_back(says(
      "Today is the last school day I know of, so no weekly card comes and I write to nobody from now on. "
      "Send me "
      "next year's calendar.csv (or the school's .ics file) when it is there, and the cards begin again."));
  admin::tell_who_runs_it(visit, {}, "summer:" + day_field(today), card);
}

}  // namespace knownby::week
