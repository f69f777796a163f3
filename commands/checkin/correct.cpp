// One's own entries put right: another student, another day, a note, a kind.
#include <utility>

#include "commands/checkin/checkin.hpp"
#include "commands/checkin/inputs.hpp"
#include "commands/checkin/save.hpp"
#include "commands/whom.hpp"
#include "store/records/change.hpp"

namespace knownby::checkin {
namespace {

const char* const not_yours = "That entry is not yours, or it was taken back. Nothing was changed.";

// The buttons of an entry are shown to its author alone.
bool is_theirs(const Visit& visit, const Checkin& entry) {
  if (entry.staff == visit.speaker.id) return true;
  visit.on_record.push_back(
      {visit.request.now, visit.speaker.id, "edited", "check-in " + id_field(entry.id), {}, true});
  return false;
}

// This person's entries meant: the one in field checkin, else the batch. Empty where they are not theirs.
std::vector<Checkin> own_entries(const Visit& visit) {
  std::vector<Checkin> entries;
  if (const auto one = checkins::find(visit.db, visit.id<CheckinId>("checkin"))) {
    if (!one->undone) entries.push_back(*one);
  } else if (const auto batch = visit.id<BatchId>("batch")) {
    entries = checkins::of_batch(visit.db, batch);
  }
  if (entries.empty() || !is_theirs(visit, entries.front())) return {};
  return entries;
}

// The fields of the form's button: the same entries again, and that it was sent.
Fields sent_fields(const Visit& visit) {
  Fields fields{{"sent", "yes"}};
  for (const char* which : {"checkin", "batch"}) {
    if (!visit.request.field(which).empty()) fields.emplace_back(which, visit.request.field(which));
  }
  return fields;
}

Reply echo_of(Visit& visit, std::vector<Checkin> entries) {
  Outcome outcome;
  outcome.batch = entries.front().batch;
  outcome.continues = true;
  outcome.heard.resize(entries.size());
  outcome.saved = std::move(entries);
  Reply reply = echo(visit, outcome, "");
  reply.replaces_pressed = true;
  return reply;
}

Reply change_all(Visit& visit, std::vector<Checkin> entries, std::optional<StudentId> moved_from = {}) {
  for (const Checkin& entry : entries) {
    if (!change(visit, entry, moved_from)) return reply_of(not_yours);
  }
  return echo_of(visit, std::move(entries));
}

}  // namespace

bool change(const Visit& visit, const Checkin& to, std::optional<StudentId> moved_from) {
  const audit::Change change(visit.db, audit::Record::checkin, to.id);
  if (!checkins::change(visit.db, visit.speaker.id, to)) return false;
  const std::string moved =
      moved_from ? ", student " + id_field(*moved_from) + " to " + id_field(to.student) : std::string();
  visit.put_on_record({visit.request.now, visit.speaker.id,
                       moved_from ? "check-in moved" : "check-in changed",
                       "check-in " + id_field(to.id) + moved, change.hashes()});
  return true;
}

Reply move(Visit& visit, const Checkin& was, StudentId student) {
  Checkin moved = was;
  moved.student = student;
  Reply reply = change_all(visit, {std::move(moved)}, was.student);
  reply.card.blocks.insert(reply.card.blocks.begin(), quietly("Moved: " + visit.school.label(was.student) +
                                                              " → " + visit.school.label(student) + "."));
  return reply;
}

Reply instead(Visit& visit) {
  const auto was = checkins::find(visit.db, visit.id<CheckinId>("checkin"));
  const auto student = whom(visit, visit.request.field("student"));
  if (!was || !is_theirs(visit, *was) || was->undone || !student) return reply_of(not_yours);
  return move(visit, *was, *student);
}

Reply redate(Visit& visit) {
  std::vector<Checkin> entries = own_entries(visit);
  const auto day = visit.day("day");
  if (entries.empty() || !day || *day > visit.today) return reply_of(not_yours);
  for (Checkin& entry : entries) entry.day = *day;
  return change_all(visit, std::move(entries));
}

Reply again(Visit& visit) {
  const auto first = checkins::find(visit.db, visit.id<CheckinId>("checkin"));
  if (!first || !is_theirs(visit, *first) || first->undone) return reply_of(not_yours);
  Checkin second = *first;
  second.batch = BatchId{};
  second.at = visit.request.now;
  return echo_of(visit, {checkins::add(visit.db, second)});
}

Reply note(Visit& visit) {
  std::vector<Checkin> entries = own_entries(visit);
  if (entries.empty()) return reply_of(not_yours);
  if (visit.request.field("sent").empty()) {
    Reply form;
    form.opens_form = true;
    form.card.title = "A note";
    form.card.blocks.push_back(note_advice());
    form.card.blocks.push_back(
        Form{{note_input(entries.front().note), readers_input(entries.front().seen_by)},
             {"Save", "note", sent_fields(visit)}});
    return form;
  }
  for (Checkin& entry : entries) {
    entry.note = visit.without_notes ? std::string() : std::string(visit.request.field("note"));
    entry.seen_by = readers_called(visit.request.field("readers")).value_or(entry.seen_by);
  }
  return change_all(visit, std::move(entries));
}

Reply edit(Visit& visit) {
  std::vector<Checkin> entries = own_entries(visit);
  if (entries.empty()) return reply_of(not_yours);
  if (visit.request.field("sent").empty()) {
    Reply form;
    form.opens_form = true;
    form.card.title = "Change what you logged";
    form.card.blocks.push_back(note_advice());
    const Checkin& first = entries.front();
    form.card.blocks.push_back(Form{
        {day_input(first.day), kind_input(first.kind), note_input(first.note), readers_input(first.seen_by)},
        {"Save", "edit", sent_fields(visit)}});
    return form;
  }
  const std::string trouble = trouble_with_day(visit, visit.request.field("day"));
  const bool is_moved = day_called(visit.request.field("day")) != entries.front().day;
  if (is_moved && !trouble.empty()) return not_taken({{"day", trouble}}, "Nothing was changed.");
  for (Checkin& entry : entries) {
    entry.day = day_called(visit.request.field("day")).value_or(entry.day);
    entry.kind = kind_called(visit.request.field("kind")).value_or(entry.kind);
    entry.seen_by = readers_called(visit.request.field("readers")).value_or(entry.seen_by);
    entry.note = visit.without_notes ? std::string() : std::string(visit.request.field("note"));
  }
  return change_all(visit, std::move(entries));
}

Reply decide(Visit& visit) {
  // The clerk runs what is let through; what arrives here was discarded, or is no longer held.
  const bool held =
      visit.drafts.find(visit.request.field("draft"), visit.speaker.id, visit.request.now) != nullptr;
  visit.drafts.drop(visit.request.field("draft"));
  Reply reply = reply_of(
      held ? "Discarded. Nothing was saved, and nobody was told."
           : "I no longer hold that text; I keep such a text for ten minutes only. Nothing was saved.");
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace knownby::checkin
