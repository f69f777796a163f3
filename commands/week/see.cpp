#include <utility>

#include "commands/claim/claim.hpp"
#include "commands/week/week.hpp"
#include "commands/week/weekly.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

// Never a group, never a reason behind it.
std::string reason(const School& school, const Student& student, std::optional<std::chrono::local_days> last,
                   std::chrono::local_days today) {
  if (last && monday_of(*last) == monday_of(today)) return "reached this week, " + day_words(*last);
  if (school.calendar().school_days(student.entered, today) <= 20) return "new this month";
  if (!last) return "no check-in logged yet";
  const auto weeks = (today - *last).count() / 7;
  return weeks < 2 ? "last logged " + day_words(*last)
                   : "no check-in logged for " + std::to_string(weeks) + " weeks";
}

Reply see(Visit& visit) {
  const auto week = week_cards::find(visit.db, visit.id<WeekId>("week"));
  if (!week) return reply_of("I don't find that card any more.");
  return claim::list_of(visit, *week, {});
}

}  // namespace knownby::week
