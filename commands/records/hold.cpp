// Keeping a record from being deleted, and the family's own words beside it.
#include "commands/records/records.hpp"
#include "commands/records/whose.hpp"
#include "commands/whom.hpp"
#include "store/records/age.hpp"
#include "store/records/change.hpp"
#include "store/records/holds.hpp"
#include "store/records/statements.hpp"

namespace knownby::records {
namespace {

Reply asks_for(const std::string& title, Input input, Button submit) {
  Reply reply;
  reply.card.title = title;
  submit.tone = Button::Tone::primary;
  reply.card.blocks.push_back(Form{{std::move(input)}, std::move(submit)});
  return reply;
}

Reply ended(Visit& visit, const Whose& whose) {
  const audit::Change change(visit.db, audit::Record::hold, whose.student.id);
  if (!holds::end(visit.db, whose.student.id))
    return reply_of("There is no hold on it. Nothing was changed.");
  age::begin_anew(visit.db);
  visit.put_on_record({visit.request.now, visit.speaker.id, "end hold",
                       "student " + id_field(whose.student.id), change.hashes()});
  return reply_of("The hold on the record of " + whose.called +
                  " is over: it grows old like every other again.");
}

}  // namespace

Reply hold(Visit& visit) {
  const auto meant = whose(visit, "Nothing was changed.");
  if (const auto* reply = std::get_if<Reply>(&meant)) return *reply;
  const Whose& whose = std::get<Whose>(meant);
  if (visit.request.field("end") == "yes") return ended(visit, whose);
  const std::string reason(visit.request.field("reason"));
  if (reason.empty()) {
    if (!visit.speaker.id) return reply_of("A hold needs a reason: hold ID REASON. Nothing was changed.");
    return asks_for("Delete nothing of " + whose.called,
                    {"reason", "Why? Whoever wants to delete it reads this.", Input::Kind::line},
                    {"Hold it", "hold", {{"student", whom_field(visit, whose.student.id)}}});
  }
  const audit::Change change(visit.db, audit::Record::hold, whose.student.id);
  holds::put(visit.db, {whose.student.id, visit.speaker.id, reason, visit.today});
  visit.put_on_record({visit.request.now, visit.speaker.id, "hold", "student " + id_field(whose.student.id),
                       change.hashes()});
  return reply_of("Nothing of " + whose.called + " is deleted, by hand or by age, until the hold is ended.");
}

Reply statement(Visit& visit) {
  const auto meant = whose(visit, "Nothing was saved.");
  if (const auto* reply = std::get_if<Reply>(&meant)) return *reply;
  const Whose& whose = std::get<Whose>(meant);
  if (!visit.speaker.id) return reply_of("A family's words are written down in chat. Nothing was saved.");
  const std::string words(visit.request.field("words"));
  if (words.empty()) {
    return asks_for("The family's words beside the record of " + whose.called,
                    {"words", "In their own words; it cannot be changed later", Input::Kind::lines},
                    {"Save", "statement", {{"student", whom_field(visit, whose.student.id)}}});
  }
  const audit::Change change(visit.db, audit::Record::statements, whose.student.id);
  statements::add(visit.db, {whose.student.id, visit.speaker.id, words, visit.request.now});
  visit.put_on_record({visit.request.now, visit.speaker.id, "statement",
                       "student " + id_field(whose.student.id), change.hashes()});
  return reply_of("Saved beside the record of " + whose.called + ". It goes with every export of it.");
}

Buttons choices(const Visit& visit, StudentId student) {
  const Fields whom{{"student", whom_field(visit, student)}};
  Buttons buttons{{{"Add the family's words", "statement", whom}}};
  if (holds::of(visit.db, student)) {
    Fields end = whom;
    end.emplace_back("end", "yes");
    buttons.buttons.push_back({"End the hold", "hold", end});
  } else {
    buttons.buttons.push_back({"Hold: delete nothing", "hold", whom});
    buttons.buttons.push_back({"Delete it all…", "forget", whom, Button::Tone::danger});
  }
  return buttons;
}

}  // namespace knownby::records
