#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/looked.hpp"
#include "commands/audience.hpp"
#include "commands/week/weekly.hpp"
#include "store/audit.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {
namespace {

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

// What the platform has just seen there. None: it has to look first, which the command line cannot.
std::optional<KnownAudience> audience_seen(const Visit& visit, const KnownPlace& place) {
  const Look* look = visit.request.look.get();
  const bool is_there =
      look != nullptr && look->audience && look->platform == place.platform && look->address == place.address;
  if (!is_there) return std::nullopt;
  return audience::known(visit.db, *look, place.id, visit.request.now);
}

bool is_on_the_command_line(const Visit& visit) { return visit.request.speaker.platform == "command line"; }

Reply look_first(const KnownPlace& place) {
  Reply reply = reply_of("I could not see who is in " + called(place) +
                         " just now. Please try again in a minute. Nothing was changed.");
  reply.look_at =
      std::make_shared<const LookAt>(LookAt{{{place.platform, place.address, place.direct, place.name}}, {}});
  return reply;
}

Fields pressing(const KnownPlace& place, GroupId group, const char* how) {
  return {{"place", id_field(place.id)}, {"group", id_field(group)}, {how, "yes"}};
}

// Counts alone may be shown where the whole workspace reads along, or where nobody can tell of guests;
// guests, another organisation or a closed door are mended first.
bool may_be_mapped(const KnownAudience& seen) {
  return seen.has_us && !seen.is_archived && !seen.is_shared && seen.guests.value_or(0) == 0;
}
bool needs_counts_only(const KnownAudience& seen) { return !seen.is_private || !seen.guests; }

Reply not_yet(const KnownPlace& place, GroupId group, const KnownAudience& seen) {
  Reply reply;
  reply.card.title = "Not yet: " + called(place);
  reply.card.blocks.push_back(says("Before a weekly card comes there, please mend this:"));
  for (Block& block : audience_words(seen, place)) reply.card.blocks.push_back(std::move(block));
  Fields again = pressing(place, group, "look");
  again.emplace_back("again", "yes");
  reply.card.blocks.push_back(Buttons{{{"Look again", "map", std::move(again)}}});
  reply.card.blocks.push_back(quietly("Nothing was changed."));
  return reply;
}

Reply look(const Visit& visit, const KnownPlace& place, GroupId group,
           const std::optional<KnownAudience>& seen) {
  if (seen && !may_be_mapped(*seen)) return not_yet(place, group, *seen);
  Reply reply;
  reply.card.title = "Map " + called(place) + "?";
  reply.card.blocks.push_back(facts_of(visit, place, group));
  const bool counts_only = seen && needs_counts_only(*seen);
  if (counts_only) {
    for (Block& block : audience_words(*seen, place)) reply.card.blocks.push_back(std::move(block));
    reply.card.blocks.push_back(
        says("As it is, the card there can show counts only, without the buttons that lead to names."));
  }
  if (seen && seen->strangers > 0)
    reply.card.blocks.push_back(says(std::to_string(seen->strangers) +
                                     (seen->strangers == 1 ? " person" : " people") +
                                     " in it I don't know from the staff roster."));
  if (!seen)
    reply.card.blocks.push_back(
        quietly("From here I can't see who is in that channel. The running service looks, and shows counts "
                "only until then."));
  reply.card.blocks.push_back(
      quietly("Nothing is changed yet. The card holds counts, never a student's name. Please make sure that "
              "only staff are in this channel."));
  reply.card.blocks.push_back(
      Buttons{{{counts_only ? "Map it, counts only" : "Map it", "map",
                pressing(place, group, counts_only ? "counts_only" : "do"), Button::Tone::primary}}});
  return reply;
}

Reply dry_run(Visit& visit, const language::MapChannel& asked) {
  if (!asked.group && asked.heard.empty())
    return reply_of("Which grade or homeroom? Such as “map grade 7”. Nothing was changed.");
  if (!asked.group) {
    return reply_of("There is no group called “" + asked.heard + "” on the roster. Nothing was changed.");
  }
  const auto place = channel_meant(visit, asked.channel);
  if (!place) return no_such_channel(visit, asked.channel);
  const auto seen = audience_seen(visit, *place);
  if (!seen && !is_on_the_command_line(visit)) return look_first(*place);
  return look(visit, *place, asked.group, seen);
}

Reply map_it(Visit& visit, const KnownPlace& place, GroupId group, std::optional<KnownAudience> seen) {
  const bool counts_only = seen && needs_counts_only(*seen);
  places::map(visit.db, place.id, group, counts_only);
  if (seen) {
    seen->told = false;
    audiences::put(visit.db, *seen);
  }
  keep(visit, schedule_of(visit, place.id));
  audit::write(visit.db, {visit.request.now, visit.speaker.id, "map",
                          "place " + id_field(place.id) + " to group " + id_field(group)});
  Reply reply;
  reply.card.title = "Mapped";
  reply.card.blocks.push_back(facts_of(visit, place, group));
  if (counts_only) reply.card.blocks.push_back(says("Its card shows counts only."));
  reply.card.blocks.push_back(quietly("“slot tuesday 08:00” there moves the card, “unmap” ends it."));
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace

// What was seen when the card was shown may not hold any more: it is looked at again before anything is
// saved.
Reply map(Visit& visit) {
  if (!visit.pressed()) return dry_run(visit, std::get<language::MapChannel>(visit.intent));
  const auto place = places::find(visit.db, visit.id<PlaceId>("place"));
  const auto group = visit.id<GroupId>("group");
  if (!place || place->direct || visit.school.roster().group(group) == nullptr) {
    return reply_of("I don't find that channel or group any more. Nothing was changed.");
  }
  const auto seen = audience_seen(visit, *place);
  if (!seen && !is_on_the_command_line(visit)) return look_first(*place);
  const bool only_looks = !visit.request.field("look").empty();
  const bool is_accepted =
      !seen ||
      (may_be_mapped(*seen) && (!needs_counts_only(*seen) || visit.request.field("counts_only") == "yes"));
  if (!only_looks && is_accepted) return map_it(visit, *place, group, seen);
  Reply reply = look(visit, *place, group, seen);
  reply.replaces_pressed = !only_looks || !visit.request.field("again").empty();
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
  if (schedule.at < std::chrono::hours(7) || schedule.at >= std::chrono::minutes(16 * 60 + 30)) {
    return reply_of(
        "Between 16:30 and 07:00 I keep quiet. Please choose a time in the school day. Nothing was changed.");
  }
  keep(visit, schedule);
  audit::write(visit.db, {visit.request.now, visit.speaker.id, "slot", "place " + id_field(place->id)});
  return reply_of("The weekly card of " + called(*place) + ": " + slot_words(schedule) +
                  ". Next: " + due_words(visit, schedule) + ".");
}

}  // namespace knownby::admin
