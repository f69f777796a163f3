// Doors that tell counts and nothing else, since everybody reads what they say: no button, no name, no answer
// to one person alone (PRODUCT G.2). Whoever wrote their configuration has accepted that anybody may read
// along.
#include <algorithm>
#include <optional>

#include "commands/admin/admin.hpp"
#include "commands/admin/channel.hpp"
#include "commands/ask/counted.hpp"
#include "commands/calendar/calendar.hpp"
#include "commands/words/lower_case.hpp"
#include "store/audit.hpp"
#include "store/checkins.hpp"
#include "store/people/audiences.hpp"

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

// Anybody may read along, and nobody can tell who does.
void accept_everybody(const Visit& visit, PlaceId place) {
  KnownAudience audience;
  audience.place = place;
  audience.is_private = false;
  audience.guests = std::nullopt;
  audience.looked = visit.request.now;
  audiences::put(visit.db, audience);
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
  const auto group = group_called(visit, visit.request.field("group"));
  if (!group)
    return reply_of("there is no group called “" + std::string(visit.request.field("group")) +
                    "” on the roster, so nothing is announced");
  KnownPlace told;
  told.platform = visit.request.field("platform");
  told.address = visit.request.field("address");
  told.name = visit.request.field("name");
  const PlaceId place = places::meet(visit.db, told);
  const auto known = places::find(visit.db, place);
  if (!known->group || known->group != group->id || !known->counts_only) {
    places::map(visit.db, place, group->id, true);
    keep(visit, schedule_of(visit, place));
    audit::write(visit.db, {visit.request.now, StaffId{}, "map",
                            "place " + id_field(place) + " to group " + id_field(group->id)});
  }
  Schedule schedule = schedule_of(visit, place);
  if (!visit.request.field("start").empty() && !schedule.stopped.empty()) {
    schedule.stopped.clear();
    keep(visit, schedule);
  }
  accept_everybody(visit, place);
  return Reply{};
}

Reply counts(Visit& visit) {
  Reply reply;
  reply.seen = Reply::Seen::everyone;
  const auto group = group_called(visit, visit.request.field("group"));
  if (!group) return reply_of("Whoever runs Knownby has not said yet whose counts I tell here.");
  reply.card.title = group->title + " so far this week";
  reply.card.blocks.push_back(says(so_far_words(visit, group->id)));
  reply.card.blocks.push_back(says(
      "Everybody reads what is typed here, so I saved nothing of it and name no student. Please delete it if "
      "it names one. To log a check-in or to ask about a student, write to me in a direct message."));
  reply.card.blocks.push_back(quietly("Nobody watches this channel for me. Where somebody is in danger: " +
                                      visit.policy.safety.emergency + "."));
  return reply;
}

}  // namespace knownby::admin
