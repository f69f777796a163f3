#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/week/rule.hpp"
#include "commands/week/weekly.hpp"
#include "store/calendar_days.hpp"
#include "store/records/change.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {
namespace {

struct Day {
  std::chrono::local_days day;
  std::string event;
  bool undone;
  bool half_day = false;  // undone, and a half day before
};

std::optional<Day> day_meant(const Visit& visit) {
  if (!visit.pressed()) {
    const auto& asked = std::get<language::NoSchool>(visit.intent);
    if (asked.day.trouble == language::Day::Trouble::unreadable) return std::nullopt;
    return Day{asked.day.day, asked.event, asked.undone, false};
  }
  const auto day = visit.day("day");
  if (!day) return std::nullopt;
  return Day{*day, std::string(visit.request.field("event")), !visit.request.field("undone").empty(),
             !visit.request.field("half_day").empty()};
}

// What is no order for one whole day; empty: it is one.
std::string more_or_less(const Visit& visit) {
  if (visit.pressed()) return {};
  const auto& asked = std::get<language::NoSchool>(visit.intent);
  if (asked.several)
    return "I take one day at a time. Could you send each in a line of its own, such as “" +
           std::string(asked.undone ? "school on 11/25" : "no school 11/25") + "”? Nothing was changed.";
  if (asked.half_day && !asked.undone)
    return "A half day is a school day, so " + day_words(asked.day.day) + " stays one. Nothing was changed.";
  return {};
}

// Whether the week has its card already, and which cards move with the day, each with its new slot.
std::string moved_cards(const Visit& visit, const Calendar& calendar, const Day& meant) {
  std::string words, out;
  const auto now = visit.request.now;
  for (const Schedule& schedule : schedules::all(visit.db)) {
    const auto before = week::next_card(visit.db, visit.school.calendar(), schedule, now);
    const auto after = week::next_card(visit.db, calendar, schedule, now);
    schedules::set_next_due(visit.db, schedule.id, next_slot(calendar, rule_of(schedule), now));
    if (after && after != before)
      words = " Weekly cards still to come move to " + day_words(calendar.day_of(*after)) + ".";
    const auto card = week_cards::of_week(visit.db, schedule.id, iso_week(meant.day));
    if (card) out = " This week's card went out " + day_words(calendar.day_of(card->made)).substr(0, 3) + ".";
  }
  return out + words;
}

// Why that day stays as it is; empty: it may change. Above all, what is no school already is left alone:
// marking it again and taking that back would make a holiday a school day.
std::string hindrance(const Visit& visit, const Day& meant) {
  const Calendar& calendar = visit.school.calendar();
  if (meant.day < visit.today - std::chrono::days(30))
    return day_words_year(meant.day) + " is more than a month ago.";
  const CalendarDay* marked = calendar.marked(meant.day);
  using Kind = CalendarDay::Kind;
  if (marked != nullptr && (marked->kind == Kind::first_day || marked->kind == Kind::last_day)) {
    return day_words(meant.day) +
           " is the first or the last day of the school year; that is moved by importing calendar.csv.";
  }
  const bool off = marked != nullptr && marked->kind == Kind::no_school;
  if (meant.undone && off) return {};
  if (meant.undone && calendar.school_day(meant.day)) return day_words(meant.day) + " is a school day.";
  if (off)
    return day_words(meant.day) + " is marked no school already" +
           (marked->event.empty() ? "." : " (" + marked->event + ").");
  if (!calendar.school_day(meant.day)) return day_words(meant.day) + " is no school day anyway.";
  return {};
}

// Back to what the day was, its event with it.
Button way_back(const Visit& visit, const Day& meant) {
  Button back{"Undo", "no_school", {{"day", day_field(meant.day)}}};
  if (!meant.undone) back.fields.emplace_back("undone", "yes");
  const CalendarDay* was = visit.school.calendar().marked(meant.day);
  if (was != nullptr && was->kind == CalendarDay::Kind::half_day) back.fields.emplace_back("half_day", "yes");
  if (was != nullptr && !was->event.empty()) back.fields.emplace_back("event", was->event);
  return back;
}

}  // namespace

Reply no_school(Visit& visit) {
  const auto meant = day_meant(visit);
  if (!meant)
    return reply_of(
        "I can't read that date. Such as “no school tomorrow snow” or “no school 11/25”. Nothing was "
        "changed.");
  const std::string other = more_or_less(visit);
  if (!other.empty()) return reply_of(other);
  const std::string in_the_way = hindrance(visit, *meant);
  if (!in_the_way.empty()) return reply_of(in_the_way + " Nothing was changed.");
  const audit::Change change(visit.db, audit::Record::day, meant->day.time_since_epoch().count());
  if (meant->undone && meant->half_day) {
    calendar_days::put(visit.db, {meant->day, CalendarDay::Kind::half_day, meant->event});
  } else if (meant->undone) {
    calendar_days::remove(visit.db, meant->day);
  } else {
    calendar_days::put(visit.db, {meant->day, CalendarDay::Kind::no_school, meant->event});
  }
  visit.put_on_record({visit.request.now, visit.speaker.id, meant->undone ? "school after all" : "no school",
                       day_field(meant->day), change.hashes()});
  const Calendar calendar(visit.policy.time_zone, calendar_days::all(visit.db));
  Reply reply = reply_of(day_words(meant->day) +
                         (meant->undone ? " is a school day again at " : " marked no school for ") +
                         visit.policy.school_name + "." + moved_cards(visit, calendar, *meant));
  reply.card.blocks.push_back(Buttons{{way_back(visit, *meant)}});
  reply.replaces_pressed = visit.pressed();
  return reply;
}

}  // namespace knownby::admin
