// "Ask Mr. Okafor privately": whoever has noted a hard time asks the student's counselor for a word. That is
// all that is passed on: no note, no reason, and the letter names nobody until it is opened.

#include "commands/calendar/waking.hpp"
#include "commands/claim/letter.hpp"
#include "commands/known/known.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"
#include "store/known/wishes.hpp"

namespace knownby::known {
namespace {

const Staff* counselor_of(const Visit& visit, StudentId student) {
  for (const Staff& person : visit.school.staff()) {
    const bool is_other =
        person.active && person.id != visit.speaker.id && !wishes::paused(visit.db, person.id, visit.today);
    if (is_other && person.role == Staff::Role::counselor &&
        may(visit.school, person, Right::look_after, student))
      return &person;
  }
  return nullptr;
}

bool ask(const Visit& visit, const Staff& counselor, StudentId student) {
  Card card;
  card.blocks.push_back(says(visit.speaker.called + " asks you for a word about a student."));
  card.blocks.push_back(Buttons{{{"See who",
                                  "asked_for_a_word",
                                  {{"student", id_field(student)}, {"asker", id_field(visit.speaker.id)}}}}});
  const std::string key =
      "word:" + id_field(visit.speaker.id) + ":" + id_field(student) + ":" + iso_day(visit.today);
  return claim::write_to(visit, counselor.id, visit.request.speaker.platform, key, card);
}

// In the evening nobody is written to, which whoever asks should know. Empty: it is on its way.
std::string when_it_comes(const Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  const auto at = next_waking(calendar, visit.request.now);
  if (at == visit.request.now) return {};
  return " It reaches them on " + day_words(calendar.day_of(at)) + " at " +
         time_words(calendar.minute_of_day(at)) + ": if it can't wait, please call.";
}

}  // namespace

std::optional<Button> word_button(const Visit& visit, StudentId student) {
  const Staff* counselor = counselor_of(visit, student);
  if (counselor == nullptr) return std::nullopt;
  return Button{
      "Ask " + counselor->called + " privately", "ask_for_a_word", {{"student", whom_field(visit, student)}}};
}

Reply ask_for_a_word(Visit& visit) {
  const auto who = meant(visit, Right::log, nullptr, "ask_for_a_word");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const auto student = std::get<StudentId>(who);
  const Staff* counselor = counselor_of(visit, student);
  const std::string& person = visit.policy.safety.person;
  if (counselor == nullptr || !ask(visit, *counselor, student))
    return reply_of((counselor == nullptr ? "No counselor of theirs can be written to just now"
                                          : "I can't write to " + counselor->called) +
                    ", so please ask in person" + (person.empty() ? "." : ": " + person + ".") +
                    " Nothing was sent.");
  return reply_of("I asked " + counselor->called + " for a word with you about " +
                  visit.school.given(student) + "." + when_it_comes(visit) +
                  " Nothing you wrote was passed on, and nobody else is told.");
}

Reply asked_for_a_word(Visit& visit) {
  const auto who = meant(visit, Right::look_after, nullptr, "asked_for_a_word");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const auto student = std::get<StudentId>(who);
  const Staff* asker = visit.school.staff(visit.id<StaffId>("asker"));
  Reply reply = reply_of((asker == nullptr ? std::string("A colleague") : asker->called) +
                         " would like a word with you about " + visit.school.label(student) +
                         ". Nothing else was passed on; please talk in person.");
  reply.card.blocks.push_back(Buttons{{way_on::card(visit, student)}});
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace knownby::known
