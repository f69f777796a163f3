// What grows too old to be kept: PRODUCT E.5. A few rows a minute in the small hours, until nothing is left
// to do; an evening's worth of a large school takes minutes, the first night of a long history several.
#include <algorithm>

#include "commands/records/kept.hpp"
#include "commands/records/records.hpp"
#include "store/audit.hpp"
#include "store/records/age.hpp"
#include "store/records/holds.hpp"
#include "store/sealed/renew.hpp"

namespace knownby::records {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

constexpr std::chrono::minutes begins{3 * 60};
constexpr days over_for{
    30};  // longer than whoever asks everybody alike looks back (claim::weeks_looked_back)
constexpr days put_back_within{2};        // “redo” does it for a day
constexpr std::size_t rows_a_step = 500;  // about 20 ms: PROTOCOL X-24

// Where the calendar does not tell: school years begin in August and end in June.
local_days latest(std::chrono::month month, local_days today) {
  const year_month_day now(today);
  const local_days this_year(now.year() / month / 1);
  return this_year <= today ? this_year : local_days((now.year() - std::chrono::years(1)) / month / 1);
}

// When the school year before the one that began then did. Where the calendar marks no day of it, or one of
// more than a year ago, the first answer is still of the same summer.
local_days year_before(const Calendar& calendar, local_days began) {
  constexpr days half_a_year{180};
  const local_days earlier = school_year_began(calendar, began - days(1));
  return began - earlier < half_a_year ? school_year_began(calendar, earlier - days(1)) : earlier;
}

// The first day whose notes are kept: those of school years that ended longer ago are not. A year that the
// calendar says ends later than others does is waited for.
local_days notes_before(const Calendar& calendar, days kept, local_days today) {
  std::optional<local_days> ended;
  for (const CalendarDay& marked : calendar.days()) {
    if (marked.kind == CalendarDay::Kind::last_day && marked.day + kept < today) ended = marked.day;
  }
  local_days by_rule = latest(std::chrono::July, today - kept);
  const bool ends_later =
      std::any_of(calendar.days().begin(), calendar.days().end(), [&](const CalendarDay& marked) {
        return marked.kind == CalendarDay::Kind::last_day && marked.day >= by_rule &&
               marked.day < by_rule + days(90) && marked.day + kept >= today;
      });
  if (ends_later) by_rule = latest(std::chrono::July, by_rule - days(1));
  return ended && *ended > by_rule - days(180) ? *ended + days(1) : by_rule;
}

local_days checkins_before(const Calendar& calendar, int school_years, local_days today) {
  local_days began = school_year_began(calendar, today);
  for (int year = 1; year < school_years; ++year) began = year_before(calendar, began);
  return began;
}

// Adds what the step changed; whether it found nothing more to do.
bool take(int& taken, const age::Step& step) {
  taken += step.changed;
  return step.done;
}

// A hold may ask who was told what of a student: nothing of the audit goes while there is one.
age::Step audit_rows(Visit& visit) {
  if (holds::any(visit.db)) return {};
  const auto before = visit.request.now - visit.policy.retention.audit;
  const int taken = audit::cut(visit.db, before, rows_a_step, visit.request.now,
                               audit::request_of(visit.db, visit.request.event));
  return {taken, taken < static_cast<int>(rows_a_step)};
}

void write_down(Visit& visit, const age::Pass& pass) {
  if (!pass.took_anything()) return;
  visit.put_on_record({visit.request.now, StaffId{}, "aged", taken_words(pass)});
}

// Those of earlier school years that nobody has kept since they were asked about.
age::Step facts_nobody_kept(Visit& visit) {
  const local_days began = school_year_began(visit.school.calendar(), visit.today);
  const auto asked = age::facts_asked(visit.db);
  if (!asked || *asked < began || visit.today < *asked + facts_reviewed_within) return {};
  return age::facts(visit.db, midnight(visit.school.calendar(), began), rows_a_step);
}

}  // namespace

local_days school_year_began(const Calendar& calendar, local_days today) {
  const auto told = calendar.year_began(today);
  return told && today - *told < days(366) ? *told : latest(std::chrono::August, today);
}

Midnight midnight(const Calendar& calendar, local_days day) {
  return {day, calendar.instant(day, std::chrono::minutes(0))};
}

void age(Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  const local_days today = visit.today;
  if (calendar.minute_of_day(visit.request.now) < begins) return;
  const auto last = age::last_pass(visit.db);
  age::Pass pass = last && last->night == today ? *last : age::Pass{today};
  if (pass.done) return;
  // An earlier night was cut short: what it took is on record all the same.
  if (last && !last->done && last->night != today) write_down(visit, *last);
  const Retention& kept = visit.policy.retention;
  Db& db = visit.db;
  const local_days last_year = checkins_before(calendar, kept.check_in_school_years, today);
  const local_days last_notes = notes_before(calendar, kept.notes_after_school_year, today);
  if (renew::keys_of_age(db, today))
    visit.put_on_record({visit.request.now, StaffId{}, "new keys", "a year old"});
  const bool none_is_left[] = {
      take(pass.checkins, age::checkins(db, last_year, rows_a_step)),
      take(pass.notes, age::notes(db, last_notes, rows_a_step)),
      take(pass.facts, facts_nobody_kept(visit)),
      take(pass.passing, age::passing(db, today - over_for, rows_a_step)),
      take(pass.passing, age::taken_back(db, visit.request.now - put_back_within, rows_a_step)),
      take(pass.students, age::students(db, today - kept.withdrawn_students, rows_a_step / 10)),
      take(pass.staff, age::staff(db, today, today - kept.former_staff, rows_a_step)),
      take(pass.audit, audit_rows(visit)),
      renew::rows(db, rows_a_step).done,
  };
  pass.done = std::all_of(std::begin(none_is_left), std::end(none_is_left), [](bool is) { return is; });
  if (pass.done) write_down(visit, pass);
  age::keep(db, pass);
}

}  // namespace knownby::records
