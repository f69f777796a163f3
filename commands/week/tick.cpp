#include <algorithm>
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/tell.hpp"
#include "commands/audience.hpp"
#include "commands/calendar/waking.hpp"
#include "commands/claim/claim.hpp"
#include "commands/claim/letter.hpp"
#include "commands/known/known.hpp"
#include "commands/records/records.hpp"
#include "commands/week/in_place.hpp"
#include "commands/week/pool.hpp"
#include "commands/week/questions.hpp"
#include "commands/week/rule.hpp"
#include "commands/week/week.hpp"
#include "commands/week/weekly.hpp"
#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/roster/unfinished.hpp"
#include "store/seen.hpp"
#include "store/settings.hpp"

namespace knownby::week {
namespace {

constexpr std::chrono::hours catch_up_window{6};  // PROTOCOL R-09
constexpr std::chrono::minutes wait_for_a_look{5};
constexpr std::chrono::hours seen_kept{7 * 24};  // PROTOCOL S-08

// Still the same school day, within the window, not in the evening: otherwise a late card is worse than none.
bool still_worth_posting(const School& school, std::chrono::sys_seconds due, std::chrono::sys_seconds now) {
  return now - due <= catch_up_window && school.calendar().day_of(due) == school.calendar().day_of(now) &&
         school.calendar().minute_of_day(now) < sleeps;
}

std::chrono::sys_seconds deadline_of(const School& school, std::chrono::sys_seconds due) {
  return std::min(due + catch_up_window, school.calendar().instant(school.calendar().day_of(due), sleeps));
}

void post(Visit& visit, const Schedule& schedule, const KnownPlace& place, std::chrono::sys_seconds due,
          bool counts_only) {
  const std::chrono::local_days today = visit.school.calendar().day_of(due);
  WeekCard week;
  week.schedule = schedule.id;
  week.week = iso_week(today);
  week.made = visit.request.now;
  week.students = choose(pool_of(visit.db, visit.school, *place.group, today));
  week.question = question_of_the_week(visit.db, today);
  const auto made = week_cards::put(visit.db, week);
  if (!made) return;  // this week's card is out already
  claim::ask_around(visit, *made, *place.group);
  Parcel parcel;
  parcel.key = card_key(*made);
  parcel.platform = place.platform;
  parcel.address = place.address;
  parcel.body = to_json(root_card(visit.db, visit.school, *place.group, today, *made, counts_only));
  parcel.not_before = visit.request.now;
  parcel.deadline = deadline_of(visit.school, due);
  outbox::put(visit.db, parcel);
  hand_over(visit, place, *made, today);
}

// The latest slot that came since the schedule was last looked at; after weeks asleep the others are past.
// None: the calendar or the rule has moved it ahead meanwhile.
std::optional<std::chrono::sys_seconds> latest_slot(const School& school, const Schedule& schedule,
                                                    std::chrono::sys_seconds now) {
  const auto slot_after = [&](std::chrono::sys_seconds moment) {
    const auto slot = next_slot(school.calendar(), rule_of(schedule), moment);
    return slot && *slot <= now ? slot : std::nullopt;
  };
  std::optional<std::chrono::sys_seconds> latest = slot_after(*schedule.next_due - std::chrono::seconds(1));
  while (latest) {
    const auto later = slot_after(*latest);
    if (!later) break;
    latest = later;
  }
  return latest;
}

// Who reads along is not known, or not of today: whoever looks may just be about to (after a restart, say).
bool waits_for_a_look(const std::optional<KnownAudience>& seen, std::chrono::sys_seconds due,
                      std::chrono::sys_seconds now) {
  return (!seen || now - seen->looked > audience::lasts) && now - due < wait_for_a_look;
}

// Our app is not there, so the platform is not even asked to take the card.
void tell_while_taken_away(const Visit& visit, const std::string& platform) {
  const auto told = settings::get(visit.db, settings::taken_away(platform));
  if (told && !told->empty()) admin::tell_of_shut_out(visit, platform, told->substr(told->find(' ') + 1));
}

// False: it stays due for now.
bool fire(Visit& visit, const Schedule& schedule) {
  const auto place = places::find(visit.db, schedule.place);
  const std::chrono::sys_seconds now = visit.request.now;
  const auto due = latest_slot(visit.school, schedule, now);
  if (!place || !place->group || !due) return true;
  if (week_cards::of_week(visit.db, schedule.id, iso_week(visit.school.calendar().day_of(*due)))) return true;
  const bool is_stopped = !schedule.stopped.empty();
  const bool is_late = !still_worth_posting(visit.school, *due, now);
  const auto seen = audiences::of_place(visit.db, place->id);
  const bool waits = waits_for_a_look(seen, *due, now) || unfinished::find(visit.db);
  if (!is_stopped && !is_late && waits) return false;
  const audience::May may = audience::may_say(seen, *place, now);
  if (is_late && !is_stopped)
    visit.put_on_record({now, StaffId{}, "card skipped",
                         skipped_subject({schedule.id, visit.school.calendar().day_of(*due)},
                                         unfinished::find(visit.db).has_value())});
  if (is_stopped || is_late || may == audience::May::nothing) {
    tell_that_none_came(visit, schedule, *place, *due);
  } else {
    post(visit, schedule, *place, *due, may == audience::May::counts);
    tell_while_taken_away(visit, place->platform);
  }
  return true;
}

}  // namespace

Reply tick(Visit& visit) {
  const std::chrono::sys_seconds now = visit.request.now;
  visit.drafts.forget_old(now);
  for (const Schedule& schedule : schedules::all(visit.db)) {
    if (schedule.next_due && *schedule.next_due <= now && !fire(visit, schedule)) continue;
    // Only the rule is truth: a calendar or a zone that changed meanwhile moves what lies ahead.
    const auto next = next_slot(visit.school.calendar(), rule_of(schedule), now);
    if (next != schedule.next_due) schedules::set_next_due(visit.db, schedule.id, next);
  }
  bring_all_up_to_date(visit);
  claim::ask_how_it_went(visit);
  claim::fade_names(visit);
  review_lists(visit);
  known::ask_what_still_holds(visit);
  known::ask_of_last_year(visit);
  tell_of_summer(visit);
  admin::end_posts(visit);
  admin::tell_of_part(visit);
  if (now.time_since_epoch() % std::chrono::hours(1) < std::chrono::minutes(1)) {
    seen::sweep(visit.db, now - seen_kept);
    outbox::sweep(visit.db, now - seen_kept);
  }
  records::age(visit);
  return Reply{};
}

}  // namespace knownby::week
