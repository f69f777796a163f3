#include <algorithm>
#include <utility>

#include "commands/ask/ask.hpp"

namespace knownby::ask {
namespace {

// A name this person would really type: one of their own students, a given name without marks.
std::string a_student(const Visit& visit) {
  for (GroupId group : visit.school.scope(visit.speaker.id).mine) {
    for (StudentId id : visit.school.members(group)) {
      const Student* student = visit.school.student(id);
      if (student == nullptr || student->given.empty()) continue;
      const auto letter = [](char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); };
      if (std::all_of(student->given.begin(), student->given.end(), letter)) return student->given;
    }
  }
  return "Sam";
}

std::string a_group(const Visit& visit) {
  const auto& mine = visit.school.scope(visit.speaker.id).mine;
  return mine.empty() ? "7A" : visit.school.title(mine.front());
}

Block admin_lines() {
  return quietly(
      "You also run Knownby here: import · map #channel grade 7 · slot monday 07:30 · no school tomorrow · "
      "check");
}

}  // namespace

Reply help(Visit& visit) {
  Reply reply;
  std::vector<Block>& blocks = reply.card.blocks;
  if (visit.school.scope(visit.speaker.id).no_students || !visit.speaker.id) {
    blocks.push_back(says("This account runs Knownby and sees no students."));
    blocks.push_back(admin_lines());
    return reply;
  }
  const std::string name = a_student(visit);
  const std::string& slash = visit.policy.command;
  reply.card.title = "Type it as you would say it";
  Facts examples;
  examples.rows.emplace_back(slash + " " + name + " at lunch, all good", "logs a check-in today");
  examples.rows.emplace_back(slash + " " + name + " yesterday", "or any past day");
  examples.rows.emplace_back(slash + " who hasn't had a check-in this week", "who has none logged");
  examples.rows.emplace_back(slash + " who's left in " + a_group(visit) + " in 3 weeks", "a group, a period");
  examples.rows.emplace_back(slash + " undo", "takes back your last one");
  blocks.push_back(std::move(examples));
  blocks.push_back(quietly(
      "Only you see what I answer. I am not a reporting channel: if a student may be in danger, follow "
      "your school's procedure."));
  if (visit.speaker.runs_knownby) blocks.push_back(admin_lines());
  blocks.push_back(Buttons{{{"Who's left", "who", {}}, {"My check-ins", "mine", {}}}});
  return reply;
}

Reply out_of_remit(Visit&) {
  return reply_of(
      "I only know check-ins, adults and what students enjoy. Use your student system for that. Nothing was "
      "saved.");
}

Reply ranks_staff(Visit&) {
  Reply reply = reply_of("I don't rank staff; every list here is of students.");
  reply.card.blocks.push_back(Buttons{{{"Students without a check-in", "who", {}}}});
  return reply;
}

Reply not_understood(Visit& visit) {
  const auto* lost = std::get_if<language::NotUnderstood>(&visit.intent);
  const std::string unknown = lost == nullptr ? std::string() : lost->unknown;
  const std::string where =
      visit.place && visit.place->group ? visit.school.title(*visit.place->group) : "this school";
  Reply reply = reply_of(unknown.empty() ? "I found no student and no question in that. Nothing saved."
                                         : "I can't find “" + unknown + "” in " + where + ". Nothing saved.");
  reply.card.blocks.push_back(quietly("A full name finds any student of the school."));
  reply.card.blocks.push_back(Buttons{{{"Help", "help", {}}}});
  return reply;
}

}  // namespace knownby::ask
