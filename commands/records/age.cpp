// What grows too old to be kept: PRODUCT E.5. A few rows a minute in the small hours, until nothing is left
// to do; an evening's worth of a large school takes minutes, the first night of a long history several.
#include <algorithm>

#include "commands/records/records.hpp"
#include "store/audit.hpp"
#include "store/records/age.hpp"
#include "store/sealed/renew.hpp"
#include "store/settings.hpp"

namespace knownby::records {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

constexpr std::chrono::minutes begins{3 * 60};
constexpr days notes_kept{60};      // after their school year's last day
constexpr days withdrawn_kept{60};  // a student who comes back meanwhile finds everything
constexpr days staff_kept{365};
constexpr std::size_t rows_a_step = 500;  // about 20 ms: PROTOCOL X-24
constexpr std::string_view done_on = "aged on";

// Where the calendar does not tell: school years begin in August and end in June.
local_days latest(std::chrono::month month, local_days today) {
  const year_month_day now(today);
  const local_days this_year(now.year() / month / 1);
  return this_year <= today ? this_year : local_days((now.year() - std::chrono::years(1)) / month / 1);
}

local_days year_began(const Calendar& calendar, local_days today) {
  const auto told = calendar.year_began(today);
  return told && today - *told < days(366) ? *told : latest(std::chrono::August, today);
}

// The latest day whose school year ended so long ago that its notes are not kept.
local_days notes_before(const Calendar& calendar, local_days today) {
  std::optional<local_days> ended;
  for (const CalendarDay& marked : calendar.days()) {
    if (marked.kind == CalendarDay::Kind::last_day && marked.day + notes_kept < today) ended = marked.day;
  }
  const local_days by_rule = latest(std::chrono::July, today - notes_kept);
  return ended && *ended > by_rule - days(180) ? *ended + days(1) : by_rule;
}

}  // namespace

void age(Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  const std::string today = day_field(visit.today);
  if (calendar.minute_of_day(visit.request.now) < begins) return;
  if (settings::get(visit.db, done_on) == today) return;
  const local_days last_year = year_began(calendar, year_began(calendar, visit.today) - days(1));
  const age::Step steps[] = {
      age::checkins(visit.db, last_year, rows_a_step),
      age::notes(visit.db, notes_before(calendar, visit.today), rows_a_step),
      age::students(visit.db, visit.today - withdrawn_kept, rows_a_step / 10),
      age::staff(visit.db, visit.today, visit.today - staff_kept, rows_a_step),
  };
  const bool new_keys = renew::keys_of_age(visit.db, visit.today);
  const renew::Step sealed = renew::rows(visit.db, rows_a_step);
  const auto changed = [&](int which) { return std::to_string(steps[which].changed); };
  if (std::any_of(std::begin(steps), std::end(steps), [](const age::Step& one) { return one.changed > 0; })) {
    audit::write(visit.db, {visit.request.now, StaffId{}, "aged",
                            "check-ins " + changed(0) + ", notes " + changed(1) + ", students " + changed(2) +
                                ", staff " + changed(3)});
  }
  if (new_keys) audit::write(visit.db, {visit.request.now, StaffId{}, "new keys", "a year old"});
  const auto is_done = [](const age::Step& one) { return one.done; };
  if (sealed.done && std::all_of(std::begin(steps), std::end(steps), is_done))
    settings::set(visit.db, done_on, today);
}

}  // namespace knownby::records
