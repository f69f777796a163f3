#include "commands/records/whose.hpp"

#include "commands/whom.hpp"

namespace knownby::records {
namespace {

std::variant<Whose, Reply> by_id(const Visit& visit, const std::string& what) {
  const std::string id(visit.request.field("id"));
  const auto found = students::with_sis_id(visit.db, id);
  if (!found) return reply_of("I hold nothing of a student with that id. " + what);
  return Whose{*found, "student " + id};
}

}  // namespace

void note_refused(const Visit& visit) {
  const std::string verb(visit.pressed() ? visit.request.verb : "record");
  visit.put_on_record({visit.request.now, visit.speaker.id, "refused", verb, {}, true});
}

std::variant<Whose, Reply> whose(const Visit& visit, const std::string& what) {
  if (visit.on_the_command_line()) return by_id(visit, what);
  if (how_far(visit.speaker.role, Right::whole_record) != Reach::school) {
    note_refused(visit);
    return reply_of("A student's whole record is kept to those who look after the whole school. " + what);
  }
  const auto student = whom(visit, visit.request.field("student"));
  const auto held = student ? students::find(visit.db, *student) : std::nullopt;
  if (!held) return reply_of("I hold nothing of that student any more. " + what);
  return Whose{*held, visit.school.label(held->id)};
}

}  // namespace knownby::records
