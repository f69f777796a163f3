// Doors that tell counts and nothing else, since everybody reads what they say: no button, no name, no answer
// to one person alone (PRODUCT G.2). Whoever wrote their configuration has accepted that anybody may read
// along.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "commands/admin/admin.hpp"
#include "commands/admin/channel.hpp"
#include "commands/ask/counted.hpp"
#include "commands/calendar/calendar.hpp"
#include "commands/words/lower_case.hpp"
#include "store/checkins.hpp"
#include "store/people/audiences.hpp"
#include "store/records/change.hpp"

namespace knownby::admin {
namespace {

bool is_same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char one, char other) { return lower_case(one) == lower_case(other); });
}

std::optional<Group> group_called(const Visit& visit, std::string_view words) {
  for (const Group& group : groups::all(visit.db))
    if (is_same(group.title, words) || is_same(group.code, words)) return group;
  return std::nullopt;
}

// A door as its platform tells of it.
struct Told {
  std::string address, name, group;
};

// The fields come in threes, the address first.
std::vector<Told> doors_told(const Request& request) {
  std::vector<Told> told;
  for (const auto& [key, value] : request.fields) {
    if (key == "address") told.push_back({value, {}, {}});
    if (told.empty()) continue;
    if (key == "name") told.back().name = value;
    if (key == "group") told.back().group = value;
  }
  return told;
}

// Anybody may read along, and nobody can tell who does.
void accept_everybody(const Visit& visit, PlaceId place, bool has_us) {
  KnownAudience audience;
  audience.place = place;
  audience.has_us = has_us;
  audience.is_private = false;
  audience.guests = std::nullopt;
  audience.looked = visit.request.now;
  audiences::put(visit.db, audience);
}

void open_door(Visit& visit, const Told& door, const Group& group) {
  KnownPlace met;
  met.platform = visit.request.field("platform");
  met.address = door.address;
  met.name = door.name;
  const PlaceId place = places::meet(visit.db, met);
  const auto known = places::find(visit.db, place);
  if (!known->group || known->group != group.id || !known->counts_only) {
    const audit::Change change(visit.db, audit::Record::place, place);
    places::map(visit.db, place, group.id, true);
    keep(visit, schedule_of(visit, place));
    visit.put_on_record({visit.request.now, StaffId{}, "map",
                         "place " + id_field(place) + " to group " + id_field(group.id), change.hashes()});
  }
  Schedule schedule = schedule_of(visit, place);
  if (!visit.request.field("start").empty() && !schedule.stopped.empty()) {
    schedule.stopped.clear();
    keep(visit, schedule);
  }
  accept_everybody(visit, place, true);
}

// Those that the configuration no longer names.
void close_the_others(Visit& visit, const std::vector<Told>& told) {
  for (const KnownPlace& place : places::all(visit.db)) {
    const auto is_it = [&place](const Told& door) { return door.address == place.address; };
    if (place.platform != visit.request.field("platform") || !place.group ||
        std::any_of(told.begin(), told.end(), is_it))
      continue;
    const audit::Change change(visit.db, audit::Record::place, place.id);
    places::unmap(visit.db, place.id);
    accept_everybody(visit, place.id, false);
    visit.put_on_record(
        {visit.request.now, StaffId{}, "unmap", "place " + id_field(place.id), change.hashes()});
  }
}

std::string so_far_words(const Visit& visit, GroupId group) {
  if (!may_be_counted(visit.school, group))
    return "It is too small a group to be counted where everybody reads.";
  const auto together = checkins::together(visit.db, group, monday_of(visit.today), visit.today);
  return std::to_string(together.students) + " of " + std::to_string(visit.school.members(group).size()) +
         " students had a check-in logged.";
}

}  // namespace

Reply announce(Visit& visit) {
  const std::vector<Told> told = doors_told(visit.request);
  std::string unknown;
  for (const Told& door : told) {
    if (const auto group = group_called(visit, door.group)) {
      open_door(visit, door, *group);
    } else {
      unknown += (unknown.empty() ? "there is no group called “" : "”, “") + door.group;
    }
  }
  close_the_others(visit, told);
  if (unknown.empty()) return Reply{};
  return reply_of(unknown + "” on the roster, so nothing is announced there");
}

Reply counts(Visit& visit) {
  Reply reply;
  reply.seen = Reply::Seen::everyone;
  const auto group = group_called(visit, visit.request.field("group"));
  if (!group) return reply_of("Whoever runs Knownby has not said yet whose counts I tell here.");
  reply.card.title = visit.school.title(group->id) + " so far this week";
  reply.card.blocks.push_back(says(so_far_words(visit, group->id)));
  reply.card.blocks.push_back(says(
      "Everybody reads what is typed here, so I saved nothing of it and name no student. Please delete it if "
      "it names one. To log a check-in or to ask about a student, write to me in a direct message."));
  reply.card.blocks.push_back(quietly("Nobody watches this channel for me. Where somebody is in danger: " +
                                      visit.policy.safety.emergency + "."));
  return reply;
}

}  // namespace knownby::admin
