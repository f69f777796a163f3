#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/week/weekly.hpp"
#include "store/audit.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {
namespace {

const char* const quiet_hours =
    "Between 16:30 and 07:00 I keep quiet. Please choose a time in the school day. Nothing was changed.";

bool is_in_the_school_day(std::chrono::minutes at) {
  return at >= std::chrono::hours(7) && at < std::chrono::minutes(16 * 60 + 30);
}

Reply not_taken(const char* field, const std::string& sentence) {
  Reply reply = reply_of(sentence);
  reply.errors = {{field, sentence}};
  return reply;
}

// The channel named, or the one spoken in. On the command line a name may belong to any platform.
std::optional<KnownPlace> channel_meant(const Visit& visit, const std::string& named) {
  if (named.empty()) return visit.place && !visit.place->direct ? visit.place : std::nullopt;
  if (visit.place) return places::called(visit.db, visit.place->platform, named);
  for (const KnownPlace& place : places::all(visit.db)) {
    if (auto found = places::called(visit.db, place.platform, named)) return found;
  }
  return std::nullopt;
}

Reply no_such_channel(const Visit& visit, const std::string& named) {
  return reply_of(
      named.empty()
          ? std::string(visit.place
                            ? "This is a direct conversation. Type it in the channel, or name the channel"
                            : "Which channel? Please name it") +
                ", such as #grade-7-team. Nothing was changed."
          : "I have not been in " + named +
                " yet. Type “map grade 7” in that channel itself. Nothing was changed.");
}

std::string slot_words(const Schedule& schedule) {
  return schedule.weekday == std::chrono::Monday
             ? "first school day of the week, " + time_words(schedule.at)
             : std::string(weekday_word(schedule.weekday)) + ", or the next school day of that week, " +
                   time_words(schedule.at);
}

std::string due_words(const Visit& visit, const Schedule& schedule) {
  const auto due = week::next_card(visit.db, visit.school.calendar(), schedule, visit.request.now);
  if (!due) return "none: the calendar has no school day ahead";
  return day_words(visit.school.calendar().day_of(*due)) + ", " +
         time_words(visit.school.calendar().minute_of_day(*due));
}

Schedule schedule_of(const Visit& visit, PlaceId place) {
  Schedule schedule = schedules::of_place(visit.db, place).value_or(Schedule{});
  schedule.place = place;
  return schedule;
}

void keep(Visit& visit, Schedule schedule) {
  const bool overdue = schedule.next_due && *schedule.next_due <= visit.request.now;  // the next tick's
  if (!overdue)
    schedule.next_due = next_slot(visit.school.calendar(), schedule.weekday, schedule.at, visit.request.now);
  schedules::put(visit.db, schedule);
}

// Slack does not tell the name of every channel.
std::string called(const KnownPlace& place) { return place.name.empty() ? "this channel" : place.name; }

Facts facts_of(const Visit& visit, const KnownPlace& place, GroupId group) {
  const Schedule schedule = schedule_of(visit, place.id);
  return Facts{{{"Channel", called(place)},
                {"Group", visit.school.title(group) + ", " +
                              std::to_string(visit.school.members(group).size()) + " students"},
                {"Weekly card", slot_words(schedule)},
                {"Next card", due_words(visit, schedule)}}};
}

Reply look(const Visit& visit, const KnownPlace& place, GroupId group) {
  Reply reply;
  reply.card.title = "Map " + called(place) + "?";
  reply.card.blocks.push_back(facts_of(visit, place, group));
  reply.card.blocks.push_back(
      quietly("Nothing is changed yet. The card holds counts, never a student's name. Please make sure that "
              "only staff are in this channel."));
  reply.card.blocks.push_back(Buttons{{{"Map it",
                                        "map",
                                        {{"place", id_field(place.id)}, {"group", id_field(group)}},
                                        Button::Tone::primary}}});
  return reply;
}

Reply dry_run(Visit& visit, const language::MapChannel& asked) {
  if (!asked.group && asked.heard.empty()) {
    if (!visit.place) return reply_of("Which grade or homeroom? Such as “map grade 7”. Nothing was changed.");
    const auto meant = channel_meant(visit, asked.channel);
    if (!meant && !asked.channel.empty()) return no_such_channel(visit, asked.channel);
    return map_form_for(visit, meant ? meant->id : PlaceId{});
  }
  if (!asked.group) {
    return reply_of("There is no group called “" + asked.heard + "” on the roster. Nothing was changed.");
  }
  const auto place = channel_meant(visit, asked.channel);
  if (!place) return no_such_channel(visit, asked.channel);
  return look(visit, *place, asked.group);
}

// When the card comes, where the form says so. What is wrong with that, if anything is.
std::optional<Reply> take_slot(const Visit& visit, Schedule& schedule) {
  if (visit.request.field("sent").empty()) return std::nullopt;
  const auto weekday = visit.number("weekday");
  const auto at = visit.number("at");
  if (!weekday || *weekday < 1 || *weekday > 5)
    return not_taken("weekday", "Please choose a day of the school week. Nothing was changed.");
  if (!at || !is_in_the_school_day(std::chrono::minutes(*at))) return not_taken("at", quiet_hours);
  schedule.weekday = std::chrono::weekday(static_cast<unsigned>(*weekday));
  schedule.at = std::chrono::minutes(*at);
  return std::nullopt;
}

}  // namespace

Reply map(Visit& visit) {
  if (!visit.pressed()) return dry_run(visit, std::get<language::MapChannel>(visit.intent));
  const auto place = places::find(visit.db, visit.id<PlaceId>("place"));
  const auto group = visit.id<GroupId>("group");
  const bool has_group = visit.school.roster().group(group) != nullptr;
  if (!place || place->direct || !has_group) {
    return not_taken(has_group ? "place" : "group",
                     "I don't find that channel or group any more. Nothing was changed.");
  }
  if (!visit.request.field("look").empty()) return look(visit, *place, group);
  Schedule schedule = schedule_of(visit, place->id);
  if (auto trouble = take_slot(visit, schedule)) return *std::move(trouble);
  places::map(visit.db, place->id, group);
  keep(visit, schedule);
  audit::write(visit.db, {visit.request.now, visit.speaker.id, "map",
                          "place " + id_field(place->id) + " to group " + id_field(group)});
  Reply reply;
  reply.card.title = "Mapped";
  reply.card.blocks.push_back(facts_of(visit, *place, group));
  reply.card.blocks.push_back(quietly("“slot tuesday 08:00” there moves the card, “unmap” ends it."));
  reply.replaces_pressed = true;
  return reply;
}

Reply unmap(Visit& visit) {
  const std::string named = visit.pressed() ? std::string() : std::get<language::Unmap>(visit.intent).channel;
  const auto place = channel_meant(visit, named);
  if (!place) return no_such_channel(visit, named);
  if (!place->group) return reply_of(called(*place) + " is not mapped. Nothing was changed.");
  places::unmap(visit.db, place->id);
  outbox::withdraw(visit.db, place->platform, place->address);
  audit::write(visit.db, {visit.request.now, visit.speaker.id, "unmap", "place " + id_field(place->id)});
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
  if (!asked.weekday && !asked.at)
    return reply_of("Which day and time? Such as “slot tuesday 08:00”. Nothing was changed.");
  Schedule schedule = schedule_of(visit, place->id);
  if (asked.weekday) schedule.weekday = *asked.weekday;
  if (asked.at) schedule.at = *asked.at;
  if (schedule.weekday == std::chrono::Saturday || schedule.weekday == std::chrono::Sunday) {
    return reply_of("There is no school at the weekend, so no card either. Nothing was changed.");
  }
  if (!is_in_the_school_day(schedule.at)) return reply_of(quiet_hours);
  keep(visit, schedule);
  audit::write(visit.db, {visit.request.now, visit.speaker.id, "slot", "place " + id_field(place->id)});
  return reply_of("The weekly card of " + called(*place) + ": " + slot_words(schedule) +
                  ". Next: " + due_words(visit, schedule) + ".");
}

}  // namespace knownby::admin
