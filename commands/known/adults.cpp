// Whose adult somebody is, as they say themselves.
#include <utility>

#include "commands/claim/whom_to_ask.hpp"
#include "commands/known/known.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"
#include "commands/words/list_words.hpp"
#include "store/checkins.hpp"
#include "store/known/adults.hpp"
#include "store/known/past_adults.hpp"

namespace knownby::known {
namespace {

// "Coach Dunn (said so)", "you (you said so, last talk Thu 1 Oct)".
std::string adult_words(const Visit& visit, const Adult& adult) {
  const Staff* person = visit.school.staff(adult.staff);
  const bool me = adult.staff == visit.speaker.id;
  std::string words = me || person == nullptr ? "you (you said so" : person->called + " (said so";
  for (const Checkin& one : checkins::of_student(visit.db, adult.student, 50)) {
    if (one.staff != adult.staff || !counts(one.kind)) continue;
    return words + ", last talk " + day_words(one.day) + ")";
  }
  return words + ", no talk logged yet)";
}

Reply which_colleague(const Visit& visit, StudentId student, const language::StudentNamed& told) {
  constexpr std::size_t most = 5;
  std::vector<Button> ways_on;
  for (StaffId id : told.colleague) {
    const Staff* person = visit.school.staff(id);
    if (person == nullptr || !person->active || ways_on.size() == most) continue;
    Fields fields{{"student", whom_field(visit, student)}, {"staff", id_field(id)}};
    if (told.ended) fields.emplace_back("end", "yes");
    ways_on.push_back({person->called, "named", std::move(fields)});
  }
  return refusal("Several on the staff roster are called “" + told.heard + "”. Whom did " +
                     visit.school.given(student) + " name? Nothing was saved yet.",
                 "A full name says it, too.", std::move(ways_on));
}

}  // namespace

std::string possessive(const std::string& name) { return name + (name.ends_with('s') ? "'" : "'s"); }

Reply person(Visit& visit) {
  const auto* typed = visit.pressed() ? nullptr : &std::get<language::MyStudent>(visit.intent);
  const auto who = meant(visit, Right::log, typed == nullptr ? nullptr : &typed->student, "person");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  const bool ended = typed != nullptr ? typed->ended : !visit.request.field("end").empty();
  Reply reply;
  if (ended) {
    const bool was = adults::remove(visit.db, student, visit.speaker.id);
    reply = reply_of(was ? "You are no longer noted as one of " + possessive(visit.school.given(student)) +
                               " adults."
                         : "You were not noted as one of " + possessive(visit.school.given(student)) +
                               " adults. Nothing was changed.");
  } else {
    const bool news = adults::put(visit.db, {student, visit.speaker.id, visit.today});
    reply =
        reply_of(std::string("You are noted ") + (news ? "" : "already ") + "as one of " +
                 possessive(visit.school.given(student)) + " adults: " + visit.school.label(student) + ".");
    const auto people = adults::counts(visit.db)[visit.speaker.id];
    if (news && people > claim::most_people)
      reply.card.blocks.push_back(quietly("That makes " + std::to_string(people) +
                                          " students who are yours. Is that right? The weekly list suggests "
                                          "nobody more to you meanwhile."));
    if (news)
      reply.card.blocks.push_back(
          Buttons{{{"Undo", "person", {{"student", whom_field(visit, student)}, {"end", "yes"}}}}});
  }
  reply.replaces_pressed = visit.pressed();
  return reply;
}

Reply who_knows(Visit& visit) {
  const auto* typed = visit.pressed() ? nullptr : &std::get<language::WhoKnows>(visit.intent).student;
  const auto who = meant(visit, Right::adults, typed, "who_knows");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  std::vector<std::string> words;
  bool mine = false;
  for (const Adult& adult : adults::of_student(visit.db, student)) {
    words.push_back(adult_words(visit, adult));
    mine = mine || adult.staff == visit.speaker.id;
  }
  std::vector<std::string> chosen;
  for (const Adult& adult : adults::named_by(visit.db, student)) {
    const Staff* person = visit.school.staff(adult.staff);
    if (person != nullptr) chosen.push_back(adult.staff == visit.speaker.id ? "you" : person->called);
  }
  std::vector<std::string> earlier;
  for (const Adult& adult : past_adults::of_student(visit.db, student))
    if (const Staff* person = visit.school.staff(adult.staff))
      earlier.push_back(adult.staff == visit.speaker.id ? "you" : person->called);
  std::string sentence = words.empty()
                             ? visit.school.label(student) + " has no adult noted yet; nobody has said so."
                             : visit.school.label(student) + " has " + std::to_string(words.size()) +
                                   (words.size() == 1 ? " adult: " : " adults: ") + list_words(words) + ".";
  if (!chosen.empty()) sentence += " " + visit.school.given(student) + " named: " + list_words(chosen) + ".";
  if (!earlier.empty()) sentence += " Last year: " + list_words(earlier) + ".";
  Reply reply = reply_of(std::move(sentence));
  Buttons buttons;
  if (!mine) {
    buttons.buttons.push_back({"I'm " + possessive(visit.school.given(student)) + " person",
                               "person",
                               {{"student", whom_field(visit, student)}}});
  }
  buttons.buttons.push_back({"See the card", "student", {{"student", whom_field(visit, student)}}});
  reply.card.blocks.push_back(std::move(buttons));
  return reply;
}

// The other of the two facts: not what an adult says, but what the student says.
Reply named(Visit& visit) {
  const auto* typed = visit.pressed() ? nullptr : &std::get<language::StudentNamed>(visit.intent);
  const auto who = meant(visit, Right::adults, typed == nullptr ? nullptr : &typed->student, "who_knows");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  if (typed != nullptr && typed->colleague.size() != 1) return which_colleague(visit, student, *typed);
  const StaffId id = typed != nullptr ? typed->colleague.front() : visit.id<StaffId>("staff");
  const Staff* person = visit.school.staff(id);
  if (person == nullptr || !person->active)
    return refusal("I don't find that colleague any more. Nothing was saved.", "",
                   {way_on::card(visit, student)});
  const bool ended = typed != nullptr ? typed->ended : !visit.request.field("end").empty();
  Reply reply;
  if (ended) {
    adults::remove_named(visit.db, student, id);
    reply = reply_of("Taken back: " + person->called + " is not noted as named by " +
                     visit.school.given(student) + ".");
  } else {
    adults::put_named(visit.db, {student, id, visit.today}, visit.speaker.id);
    reply =
        reply_of("Noted: " + visit.school.label(student) + " named " +
                 (id == visit.speaker.id ? std::string("you") : person->called) + " as an adult of theirs.");
    const Fields back{{"student", whom_field(visit, student)}, {"staff", id_field(id)}, {"end", "yes"}};
    reply.card.blocks.push_back(Buttons{{{"Undo", "named", back}}});
  }
  reply.replaces_pressed = visit.pressed();
  return reply;
}

}  // namespace knownby::known
