// Deleting all there is of a student.
#include "commands/claim/letter.hpp"
#include "commands/records/records.hpp"
#include "commands/records/whose.hpp"
#include "commands/whom.hpp"
#include "commands/words/card_json.hpp"
#include "commands/words/list_words.hpp"
#include "store/records/change.hpp"
#include "store/records/erase.hpp"
#include "store/records/holds.hpp"

namespace knownby::records {
namespace {

std::string held_words(const erase::Held& held) {
  std::vector<std::string> parts;
  const auto count = [&](int number, const char* one, const char* many) {
    if (number > 0) parts.push_back(std::to_string(number) + " " + (number == 1 ? one : many));
  };
  count(held.checkins, "check-in", "check-ins");
  count(held.facts, "thing to know", "things to know");
  count(held.adults, "adult noted", "adults noted");
  count(held.statements, "statement of the family", "statements of the family");
  return parts.empty() ? "no more than the name" : list_words(parts);
}

// The button says again whom it means: at the desk by the field it came with.
Fields sure(const Visit& visit, const Whose& whose) {
  if (visit.speaker.id) return {{"student", whom_field(visit, whose.student.id)}, {"sure", "yes"}};
  return {{"id", whose.student.sis_id}, {"sure", "yes"}};
}

Reply asked_twice(const Visit& visit, const Whose& whose) {
  Reply reply;
  reply.card.title = "Delete everything I hold of " + whose.called + "?";
  reply.card.blocks.push_back(says("That is " + held_words(erase::held(visit.db, whose.student.id)) +
                                   ", by all staff. It cannot be taken back. Nothing is deleted yet."));
  Buttons buttons{{{"Delete it for good", "forget", sure(visit, whose), Button::Tone::danger}}};
  if (visit.speaker.id)
    buttons.buttons.push_back({"Keep it", "record", {{"student", whom_field(visit, whose.student.id)}}});
  reply.card.blocks.push_back(std::move(buttons));
  return reply;
}

Reply deleted(const erase::Held& held) {
  Reply reply = reply_of("Deleted for good: " + held_words(held) + ".");
  reply.card.blocks.push_back(
      says("Nightly copies made before now still hold it until they are replaced, after five weeks. What I "
           "told people privately stays in their chats as long as your platform keeps it, and a note about "
           "somebody else may name them. If the student is "
           "still in the roster file, the next import brings the name back, without any history."));
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace

Reply forget(Visit& visit) {
  const auto meant = whose(visit, "Nothing was deleted.");
  if (const auto* reply = std::get_if<Reply>(&meant)) return *reply;
  const Whose& whose = std::get<Whose>(meant);
  if (const auto hold = holds::of(visit.db, whose.student.id)) {
    return reply_of("There is a hold on this record since " + day_words_year(hold->since) + " (" +
                    hold->reason + "). Nothing was deleted; end the hold first.");
  }
  if (visit.request.field("sure") != "yes") return asked_twice(visit, whose);
  const erase::Held held = erase::held(visit.db, whose.student.id);
  erase::Instead instead;
  instead.reply = to_json(reply_of("That was done already. What I said then is no longer kept."));
  instead.card = to_json(claim::without_a_name());
  claim::close_letters(visit);
  erase::kept_words(visit.db, whose.student.shown, instead);
  const audit::Change change(visit.db, audit::Record::checkins, whose.student.id);
  erase::student(visit.db, whose.student.id);
  visit.put_on_record(
      {visit.request.now, visit.speaker.id, "delete student",
       "student " + id_field(whose.student.id) + ", check-ins " + std::to_string(held.checkins),
       change.hashes()});
  return deleted(held);
}

}  // namespace knownby::records
