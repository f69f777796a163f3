// The card after logging: the guard against the wrong student, and the way back.
#include <algorithm>
#include <utility>

#include "commands/checkin/save.hpp"
#include "commands/language/text/reminders.hpp"
#include "commands/whom.hpp"

namespace knownby::checkin {
namespace {

bool alike(const Checkin& a, const Checkin& b) {
  return a.kind == b.kind && a.day == b.day && a.away == b.away && a.good_news == b.good_news &&
         a.language == b.language;
}

// "him", by the pronouns on the roster; the name where there are none.
std::string them_word(const Student* student) {
  if (student == nullptr) return "them";
  if (student->pronouns.starts_with("he")) return "him";
  if (student->pronouns.starts_with("she")) return "her";
  return student->pronouns.starts_with("they") ? "them" : student->given;
}

std::string given_name(const Visit& visit, StudentId id) {
  const Student* student = visit.school.student(id);
  return student == nullptr ? std::string("a student") : student->given;
}

// An attempt needs no word for its kind: how the line begins says it.
std::string lead_words(const Checkin& first) {
  if (first.kind != Kind::attempt) return "Logged: ";
  return first.away ? "Noted: " : "Noted as tried: ";
}

// ", family, good news, in Spanish"; ", conversation"; " away".
std::string kind_words(const Checkin& checkin) {
  if (checkin.kind == Kind::attempt) return checkin.away ? " away" : "";
  std::string words = ", " + std::string(word_for(checkin.kind));
  if (checkin.good_news) words += ", good news";
  if (!checkin.language.empty()) words += ", in " + checkin.language;
  if (checkin.away) words += ", nobody answered";
  return words;
}

// "T.J. stays on the list", since only a moment with the student counts.
std::string uncounted_words(const Visit& visit, const Checkin& first,
                            const std::vector<StudentId>& students) {
  const bool one = students.size() == 1;
  const Kind kind = first.kind;
  if (kind == Kind::attempt && first.away && first.day == visit.today) {
    return "No check-in is logged. I won't suggest " +
           (one ? them_word(visit.school.student(students.front())) : std::string("them")) +
           " until tomorrow.";
  }
  const std::string who = one ? given_name(visit, students.front()) : "they";
  if (kind == Kind::family)
    return "A family contact; a check-in with " + (one ? who : std::string("them")) + " is still open.";
  return "No check-in is logged; " + who + (one ? " stays" : " stay") + " on the list.";
}

// "Logged: Bobby Chen (7A) and T.J. Carter (7B), conversation, today Wed 14 Oct." A line for each kind and
// day.
void say_saved(const Visit& visit, const Outcome& outcome, std::vector<Block>& blocks) {
  std::vector<const Checkin*> left;
  for (const Checkin& checkin : outcome.saved) left.push_back(&checkin);
  while (!left.empty()) {
    const Checkin& first = *left.front();
    const auto others = std::stable_partition(left.begin(), left.end(),
                                              [&](const Checkin* one) { return alike(*one, first); });
    Text line{{plain(lead_words(first))}};
    std::vector<StudentId> students;
    for (auto one = left.begin(); one != others; ++one) {
      if (one != left.begin()) line.spans.push_back(plain(one + 1 == others ? " and " : ", "));
      line.spans.push_back(bold(visit.school.label((*one)->student)));
      students.push_back((*one)->student);
    }
    line.spans.push_back(plain(kind_words(first) + (first.away && first.kind == Kind::attempt ? " " : ", ") +
                               when_words(visit, first.day) + "."));
    blocks.push_back(std::move(line));
    if (!counts(first.kind)) blocks.push_back(quietly(uncounted_words(visit, first, students)));
    left.erase(left.begin(), others);
  }
}

bool one_note_for_all(const std::vector<Checkin>& saved) {
  return std::all_of(saved.begin(), saved.end(), [&](const Checkin& one) {
    return one.note == saved.front().note && one.seen_by == saved.front().seen_by;
  });
}

void say_notes(const Visit& visit, const Outcome& outcome, std::vector<Block>& blocks) {
  const std::vector<Checkin>& saved = outcome.saved;
  bool any = false;
  for (const Checkin& checkin : saved) {
    if (checkin.note.empty()) continue;
    const std::string whose =
        one_note_for_all(saved) ? "Note" : "Note for " + given_name(visit, checkin.student);
    if (!any || !one_note_for_all(saved)) {
      blocks.push_back(quietly(note_words(visit, checkin, whose)));
    }
    any = true;
  }
  if (std::any_of(saved.begin(), saved.end(),
                  [](const Checkin& one) { return language::asks_to_be_reminded(one.note); }))
    blocks.push_back(quietly("I can't remind you yet, so please keep that one in mind yourself."));
  if (any && !checkins::wrote_notes(visit.db, visit.speaker.id, outcome.batch)) {
    blocks.push_back(
        quietly("Write it as if the family will read it one day: a records request can still reach it."));
  }
}

void offer_other_readings(const Visit& visit, const Outcome& outcome, std::vector<Button>& buttons) {
  for (std::size_t i = 0; i < outcome.saved.size(); ++i) {
    for (StudentId other : outcome.heard[i].student.others) {
      const std::string room = visit.school.homeroom(other);
      const Student* student = visit.school.student(other);
      if (student == nullptr || buttons.size() >= 3) continue;
      buttons.push_back(
          {"I meant " + student->shown + (room.empty() ? "" : ", " + room),
           "instead",
           {{"checkin", id_field(outcome.saved[i].id)}, {"student", whom_field(visit, other)}}});
    }
  }
  const auto& day = outcome.heard.front().day;
  if (day.other) {
    buttons.push_back({"I meant " + day_words(*day.other),
                       "redate",
                       {{"batch", id_field(outcome.batch)}, {"day", day_field(*day.other)}}});
  }
}

// Where entries differ, each is put right by itself: one answer for all would write over the others.
void offer_corrections(const Visit& visit, const Outcome& outcome, std::size_t all,
                       std::vector<Button>& buttons) {
  const std::vector<Checkin>& saved = outcome.saved;
  const bool same_note = one_note_for_all(saved);
  const bool same_rest =
      std::all_of(saved.begin(), saved.end(), [&](const Checkin& one) { return alike(one, saved.front()); });
  const Fields batch{{"batch", id_field(outcome.batch)}};
  if (same_note && same_rest && all == saved.size()) {
    buttons.push_back(form_button(saved.front().note.empty() ? "Add note" : "Change note", "note", batch));
    buttons.push_back(form_button("Change", "edit", batch));
    return;
  }
  for (const Checkin& one : saved) {
    const bool on_two_days = std::any_of(saved.begin(), saved.end(), [&](const Checkin& other) {
      return other.student == one.student && other.day != one.day;
    });
    const std::string which =
        given_name(visit, one.student) + (on_two_days ? ", " + day_words(one.day) : std::string());
    if (buttons.size() < 8)
      buttons.push_back(form_button("Change " + which, "edit", {{"checkin", id_field(one.id)}}));
  }
}

void offer_ways_on(const Visit& visit, const Outcome& outcome, std::vector<Block>& blocks) {
  Buttons buttons;
  offer_other_readings(visit, outcome, buttons.buttons);
  const std::size_t all =
      outcome.continues ? checkins::of_batch(visit.db, outcome.batch).size() : outcome.saved.size();
  const Fields batch{{"batch", id_field(outcome.batch)}};
  const std::string undo = all == 1 ? "Undo" : all == 2 ? "Undo both" : "Undo all " + std::to_string(all);
  buttons.buttons.push_back({undo, "undo", batch});
  offer_corrections(visit, outcome, all, buttons.buttons);
  blocks.push_back(std::move(buttons));
}

}  // namespace

Reply echo(Visit& visit, const Outcome& outcome, const std::string& draft) {
  Reply reply;
  std::vector<Block>& blocks = reply.card.blocks;
  say_saved(visit, outcome, blocks);
  const std::string left_out = left_out_words(outcome.heard);
  if (!left_out.empty()) blocks.push_back(quietly(left_out));
  say_notes(visit, outcome, blocks);
  for (const Checkin& twin : outcome.doubles) {
    blocks.push_back(says("Already logged: " + entry_words(visit, twin) + "."));
    blocks.push_back(Buttons{{{"Log a second one", "again", {{"checkin", id_field(twin.id)}}}}});
  }
  for (const std::string& sentence : outcome.not_saved) blocks.push_back(says(sentence));
  offer_today(visit, outcome, blocks);
  if (!outcome.saved.empty()) offer_ways_on(visit, outcome, blocks);
  offer_care(visit, outcome, blocks);
  const bool others_saved = !outcome.saved.empty() || !outcome.doubles.empty() ||
                            (!outcome.open.empty() && stands(visit, outcome.batch));
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < outcome.open.size(); ++i) {
    if (outcome.open[i].student.heard.empty()) continue;  // settled meanwhile
    if (std::find(asked.begin(), asked.end(), i) != asked.end()) continue;
    const std::vector<std::size_t> together = asked_together(outcome.open, i);
    asked.insert(asked.end(), together.begin(), together.end());
    visit.drafts.asked(visit.speaker.id, Drafts::Asks::entries, visit.request.now);
    ask_about(visit, outcome.open, i, draft, others_saved, blocks);
  }
  return reply;
}

}  // namespace knownby::checkin
