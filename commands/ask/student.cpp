#include <algorithm>
#include <utility>

#include "commands/ask/ask.hpp"
#include "commands/checkin/save.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"
#include "commands/words/list_words.hpp"
#include "store/checkins.hpp"
#include "store/known/facts.hpp"

namespace knownby::ask {
namespace {

constexpr std::size_t entries_shown = 8;

std::string who_words(const Visit& visit, StaffId id) {
  if (id == visit.speaker.id) return "you";
  const Staff* person = visit.school.staff(id);
  return person == nullptr ? "staff" : person->called;
}

// A note is its author's; the team's and the counselors' where its author chose so (PRODUCT E.3).
bool may_read_note(const Visit& visit, const Student& student, const Checkin& one) {
  if (one.staff == visit.speaker.id) return true;
  if (one.seen_by == SeenBy::author) return false;
  return may(visit, one.seen_by == SeenBy::team ? Right::team_notes : Right::support_notes, student.id);
}

// Kind, date and who are for all in scope.
Reply card_of(const Visit& visit, const Student& student) {
  Reply reply;
  reply.card.title = student.shown;
  Facts facts;
  const std::string room = visit.school.homeroom(student.id);
  if (!room.empty()) facts.rows.emplace_back("Homeroom", room);
  if (!student.pronouns.empty()) facts.rows.emplace_back("Pronouns", student.pronouns);
  if (student.left) facts.rows.emplace_back("Left", day_words(*student.left));
  const auto last = students::last_checkin(visit.db, student.id);
  facts.rows.emplace_back("Last check-in logged", last ? checkin::when_words(visit, *last) : "none yet");
  std::vector<std::string> known;
  if (may(visit, Right::facts, student.id))
    for (const Fact& fact : facts::of_student(visit.db, student.id)) known.push_back(fact.words);
  if (!known.empty()) facts.rows.emplace_back("Known", list_words(known));
  reply.card.blocks.push_back(std::move(facts));
  Table table;
  std::vector<Block> notes;
  for (const Checkin& one : checkins::of_student(visit.db, student.id, entries_shown)) {
    table.rows.push_back({day_words(one.day), who_words(visit, one.staff), std::string(word_for(one.kind))});
    if (!one.note.empty() && may_read_note(visit, student, one)) {
      const std::string whose = one.staff == visit.speaker.id
                                    ? std::string("Your note, ")
                                    : "Note by " + who_words(visit, one.staff) + ", ";
      if (one.staff != visit.speaker.id)
        visit.on_record.push_back({visit.request.now, visit.speaker.id, "read note",
                                   "check-in " + id_field(one.id) + ", student " + id_field(student.id)});
      notes.push_back(quietly(whose + day_words(one.day) + ": “" + one.note + "”"));
    }
  }
  if (!table.rows.empty()) reply.card.blocks.push_back(std::move(table));
  std::move(notes.begin(), notes.end(), std::back_inserter(reply.card.blocks));
  if (!student.left) {
    reply.card.blocks.push_back(
        Buttons{{{"Log a check-in today", "log", {{"student", id_field(student.id)}}}}});
  }
  return reply;
}

}  // namespace

Reply student(Visit& visit) {
  language::Named named;
  if (visit.pressed()) {
    if (const auto meant = whom(visit, visit.request.field("student"))) named.candidates = {*meant};
    named.clear = true;
  } else {
    named = std::get<language::ShowStudent>(visit.intent).student;
  }
  std::erase_if(named.candidates, [&](StudentId id) {
    return visit.school.student(id) == nullptr || !may(visit, Right::contacts, id);
  });
  if (named.candidates.empty())
    return nobody_such(visit, Right::contacts, visit.pressed() ? nullptr : &named, "student");
  // To look is no risk: one student whose name fits is shown, however far away. A guess at the spelling is
  // not.
  const bool guessed = named.trust >= language::Trust::edit_distance && !named.clear;
  if (named.candidates.size() > 1 || guessed) {
    Reply reply = reply_of((named.candidates.size() > 1 ? "Which “" : "I don't know “") + named.heard +
                           (named.candidates.size() > 1 ? "” do you mean?" : "”. Is it this one?"));
    Buttons buttons;
    for (std::size_t i = 0; i < std::min<std::size_t>(named.candidates.size(), 8); ++i) {
      const StudentId id = named.candidates[i];
      buttons.buttons.push_back({visit.school.label(id), "student", {{"student", whom_field(visit, id)}}});
    }
    reply.card.blocks.push_back(std::move(buttons));
    return reply;
  }
  return card_of(visit, *visit.school.student(named.candidates.front()));
}

Reply mine(Visit& visit) {
  constexpr std::size_t most = 12;
  const std::vector<Checkin> entries = checkins::by_staff(visit.db, visit.speaker.id, most);
  if (entries.empty()) return reply_of("You have nothing logged yet. To begin, type a student's name.");
  Reply reply;
  reply.card.title = "Your last check-ins";
  Table table;
  for (const Checkin& one : entries) {
    table.rows.push_back(
        {day_words(one.day), visit.school.label(one.student), std::string(word_for(one.kind)), one.note});
  }
  reply.card.blocks.push_back(std::move(table));
  reply.card.blocks.push_back(Buttons{{{"Undo the last", "undo", {}}}});
  return reply;
}

}  // namespace knownby::ask
