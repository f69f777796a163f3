// Of "check": which channel has whose weekly card, when it comes, and which grade has none.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "commands/admin/findings.hpp"
#include "commands/week/weekly.hpp"
#include "commands/words/list_words.hpp"
#include "store/people/audiences.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {
namespace {

void look_at_stopped(const Visit& visit, const KnownPlace& place, const std::string& why,
                     Findings& findings) {
  const std::string group = visit.school.title(*place.group);
  findings.facts.rows.emplace_back(place.name, group + ", stopped");
  findings.to_do.push_back(place.name + " takes no message from Knownby, so " + group +
                           "'s weekly card has stopped. The reason: " + why + " Once that is mended, “map " +
                           group + "” there starts it again.");
}

// We are not there any more, and nobody waits for a card there.
bool is_left(const Visit& visit, const KnownPlace& place) {
  if (place.group) return false;
  const auto audience = audiences::of_place(visit.db, place.id);
  return audience && !audience->has_us;
}

// Grades with students of which no channel is mapped, neither their own nor a homeroom's.
void look_at_grades(const Visit& visit, const std::set<GroupId>& mapped, Findings& findings) {
  if (mapped.empty()) {
    findings.to_do.emplace_back("No channel is mapped: type “map grade 7” in a team's channel.");
    return;
  }
  std::set<GroupId> served;
  for (const GroupId group : mapped) {
    const GroupId grade = visit.school.grade_of(group);
    served.insert(grade ? grade : group);
  }
  std::vector<std::string> left;
  for (const language::RosterGroup& group : visit.school.roster().groups())
    if (group.kind == language::RosterGroup::Kind::grade && !served.contains(group.id) &&
        !visit.school.members(group.id).empty())
      left.push_back(visit.school.title(group.id));
  // No trouble: a school may begin with one grade.
  if (!left.empty())
    findings.facts.rows.emplace_back(
        "No weekly card", list_words(left) + "; “map " + left.front() + "” in the team's channel starts one");
}

}  // namespace

void look_at_channels(const Visit& visit, Findings& findings) {
  constexpr int listed = 30;  // a card nobody reads to its end tells nothing
  std::set<GroupId> mapped;
  int channels = 0;
  for (const KnownPlace& place : places::all(visit.db)) {
    if (place.direct || is_left(visit, place)) continue;
    if (place.group) mapped.insert(*place.group);
    if (++channels > listed) continue;
    if (!place.group) {
      findings.facts.rows.emplace_back(place.name, "not mapped");
      continue;
    }
    look_at_audience(visit, place, findings);
    const auto schedule = schedules::of_place(visit.db, place.id);
    if (schedule && !schedule->stopped.empty()) {
      look_at_stopped(visit, place, schedule->stopped, findings);
      continue;
    }
    const Calendar& calendar = visit.school.calendar();
    const auto due = schedule && schedule->next_due
                         ? week::next_card(visit.db, calendar, *schedule, visit.request.now)
                         : std::nullopt;
    const auto last = schedule ? week_cards::last_made(visit.db, schedule->id) : std::nullopt;
    findings.facts.rows.emplace_back(
        place.name,
        visit.school.title(*place.group) + ", next card " +
            (due ? day_words(calendar.day_of(*due)) + " " + time_words(calendar.minute_of_day(*due))
                 : "none") +
            (last ? ", last " + day_words(calendar.day_of(*last)) : ""));
  }
  look_at_grades(visit, mapped, findings);
}

}  // namespace knownby::admin
