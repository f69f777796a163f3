// The first words in a channel Knownby was invited to, and a channel that is called otherwise from now on.
#include <algorithm>
#include <utility>

#include "commands/admin/admin.hpp"
#include "store/places.hpp"

namespace knownby::admin {
namespace {

constexpr std::size_t groups_offered = 10;  // more grades than a school has; homerooms are typed

// It is read in the channel on one platform, in a chat beside it on another.
Reply offer(const Visit& visit, PlaceId place) {
  Reply reply = reply_of(
      "Hello, I am Knownby. I help make sure that every student is known by at least one adult. "
      "Once a week I can bring a channel's team one card with counts. "
      "A student's name I tell only to the person who asks.");
  Buttons buttons;
  for (const language::RosterGroup& group : visit.school.roster().groups()) {
    if (group.kind != language::RosterGroup::Kind::grade || buttons.buttons.size() == groups_offered)
      continue;
    Fields fields{{"place", id_field(place)}, {"group", id_field(group.id)}, {"look", "yes"}};
    buttons.buttons.push_back({visit.school.title(group.id), "map", std::move(fields)});
  }
  const bool has_grades = !buttons.buttons.empty();
  const std::string there = visit.place->name.empty() ? "the channel you added me to" : visit.place->name;
  reply.card.blocks.push_back(says(has_grades ? "Whose team is in " + there + "?"
                                              : "First the roster has to come in: “import” does that."));
  if (has_grades) {
    reply.card.blocks.push_back(std::move(buttons));
    reply.card.blocks.push_back(
        Buttons{{form_button("Choose in a form", "map_form", {{"place", id_field(place)}})}});
    reply.card.blocks.push_back(quietly("Or type “map 7A” there. Nothing is changed before you say so."));
  }
  return reply;
}

}  // namespace

Reply hello(Visit& visit) {
  if (!visit.place || visit.place->direct) return Reply{};
  if (visit.speaker.runs_knownby) return offer(visit, visit.place->id);
  const std::string who = who_runs_it(visit.school);
  return reply_of("Hello, I am Knownby. " + (who.empty() ? "Whoever runs Knownby" : who) +
                  " can give this channel its weekly card.");
}

Reply renamed(Visit& visit) {
  const Request& request = visit.request;
  const auto known = places::at(visit.db, request.field("platform"), request.field("address"));
  if (!known || request.field("name").empty()) return Reply{};
  KnownPlace place = *known;
  place.name = request.field("name");
  places::meet(visit.db, place);
  return Reply{};
}

}  // namespace knownby::admin
