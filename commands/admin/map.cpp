#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/channel.hpp"
#include "commands/admin/looked.hpp"
#include "commands/audience.hpp"
#include "commands/week/weekly.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/records/change.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {
namespace {

Reply not_taken(const char* field, const std::string& sentence) {
  Reply reply = reply_of(sentence);
  reply.errors = {{field, sentence}};
  return reply;
}

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

Reply look_first(const KnownPlace& place) {
  Reply reply = reply_of("I could not see who is in " + called(place) +
                         " just now. Please try again in a minute. Nothing was changed.");
  reply.look_at =
      std::make_shared<const LookAt>(LookAt{{{place.platform, place.address, place.direct, place.name}}, {}});
  return reply;
}

// What the form said of the day and the time goes along.
Fields pressing(const Visit& visit, const KnownPlace& place, GroupId group, const char* how) {
  Fields fields{{"place", id_field(place.id)}, {"group", id_field(group)}, {how, "yes"}};
  for (const char* said : {"sent", "weekday", "before", "at"}) {
    if (!visit.request.field(said).empty()) fields.emplace_back(said, visit.request.field(said));
  }
  return fields;
}

// Counts alone may be shown where the whole workspace reads along, or where nobody can tell of guests;
// guests, another organisation or a closed door are mended first.
bool may_be_mapped(const KnownAudience& seen) {
  return seen.has_us && !seen.is_archived && !seen.is_shared && seen.guests.value_or(0) == 0;
}
bool needs_counts_only(const KnownAudience& seen) { return !seen.is_private || !seen.guests; }

Reply not_yet(const Visit& visit, const KnownPlace& place, GroupId group, const KnownAudience& seen) {
  Reply reply;
  reply.card.title = "Not yet: " + called(place);
  reply.card.blocks.push_back(says("Before a weekly card comes there, please mend this:"));
  for (Block& block : audience_words(seen, place)) reply.card.blocks.push_back(std::move(block));
  Fields again = pressing(visit, place, group, "look");
  again.emplace_back("again", "yes");
  reply.card.blocks.push_back(Buttons{{{"Look again", "map", std::move(again)}}});
  reply.card.blocks.push_back(quietly("Nothing was changed."));
  return reply;
}

// What it changes of cards that come already.
void add_what_is_mapped(const Visit& visit, const KnownPlace& place, GroupId group, Card& card) {
  if (place.group && *place.group != group)
    card.blocks.push_back(says(visit.school.title(*place.group) + "'s card comes here now; " +
                               visit.school.title(group) + "'s would come instead."));
  for (const KnownPlace& other : places::all(visit.db))
    if (other.group == group && other.id != place.id && !other.direct)
      card.blocks.push_back(
          says(called(other) + " has " + visit.school.title(group) + "'s card as well, and keeps it."));
}

Reply look(const Visit& visit, const KnownPlace& place, GroupId group,
           const std::optional<KnownAudience>& seen) {
  if (seen && !may_be_mapped(*seen)) return not_yet(visit, place, group, *seen);
  Reply reply;
  reply.card.title = "Map " + called(place) + "?";
  reply.card.blocks.push_back(facts_of(visit, place, group));
  add_what_is_mapped(visit, place, group, reply.card);
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
                pressing(visit, place, group, counts_only ? "counts_only" : "do"), Button::Tone::primary}}});
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
  const auto seen = audience_seen(visit, *place);
  if (!seen && !visit.on_the_command_line()) return look_first(*place);
  return look(visit, *place, asked.group, seen);
}

Reply map_it(Visit& visit, const KnownPlace& place, GroupId group, std::optional<KnownAudience> seen,
             const Schedule& schedule) {
  const bool counts_only = seen && needs_counts_only(*seen);
  const audit::Change change(visit.db, audit::Record::place, place.id);
  places::map(visit.db, place.id, group, counts_only);
  if (seen) {
    seen->told = false;
    audiences::put(visit.db, *seen);
  }
  keep(visit, schedule);
  visit.put_on_record({visit.request.now, visit.speaker.id, "map",
                       "place " + id_field(place.id) + " to group " + id_field(group), change.hashes()});
  Reply reply;
  reply.card.title = "Mapped";
  reply.card.blocks.push_back(facts_of(visit, place, group));
  if (counts_only) reply.card.blocks.push_back(says("Its card shows counts only."));
  reply.card.blocks.push_back(quietly("“slot tuesday 08:00” there moves the card, “unmap” ends it."));
  reply.replaces_pressed = true;
  return reply;
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
  schedule.before_meeting = visit.request.field("before") == "yes";
  schedule.at = std::chrono::minutes(*at);
  return std::nullopt;
}

}  // namespace

// What was seen when the card was shown may not hold any more: it is looked at again before anything is
// saved.
Reply map(Visit& visit) {
  if (!visit.pressed()) return dry_run(visit, std::get<language::MapChannel>(visit.intent));
  const auto place = places::find(visit.db, visit.id<PlaceId>("place"));
  const auto group = visit.id<GroupId>("group");
  const bool has_group = visit.school.roster().group(group) != nullptr;
  if (!place || place->direct || !has_group) {
    return not_taken(has_group ? "place" : "group",
                     "I don't find that channel or group any more. Nothing was changed.");
  }
  const auto seen = audience_seen(visit, *place);
  if (!seen && !visit.on_the_command_line()) return look_first(*place);
  const bool only_looks = !visit.request.field("look").empty();
  Schedule schedule = schedule_of(visit, place->id);
  if (!only_looks) {
    if (auto trouble = take_slot(visit, schedule)) return *std::move(trouble);
  }
  const bool is_accepted =
      !seen ||
      (may_be_mapped(*seen) && (!needs_counts_only(*seen) || visit.request.field("counts_only") == "yes"));
  if (!only_looks && is_accepted) return map_it(visit, *place, group, seen, schedule);
  Reply reply = look(visit, *place, group, seen);
  reply.replaces_pressed = !only_looks || !visit.request.field("again").empty();
  return reply;
}

}  // namespace knownby::admin
