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
constexpr std::size_t rows_a_step = 500;  // about 20 ms: PROTOCOL X-24

// Where the calendar does not tell: school years begin in August and end in June.
local_days latest(std::chrono::month month, local_days today) {
  const year_month_day now(today);
  const local_days this_year(now.year() / month / 1);
  return this_year <= today ? this_year : local_days((now.year() - std::chrono::years(1)) / month / 1);
}

// The latest day whose school year ended so long ago that its notes are not kept.
local_days notes_before(const Calendar& calendar, days kept, local_days today) {
  std::optional<local_days> ended;
  for (const CalendarDay& marked : calendar.days()) {
    if (marked.kind == CalendarDay::Kind::last_day && marked.day + kept < today) ended = marked.day;
  }
  const local_days by_rule = latest(std::chrono::July, today - kept);
  return ended && *ended > by_rule - days(180) ? *ended + days(1) : by_rule;
}

local_days checkins_before(const Calendar& calendar, int school_years, local_days today) {
  local_days began = school_year_began(calendar, today);
  for (int year = 1; year < school_years; ++year) began = school_year_began(calendar, began - days(1));
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
  const int taken = audit::cut(visit.db, before, rows_a_step, visit.request.now);
  return {taken, taken < static_cast<int>(rows_a_step)};
}

void write_down(Visit& visit, const age::Pass& pass) {
  if (!pass.took_anything()) return;
  audit::write(visit.db, {visit.request.now, StaffId{}, "aged", taken_words(pass)});
}

// Those of earlier school years that nobody has kept meanwhile.
age::Step facts_nobody_kept(Visit& visit) {
  const local_days began = school_year_began(visit.school.calendar(), visit.today);
  if (visit.today < began + facts_reviewed_within) return {};
  return age::facts(visit.db, began, rows_a_step);
}

}  // namespace

local_days school_year_began(const Calendar& calendar, local_days today) {
  const auto told = calendar.year_began(today);
  return told && today - *told < days(366) ? *told : latest(std::chrono::August, today);
}

void age(Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  const local_days today = visit.today;
  if (calendar.minute_of_day(visit.request.now) < begins) return;
  const auto last = age::last_pass(visit.db);
  age::Pass pass = last && last->night == today ? *last : age::Pass{today};
  if (pass.done) return;
  const Retention& kept = visit.policy.retention;
  Db& db = visit.db;
  const local_days last_year = checkins_before(calendar, kept.check_in_school_years, today);
  const local_days last_notes = notes_before(calendar, kept.notes_after_school_year, today);
  if (renew::keys_of_age(db, today))
    audit::write(db, {visit.request.now, StaffId{}, "new keys", "a year old"});
  const bool none_is_left[] = {
      take(pass.checkins, age::checkins(db, last_year, rows_a_step)),
      take(pass.notes, age::notes(db, last_notes, rows_a_step)),
      take(pass.facts, facts_nobody_kept(visit)),
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
