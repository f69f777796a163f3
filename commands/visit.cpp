#include "commands/visit.hpp"

#include <utility>

#include "commands/words/list_words.hpp"
#include "store/known/wishes.hpp"

namespace knownby {
namespace {

// Names are misspelled every day: one row in that time tells that somebody looked for whom they do not have.
constexpr std::chrono::hours misspellings_apart{1};

}  // namespace

language::Setting setting_of(const Visit& visit) {
  const School& school = visit.school;
  language::Setting setting{sees_students(visit.speaker) ? school.roster() : school.without_students(),
                            visit.today};
  setting.my_groups = school.scope(visit.speaker.id).mine;
  if (visit.place && visit.place->group) setting.here = *visit.place->group;
  setting.month_first = visit.policy.month_first;
  setting.year_began =
      school.calendar().year_began(visit.today).value_or(visit.today - std::chrono::days(365));
  setting.events = school.events();
  setting.school_day = [&school](std::chrono::local_days day) { return school.calendar().school_day(day); };
  setting.my_homeroom = school.scope(visit.speaker.id).homeroom;
  setting.learned = [&db = visit.db, speaker = visit.speaker.id] {
    std::vector<language::LearnedName> learned;
    for (auto& [heard, student] : wishes::learned(db, speaker))
      learned.push_back({std::move(heard), student});
    return learned;
  };
  return setting;
}

void Visit::put_on_record(AuditEntry entry) const {
  if (audited_as.empty()) audited_as = audit::request_of(db, request.event);
  entry.request = audited_as;
  audited_as = audit::write(db, entry);
}

void Visit::put_the_rest_on_record(std::string_view verb, bool changed) const {
  for (AuditEntry& entry : on_record) {
    const bool is_nobody = entry.action == audit::not_found;
    if (!is_nobody) entry.subject = std::string(verb) + ", " + entry.subject;
    const auto is_there = [&](const std::string& event) {
      entry.request = audit::request_of(db, event);
      return audit::is_on_record(db, entry);
    };
    if (!changed && (is_there(request.event) || is_there(request.twin))) continue;
    if (is_nobody && audit::is_since(db, speaker.id, entry.action, request.now - misspellings_apart))
      continue;
    put_on_record(entry);
  }
}

Reply no_student_access() {
  Reply reply = reply_of(
      "This account runs Knownby and has no access to students, so it neither logs nor asks. Nothing was "
      "saved.");
  reply.card.blocks.push_back(
      quietly("For Knownby itself: “check”, “import”, “map #grade-7-team grade 7”, “no school tomorrow”; or "
              "“help”."));
  return reply;
}

std::string who_runs_it(const School& school) {
  std::vector<std::string> who;
  for (const Staff& person : school.staff()) {
    if (person.active && person.runs_knownby) who.push_back(person.called);
  }
  return list_words(who, "or");
}

}  // namespace knownby
