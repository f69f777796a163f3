// A lead has a colleague asked less often: for whoever has enough already. More often is the colleague's own
// choice (PRODUCT D.4).

#include <algorithm>

#include "commands/claim/claim.hpp"
#include "commands/claim/letter.hpp"
#include "commands/claim/whom_to_ask.hpp"
#include "store/records/change.hpp"
#include "store/week/asks.hpp"

namespace knownby::claim {
namespace {

bool leads_a_team_of(const Visit& visit, const Staff& colleague) {
  const auto has = [](const std::vector<const Staff*>& people, StaffId id) {
    return std::any_of(people.begin(), people.end(), [&](const Staff* one) { return one->id == id; });
  };
  const auto& groups = visit.school.roster().groups();
  return std::any_of(groups.begin(), groups.end(), [&](const language::RosterGroup& group) {
    return has(visit.school.leads(group.id), visit.speaker.id) &&
           has(visit.school.around(group.id), colleague.id);
  });
}

std::string rule_words(int most) {
  return most == 0 ? "no student, until you change it" : "one student a week at most";
}

void tell(const Visit& visit, const Staff& colleague, std::optional<int> most) {
  Card letter;
  letter.title = most ? "Fewer suggestions" : "Suggestions as before";
  letter.blocks.push_back(
      says(visit.speaker.called +
           (!most        ? " lifted what they had asked of me: I suggest students to you as before."
            : *most == 0 ? " asked me to suggest nobody to you for now. It is meant to lighten "
                           "your weeks, and shows nowhere."
                         : " asked me to suggest one student a week to you at most. It is meant to "
                           "lighten your weeks, and shows nowhere.")));
  const std::string when = std::to_string(visit.request.now.time_since_epoch().count());
  write_to(visit, colleague.id, visit.request.speaker.platform, "cap:" + id_field(colleague.id) + ":" + when,
           letter, Names::nobody);
}

}  // namespace

Reply cap(Visit& visit) {
  const auto* asked = visit.pressed() ? nullptr : &std::get<language::Cap>(visit.intent);
  const Staff* colleague =
      asked != nullptr && asked->who.size() == 1 ? visit.school.staff(asked->who.front()) : nullptr;
  if (colleague == nullptr || !colleague->active)
    return reply_of(
        "Whom do you mean, and how many a week? Such as “cap Ms. Rivera 1”. Nothing was changed.");
  if (colleague->id == visit.speaker.id || !leads_a_team_of(visit, *colleague))
    return reply_of("That is for whoever leads a team " + colleague->called +
                    " stands with. For yourself: “stop”, and “One suggestion a week is enough”. Nothing was "
                    "changed.");
  const bool lifts = !asked->most || *asked->most >= asks_a_week;
  const std::optional<int> most = lifts ? std::nullopt : asked->most;
  const audit::Change change(visit.db, audit::Record::cap, colleague->id);
  asks::lower(visit.db, colleague->id, most, visit.speaker.id);
  visit.put_on_record(
      {visit.request.now, visit.speaker.id, "cap", "staff " + id_field(colleague->id), change.hashes()});
  tell(visit, *colleague, most);
  return reply_of(lifts ? colleague->called +
                              " is asked as often as they wish again, twice a week at most. More often is "
                              "nobody's to say but theirs."
                        : "I suggest " + rule_words(*most) + " to " + colleague->called +
                              ", and tell them so. “cap " + colleague->called + " as before” lifts it.");
}

}  // namespace knownby::claim
