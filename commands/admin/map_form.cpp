// The mapping of a channel asked for with a form: which channel, whose team, and when its card comes.
#include <algorithm>
#include <utility>

#include "commands/admin/admin.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {
namespace {

constexpr std::size_t most_choices = 100;  // what Slack shows; homerooms after the hundredth are typed
constexpr std::chrono::minutes first_time{7 * 60}, last_time{16 * 60 + 15}, step{15};  // slot's own hours

// The channels of this platform, the one meant first.
Input channel_input(const Visit& visit, PlaceId meant) {
  Input input{"place", "Channel", Input::Kind::choice};
  for (const KnownPlace& place : places::all(visit.db)) {
    if (place.direct || (visit.place && place.platform != visit.place->platform)) continue;
    if (place.id == meant) input.value = id_field(place.id);
    std::pair<std::string, std::string> choice{id_field(place.id),
                                               place.name.empty() ? "this channel" : place.name};
    if (place.name.empty() && place.id != meant) continue;  // nobody would know which
    input.choices.insert(place.id == meant ? input.choices.begin() : input.choices.end(), std::move(choice));
  }
  if (input.choices.size() > most_choices) input.choices.resize(most_choices);
  return input;
}

Input group_input(const Visit& visit, std::optional<GroupId> group) {
  Input input{"group", "Whose team is it?", Input::Kind::choice, group ? id_field(*group) : std::string()};
  const auto add = [&](bool grades) {
    for (const language::RosterGroup& one : visit.school.roster().groups()) {
      const bool is_grade = one.kind == language::RosterGroup::Kind::grade;
      if (is_grade == grades && input.choices.size() < most_choices)
        input.choices.emplace_back(id_field(one.id), one.title);
    }
  };
  add(true);
  add(false);
  return input;
}

Input weekday_input(std::chrono::weekday weekday) {
  Input input{"weekday", "Weekly card on", Input::Kind::choice, std::to_string(weekday.c_encoding())};
  for (unsigned day = 1; day <= 5; ++day) {
    input.choices.emplace_back(std::to_string(day), weekday_word(std::chrono::weekday(day)));
  }
  input.choices.front().second += " (the first school day of the week)";
  return input;
}

Input before_input(bool before_meeting) {
  Input input{"before", "That day is", Input::Kind::choice, before_meeting ? "yes" : "no"};
  input.choices = {{"no", "the card's own"}, {"yes", "our meeting's: the card comes one school day before"}};
  return input;
}

Input time_input(std::chrono::minutes at) {
  Input input{"at", "At", Input::Kind::choice, std::to_string(at.count())};
  for (std::chrono::minutes time = first_time; time <= last_time; time += step) {
    const bool is_passed = at < time && (input.choices.empty() || at > time - step);
    if (is_passed) input.choices.emplace_back(std::to_string(at.count()), time_words(at));
    input.choices.emplace_back(std::to_string(time.count()), time_words(time));
  }
  return input;
}

}  // namespace

Reply map_form(Visit& visit) {
  const bool is_here = visit.place && !visit.place->direct;
  const PlaceId named = visit.id<PlaceId>("place");
  return map_form_for(visit, named || !is_here ? named : visit.place->id);
}

Reply map_form_for(const Visit& visit, PlaceId meant) {
  Input channels = channel_input(visit, meant);
  Input groups =
      group_input(visit, meant ? places::find(visit.db, meant).value_or(KnownPlace{}).group : std::nullopt);
  if (channels.choices.empty())
    return reply_of(
        "I have not been in any channel yet. Invite me to the team's channel first. Nothing was changed.");
  if (groups.choices.empty())
    return reply_of("First the roster has to come in: “import” does that. Nothing was changed.");
  const Schedule schedule = schedules::of_place(visit.db, meant).value_or(Schedule{});
  Reply reply;
  reply.opens_form = true;
  reply.card.title = "Map a channel";
  reply.card.blocks.push_back(quietly(
      "The team gets one card a week there. It holds counts, never a student's name. Please make sure "
      "that only staff are in this channel."));
  reply.card.blocks.push_back(Form{{std::move(channels), std::move(groups), weekday_input(schedule.weekday),
                                    time_input(schedule.at), before_input(schedule.before_meeting)},
                                   {"Map it", "map", {{"sent", "yes"}}, Button::Tone::primary}});
  reply.opener = form_button("Open the form", "map_form", {{"place", id_field(meant)}});
  return reply;
}

}  // namespace knownby::admin
