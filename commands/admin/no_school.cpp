#include <utility>

#include "commands/admin/admin.hpp"
#include "store/audit.hpp"
#include "store/calendar_days.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {
namespace {

struct Day {
  std::chrono::local_days day;
  std::string event;
  bool undone;
};

std::optional<Day> day_meant(const Visit& visit) {
  if (!visit.pressed()) {
    const auto& asked = std::get<language::NoSchool>(visit.intent);
    if (asked.day.trouble == language::Day::Trouble::unreadable) return std::nullopt;
    return Day{asked.day.day, asked.event, asked.undone};
  }
  const auto day = visit.day("day");
  if (!day) return std::nullopt;
  return Day{*day, "", !visit.request.field("undone").empty()};
}

// Which weekly cards move with the day, each with its new slot.
std::string moved_cards(const Visit& visit, const Calendar& calendar) {
  std::string words;
  for (const Schedule& schedule : schedules::all(visit.db)) {
    const auto next = next_slot(calendar, schedule.weekday, schedule.at, visit.request.now);
    if (next == schedule.next_due) continue;
    schedules::set_next_due(visit.db, schedule.id, next);
    if (next) words = " Weekly cards still to come move to " + day_words(calendar.day_of(*next)) + ".";
  }
  return words;
}

}  // namespace

Reply no_school(Visit& visit) {
  const auto meant = day_meant(visit);
  if (!meant)
    return reply_of(
        "I can't read that date. Such as “no school tomorrow snow” or “no school 11/25”. Nothing was "
        "changed.");
  if (meant->day < visit.today - std::chrono::days(30)) {
    return reply_of(day_words_year(meant->day) + " is more than a month ago. Nothing was changed.");
  }
  const CalendarDay* marked = visit.school.calendar().marked(meant->day);
  if (marked != nullptr &&
      (marked->kind == CalendarDay::Kind::first_day || marked->kind == CalendarDay::Kind::last_day)) {
    return reply_of(day_words(meant->day) +
                    " is the first or the last day of the school year; that is moved by importing "
                    "calendar.csv. Nothing was changed.");
  }
  if (meant->undone) {
    calendar_days::remove(visit.db, meant->day);
  } else {
    calendar_days::put(visit.db, {meant->day, CalendarDay::Kind::no_school, meant->event});
  }
  audit::write(visit.db, {visit.request.now, visit.speaker.id,
                          meant->undone ? "school after all" : "no school", day_field(meant->day)});
  const Calendar calendar(visit.policy.time_zone, calendar_days::all(visit.db));
  Reply reply = reply_of(day_words(meant->day) +
                         (meant->undone ? " is a school day again at " : " marked no school for ") +
                         visit.policy.school_name + "." + moved_cards(visit, calendar));
  Button back{"Undo", "no_school", {{"day", day_field(meant->day)}}};
  if (!meant->undone) back.fields.emplace_back("undone", "yes");
  reply.card.blocks.push_back(Buttons{{std::move(back)}});
  reply.replaces_pressed = visit.pressed();
  return reply;
}

}  // namespace knownby::admin
