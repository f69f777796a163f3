#include <algorithm>
#include <utility>

#include "commands/ask/ask.hpp"

namespace knownby::ask {
namespace {

// Their own groups; for somebody who looks after the whole school, its grades.
std::vector<GroupId> groups_of(const Visit& visit) {
  const Scope& scope = visit.school.scope(visit.speaker.id);
  std::vector<GroupId> groups = scope.mine;
  for (const language::RosterGroup& group : visit.school.roster().groups()) {
    if (groups.empty() && how_far(visit.speaker.role, Right::contacts) == Reach::school &&
        group.kind == language::RosterGroup::Kind::grade)
      groups.push_back(group.id);
  }
  return groups;
}

// A name this person would really type: one of their own students, a given name without marks.
std::string a_student(const Visit& visit, const std::vector<GroupId>& groups) {
  for (GroupId group : groups) {
    for (StudentId id : visit.school.members(group)) {
      const Student* student = visit.school.student(id);
      if (student == nullptr || student->given.empty()) continue;
      const auto letter = [](char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); };
      if (std::all_of(student->given.begin(), student->given.end(), letter)) return student->given;
    }
  }
  return "Sam Taylor";
}

Block admin_lines(const std::string& lead) {
  return quietly(
      lead +
      " run Knownby here: import · map #channel grade 7 · slot monday 07:30 · no school tomorrow · "
      "check");
}

// Only what this person may do: somebody with no groups of their own has nobody to list.
Facts examples_for(const Visit& visit) {
  const std::vector<GroupId> groups = groups_of(visit);
  const std::string name = a_student(visit, groups);
  // Alone with Knownby one just says it; among others one calls it first.
  const std::string call = visit.request.place.direct ? "" : visit.policy.command + " ";
  Facts examples;
  examples.rows.emplace_back(call + name + " at lunch, all good", "logs a check-in today");
  examples.rows.emplace_back(call + name + " yesterday", "or any past day");
  if (groups.empty()) {
    examples.rows.emplace_back(call + name + ", Ana Ruiz on the bus", "several at once");
    examples.rows.emplace_back(call + "my check-ins", "what you logged");
  } else {
    examples.rows.emplace_back(call + "who hasn't had a check-in this week", "who has none logged");
    examples.rows.emplace_back(call + "who's left in " + visit.school.title(groups.front()) + " in 3 weeks",
                               "a group, a period");
  }
  examples.rows.emplace_back(call + "undo", "takes back your last one");
  return examples;
}

}  // namespace

Reply help(Visit& visit) {
  Reply reply;
  std::vector<Block>& blocks = reply.card.blocks;
  if (!sees_students(visit.speaker) || !visit.speaker.id) {
    blocks.push_back(says("This account runs Knownby and sees no students."));
    blocks.push_back(admin_lines("You"));
    return reply;
  }
  reply.card.title = "Type it as you would say it";
  blocks.push_back(examples_for(visit));
  blocks.push_back(quietly(
      "Only you see what I answer. I am not a reporting channel: if a student may be in danger, follow "
      "your school's procedure."));
  if (visit.speaker.runs_knownby) blocks.push_back(admin_lines("You also"));
  Buttons buttons;
  if (!groups_of(visit).empty()) buttons.buttons.push_back({"Who's left", "who", {}});
  buttons.buttons.push_back({"My check-ins", "mine", {}});
  buttons.buttons.push_back(form_button("Log with a form", "log_form"));
  buttons.buttons.push_back({"Privacy", "privacy"});
  blocks.push_back(std::move(buttons));
  return reply;
}

}  // namespace knownby::ask
