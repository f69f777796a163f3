// One's own entries put right: another student, another day, a note, a kind.
#include <array>
#include <charconv>
#include <utility>

#include "commands/checkin/checkin.hpp"
#include "commands/checkin/save.hpp"
#include "store/audit.hpp"

namespace knownby::checkin {
namespace {

constexpr std::array kinds{Kind::conversation, Kind::academic, Kind::celebration, Kind::family,
                           Kind::group,        Kind::attempt,  Kind::other};

const char* const not_yours = "That entry is not yours, or it was taken back. Nothing was changed.";

// This person's entries meant: the one in field checkin, else the batch. Empty where they are not theirs.
std::vector<Checkin> own_entries(const Visit& visit) {
  std::vector<Checkin> entries;
  if (const auto one = checkins::find(visit.db, visit.id<CheckinId>("checkin"))) {
    if (!one->undone) entries.push_back(*one);
  } else if (const auto batch = visit.id<BatchId>("batch")) {
    entries = checkins::of_batch(visit.db, batch);
  }
  if (entries.empty() || entries.front().staff != visit.speaker.id) return {};
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

// "2026-10-13", as a form's date comes.
std::optional<std::chrono::local_days> iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int year = 0;
  unsigned month = 0, day = 0;
  std::from_chars(text.data(), text.data() + 4, year);
  std::from_chars(text.data() + 5, text.data() + 7, month);
  std::from_chars(text.data() + 8, text.data() + 10, day);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::local_days(date);
}

std::string iso_words(std::chrono::local_days day) {
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) +
         "-" + two(static_cast<unsigned>(date.day()));
}

Reply change_all(Visit& visit, std::vector<Checkin> entries) {
  for (const Checkin& entry : entries) {
    if (!checkins::change(visit.db, visit.speaker.id, entry)) return reply_of(not_yours);
  }
  return echo_of(visit, std::move(entries));
}

}  // namespace

Reply move(Visit& visit, const Checkin& was, StudentId student) {
  Checkin moved = was;
  moved.student = student;
  audit::write(visit.db, {visit.request.now, visit.speaker.id, "check-in moved",
                          "check-in " + id_field(was.id) + ", student " + id_field(was.student) + " to " +
                              id_field(student)});
  return change_all(visit, {std::move(moved)});
}

Reply instead(Visit& visit) {
  const auto was = checkins::find(visit.db, visit.id<CheckinId>("checkin"));
  const auto student = visit.id<StudentId>("student");
  if (!was || was->undone || was->staff != visit.speaker.id || visit.school.student(student) == nullptr) {
    return reply_of(not_yours);
  }
  return move(visit, *was, student);
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
  if (!first || first->undone || first->staff != visit.speaker.id) return reply_of(not_yours);
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
    form.card.blocks.push_back(
        quietly("Only you see it here. Write it as if the family will read it. They may ask to."));
    form.card.blocks.push_back(Form{{{"note", "Note", Input::Kind::lines, entries.front().note, {}, true}},
                                    {"Save", "note", sent_fields(visit)}});
    return form;
  }
  for (Checkin& entry : entries) {
    entry.note = visit.without_notes ? std::string() : std::string(visit.request.field("note"));
  }
  return change_all(visit, std::move(entries));
}

Reply edit(Visit& visit) {
  std::vector<Checkin> entries = own_entries(visit);
  if (entries.empty()) return reply_of(not_yours);
  if (visit.request.field("sent").empty()) {
    Input kind{"kind", "Kind", Input::Kind::choice, std::string(word_for(entries.front().kind))};
    for (Kind one : kinds) kind.choices.emplace_back(word_for(one), word_for(one));
    Reply form;
    form.opens_form = true;
    form.card.title = "Change what you logged";
    form.card.blocks.push_back(
        Form{{{"day", "Day", Input::Kind::date, iso_words(entries.front().day)},
              std::move(kind),
              {"note", "Note, only you see it here", Input::Kind::lines, entries.front().note, {}, true}},
             {"Save", "edit", sent_fields(visit)}});
    return form;
  }
  const auto day = iso_day(visit.request.field("day"));
  if (!day) return reply_of("I can't read that day. Nothing was changed.");
  if (*day > visit.today) return reply_of("I only log what has happened. Nothing was changed.");
  for (Checkin& entry : entries) {
    entry.day = *day;
    for (Kind one : kinds) {
      if (visit.request.field("kind") == word_for(one)) entry.kind = one;
    }
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
