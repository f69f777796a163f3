// "Coach Dunn talked to Bobby": everybody logs their own, so the colleague is asked.
#include "commands/checkin/checkin.hpp"
#include "commands/checkin/save.hpp"
#include "commands/claim/letter.hpp"
#include "commands/whom.hpp"
#include "store/known/log_asks.hpp"

namespace knownby::checkin {
namespace {

// The letter names nobody, for it stands in a notification; whoever opens it sees whom it is about.
bool ask(Visit& visit, const LogAsk& asked) {
  const std::int64_t id = log_asks::put(visit.db, asked);
  Card card;
  card.blocks.push_back(says(visit.speaker.called + " says you talked with a student today."));
  card.blocks.push_back(Buttons{{{"See who", "asked_to_log", {{"ask", std::to_string(id)}}}}});
  if (claim::write_to(visit, asked.asked, visit.request.speaker.platform, "log:" + std::to_string(id), card))
    return true;
  log_asks::remove(visit.db, id);
  return false;
}

Reply shown(const Visit& visit, const LogAsk& asked) {
  const Staff* asker = visit.school.staff(asked.asker);
  Reply reply = reply_of((asker == nullptr ? std::string("A colleague") : asker->called) +
                         " says you talked with " + visit.school.label(asked.student) + " on " +
                         day_words(asked.day) + ". Nothing is logged yet.");
  const auto answer = [&](const char* label, const char* means) {
    return Button{label, "asked_to_log", {{"ask", std::to_string(asked.id)}, {"answer", means}}};
  };
  reply.card.blocks.push_back(Buttons{{answer("Log it", "yes"), answer("Leave it", "no")}});
  return reply;
}

Reply logged(Visit& visit, const LogAsk& asked) {
  language::Entry entry = tapped(visit, asked.student);
  entry.day.day = asked.day;
  return save_and_echo(visit, {entry}, true);
}

}  // namespace

Reply ask_to_log(Visit& visit) {
  const auto who = meant(visit, Right::log, nullptr, "ask_to_log");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const Staff* person = visit.school.staff(visit.id<StaffId>("staff"));
  if (person == nullptr || !person->active || !sees_students(*person))
    return reply_of("I don't find that colleague any more. Nothing was sent.");
  const bool sent = ask(visit, {0, std::get<StudentId>(who), visit.speaker.id, person->id, visit.today});
  Reply reply = reply_of(sent ? "I asked " + person->called + " privately. Nothing is logged by you."
                              : "I can't write to " + person->called +
                                    ", so please ask in person. Nothing was changed.");
  reply.replaces_pressed = true;
  return reply;
}

Reply asked_to_log(Visit& visit) {
  const auto asked = log_asks::find(visit.db, visit.number("ask").value_or(0));
  Reply reply = reply_of("That is settled already. Nothing was changed.");
  const Student* student = asked ? visit.school.student(asked->student) : nullptr;
  if (asked && asked->asked == visit.speaker.id && student != nullptr && !student->left) {
    const std::string_view answer = visit.request.field("answer");
    if (!answer.empty()) log_asks::remove(visit.db, asked->id);
    reply = answer == "yes"  ? logged(visit, *asked)
            : answer == "no" ? reply_of("All right. Nothing was changed.")
                             : shown(visit, *asked);
  }
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace knownby::checkin
