#include "commands/admin/admin.hpp"
#include "commands/admin/channel.hpp"
#include "store/outbox.hpp"
#include "store/records/change.hpp"

namespace knownby::admin {

Reply unmap(Visit& visit) {
  const std::string named = visit.pressed() ? std::string() : std::get<language::Unmap>(visit.intent).channel;
  const auto place = channel_meant(visit, named);
  if (!place) return no_such_channel(visit, named);
  if (!place->group) return reply_of(called(*place) + " is not mapped. Nothing was changed.");
  const audit::Change change(visit.db, audit::Record::place, place->id);
  places::unmap(visit.db, place->id);
  outbox::withdraw(visit.db, place->platform, place->address);
  visit.put_on_record(
      {visit.request.now, visit.speaker.id, "unmap", "place " + id_field(place->id), change.hashes()});
  return reply_of(called(*place) +
                  " is no longer mapped. Its weekly card has ended; check-ins stay as they are.");
}

Reply slot(Visit& visit) {
  if (visit.pressed()) return reply_of("Type it, such as “slot tuesday 08:00”. Nothing was changed.");
  const auto& asked = std::get<language::SetSlot>(visit.intent);
  const auto place = channel_meant(visit, asked.channel);
  if (!place) return no_such_channel(visit, asked.channel);
  if (!place->group)
    return reply_of(called(*place) +
                    " is not mapped to a group yet: “map grade 7” does that. Nothing was changed.");
  if (!asked.unread.empty())
    return reply_of("I can't read “" + asked.unread +
                    "” here: one day and one time, such as “slot tuesday 08:00”. Nothing was changed.");
  if (asked.before_meeting && !asked.weekday)
    return reply_of(
        "On which day does the team meet? Such as “slot before our thursday meeting”. Nothing was "
        "changed.");
  if (!asked.weekday && !asked.at)
    return reply_of("Which day and time? Such as “slot tuesday 08:00”. Nothing was changed.");
  Schedule schedule = schedule_of(visit, place->id);
  if (asked.weekday) {
    schedule.weekday = *asked.weekday;
    schedule.before_meeting = asked.before_meeting;
  }
  if (asked.at) schedule.at = *asked.at;
  if (schedule.weekday == std::chrono::Saturday || schedule.weekday == std::chrono::Sunday) {
    return reply_of("There is no school at the weekend, so no card either. Nothing was changed.");
  }
  if (!is_in_the_school_day(schedule.at)) return reply_of(quiet_hours);
  const audit::Change change(visit.db, audit::Record::slot, place->id);
  keep(visit, schedule);
  visit.put_on_record(
      {visit.request.now, visit.speaker.id, "slot", "place " + id_field(place->id), change.hashes()});
  return reply_of("The weekly card of " + called(*place) + ": " + slot_words(schedule) +
                  ". Next: " + due_words(visit, schedule) + ".");
}

}  // namespace knownby::admin
