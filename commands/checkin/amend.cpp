// One's last entries put right in words, said once more, and a whole list at once.
#include <algorithm>
#include <utility>

#include "commands/checkin/checkin.hpp"
#include "commands/checkin/save.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"

namespace knownby::checkin {
namespace {

std::vector<Checkin> last_entries(const Visit& visit) {
  const auto batch = checkins::last_batch(visit.db, visit.speaker.id, visit.request.now - within_reach);
  return batch ? checkins::of_batch(visit.db, *batch) : std::vector<Checkin>{};
}

bool may_mean(const language::Named& named, StudentId student) {
  const auto has = [&](const std::vector<StudentId>& ids) {
    return std::find(ids.begin(), ids.end(), student) != ids.end();
  };
  return has(named.candidates) || has(named.others);
}

// "rodriguez", after Maya Roberts: the Mayas among them come first, and alone where there are some.
std::vector<StudentId> meant_instead(const Visit& visit, const language::Named& meant, StudentId was) {
  const Student* student = visit.school.student(was);
  std::vector<StudentId> alike;
  for (StudentId id : meant.candidates) {
    const Student* other = visit.school.student(id);
    if (student != nullptr && other != nullptr && other->given == student->given && id != was)
      alike.push_back(id);
  }
  return alike.empty() ? meant.candidates : alike;
}

// "Nothing of yours to change.", and where to look; whoever was named may be logged.
Reply nothing_to_change(const Visit& visit, const language::Named& named) {
  std::vector<Button> ways_on{way_on::mine(), way_on::form()};
  if (named.clear) ways_on.insert(ways_on.begin(), way_on::talked(visit, named.candidates.front()));
  return refusal("Nothing of yours to change. Nothing was saved.",
                 "Corrections reach back over what you logged in the last 24 hours.", std::move(ways_on));
}

// The day in a correction that cannot be taken: the form can say it.
Reply no_such_day(const Visit& visit, const language::Day& day, const std::vector<Checkin>& entries) {
  const std::string is = entries.size() == 1 ? "; it still says " + entry_words(visit, entries.front()) : "";
  return refusal(trouble_words(day) + " Nothing was changed" + is + ".",
                 "Such as “edit last: it was tuesday”.",
                 {form_button("Change", "edit", {{"batch", id_field(entries.front().batch)}})});
}

// Whom it was with is changed by a message of its own, which names both.
Reply how_to_move(const Visit& visit, const std::vector<Checkin>& entries, const std::string& whom) {
  const std::string was = called_among(visit, entries.front().student, {});
  return refusal("To change whom it was with, please type “not " + was + ", " + whom +
                     "”. Nothing was changed; it still says " + entry_words(visit, entries.front()) + ".",
                 "", {{"Undo that", "undo", {{"batch", id_field(entries.front().batch)}}}, way_on::mine()});
}

Reply which_instead(const Visit& visit, const Checkin& entry, const std::vector<StudentId>& meant,
                    const std::string& heard) {
  if (meant.empty())
    return refusal(
        "I can't find “" + heard + "”. Nothing was changed; it still says " +
            visit.school.label(entry.student) + ".",
        "A full name finds any student: “not " + called_among(visit, entry.student, {}) + ", Maya Roberts”.",
        {{"Undo that", "undo", {{"batch", id_field(entry.batch)}}}, way_on::mine()});
  Reply reply = reply_of("Whom do you mean by “" + heard + "”? Nothing was changed yet.");
  visit.drafts.asked(visit.speaker.id, Drafts::Asks::by_button, visit.request.now);
  Buttons buttons;
  for (std::size_t i = 0; i < std::min<std::size_t>(meant.size(), 8); ++i) {
    buttons.buttons.push_back({visit.school.label(meant[i]),
                               "instead",
                               {{"checkin", id_field(entry.id)}, {"student", whom_field(visit, meant[i])}}});
  }
  reply.card.blocks.push_back(std::move(buttons));
  return reply;
}

// "sorry, zoe" an hour later may as well be a check-in of its own.
Reply is_it_instead(const Visit& visit, const Checkin& entry, StudentId meant) {
  Reply reply = reply_of("Instead of " + entry_words(visit, entry) + "? Nothing was saved or changed yet.");
  visit.drafts.asked(visit.speaker.id, Drafts::Asks::by_button, visit.request.now);
  const Fields fields{{"checkin", id_field(entry.id)}, {"student", whom_field(visit, meant)}};
  reply.card.blocks.push_back(Buttons{
      {{"Yes, it was " + called_among(visit, meant, {}), "instead", fields}, way_on::talked(visit, meant)}});
  return reply;
}

// Nothing is different: whoever asked for it meant something else.
Reply says_so_already(const Visit& visit, const std::vector<Checkin>& entries) {
  const Fields batch{{"batch", id_field(entries.front().batch)}};
  const std::string what =
      entries.size() == 1 ? "It says " + entry_words(visit, entries.front()) : "They say so";
  return refusal(what + " already. Nothing was changed.", "",
                 {form_button("Change", "edit", batch), {"Undo that", "undo", batch}, way_on::mine()});
}

Checkin as_asked(const Visit& visit, const language::EditLast& asked, Checkin entry) {
  if (asked.day) entry.day = asked.day->day;
  if (asked.kind) entry.kind = *asked.kind;
  if (asked.note && !visit.without_notes) entry.note = *asked.note;
  return entry;
}

void say_changed(const Visit& visit, const language::EditLast& asked, const Checkin& before,
                 const Checkin& after, std::vector<Block>& blocks) {
  if (asked.note && asked.note->empty()) {
    blocks.push_back(says("The note is taken away: " + entry_words(visit, after) + "."));
    return;
  }
  const bool only_note = before.kind == after.kind && before.day == after.day;
  blocks.push_back(says(only_note ? "Note saved with " + entry_words(visit, after) + "."
                                  : "Changed: " + entry_words(visit, before) + " → " +
                                        std::string(word_for(after.kind)) + ", " +
                                        when_words(visit, after.day) + "."));
  if (!asked.note) return;
  blocks.push_back(quietly(note_words(visit, after, "Note")));
  const bool is_other = !before.note.empty() && before.note != after.note;
  if (is_other) blocks.push_back(quietly("Before, it said: “" + before.note + "”"));
}

}  // namespace

Reply correct(Visit& visit) {
  const auto& asked = std::get<language::Correct>(visit.intent);
  if (asked.was.heard.empty())
    if (auto answered = answer_by_name(visit, asked.meant)) return *std::move(answered);
  std::vector<Checkin> entries = last_entries(visit);
  if (entries.empty()) return nothing_to_change(visit, asked.meant);
  const std::vector<Checkin> last = entries;
  if (!asked.was.heard.empty()) {
    std::erase_if(entries, [&](const Checkin& one) { return !may_mean(asked.was, one.student); });
  }
  if (entries.empty()) return not_in_the_last(visit, last, asked.was.heard, "Nothing was changed.");
  if (entries.size() != 1) {
    return refusal("You logged several at once. Whom was it not? Nothing was changed.",
                   "Such as “not bobby, tj”.", {way_on::mine()});
  }
  const Checkin& entry = entries.front();
  const std::vector<StudentId> meant = meant_instead(visit, asked.meant, entry.student);
  const bool sure = meant.size() == 1 && asked.meant.trust < language::Trust::edit_distance;
  const Student* student = sure ? visit.school.student(meant.front()) : nullptr;
  if (student == nullptr || student->left) return which_instead(visit, entry, meant, asked.meant.heard);
  if (meant.front() == entry.student) return says_so_already(visit, {entry});
  const bool long_after = visit.request.now - entry.at > std::chrono::hours(1);
  if (long_after && asked.was.heard.empty()) return is_it_instead(visit, entry, meant.front());
  return move(visit, entry, meant.front());
}

Reply edit_last(Visit& visit) {
  const auto& asked = std::get<language::EditLast>(visit.intent);
  const std::vector<Checkin> entries = last_entries(visit);
  if (entries.empty()) return nothing_to_change(visit, {});
  if (asked.day && asked.day->trouble != language::Day::Trouble::none)
    return no_such_day(visit, *asked.day, entries);
  if (!asked.whom.empty()) return how_to_move(visit, entries, asked.whom);
  Reply reply;
  const Fields batch{{"batch", id_field(entries.front().batch)}};
  if (!asked.day && !asked.kind && !asked.note) {
    reply =
        reply_of("What should be different? Such as “edit last: it was yesterday”. Nothing was changed yet.");
    reply.card.blocks.push_back(Buttons{{form_button("Change", "edit", batch)}});
    return reply;
  }
  const auto is_so = [&](const Checkin& one) { return as_asked(visit, asked, one) == one; };
  if (std::all_of(entries.begin(), entries.end(), is_so)) return says_so_already(visit, entries);
  for (const Checkin& before : entries) {
    const Checkin after = as_asked(visit, asked, before);
    change(visit, after);
    say_changed(visit, asked, before, after, reply.card.blocks);
  }
  reply.card.blocks.push_back(Buttons{{{"Undo", "undo", batch}, form_button("Change", "edit", batch)}});
  return reply;
}

Reply repeat(Visit& visit) {
  const std::vector<Checkin> last = last_entries(visit);
  if (last.empty()) {
    std::vector<StudentId> sure;
    for (const language::Named& named : std::get<language::Repeat>(visit.intent).students)
      if (named.clear) sure.push_back(named.candidates.front());
    std::vector<Button> ways_on = way_on::about(visit, sure);
    if (ways_on.empty()) ways_on.push_back(way_on::form());
    return refusal("Nothing of yours to repeat. Nothing was saved.",
                   "It repeats what you logged in the last 24 hours.", std::move(ways_on));
  }
  std::vector<language::Entry> entries;
  for (const language::Named& named : std::get<language::Repeat>(visit.intent).students) {
    language::Entry entry;
    entry.student = named;
    entry.day.day = last.front().day;
    entry.kind = last.front().kind;
    entry.note = last.front().note;
    entry.away = last.front().away;
    entry.seen_by = last.front().seen_by;
    entries.push_back(std::move(entry));
  }
  return save_and_echo(visit, entries, false);
}

Reply all_of_them(Visit& visit) {
  const std::vector<StudentId> students = visit.drafts.shown(visit.speaker.id, visit.request.now);
  if (students.empty()) {
    return refusal(
        "Nothing logged: I showed you no list of up to 15 in the last ten minutes. Please name the "
        "students.",
        "", {way_on::suggest(), way_on::form()});
  }
  std::string ids;
  for (StudentId id : students) ids += (ids.empty() ? "" : ",") + id_field(id);
  const std::string all =
      students.size() == 1 ? visit.school.label(students.front()) : "all " + std::to_string(students.size());
  Reply reply = reply_of("Log a check-in today with " + all + "? Nothing saved yet.");
  reply.card.blocks.push_back(Buttons{{{"Yes", "log", {{"students", ids}}}, {"Pick", "catch_up", {}}}});
  return reply;
}

}  // namespace knownby::checkin
