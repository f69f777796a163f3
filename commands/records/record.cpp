// Everything Knownby holds of one student, for whoever answers a family's request.
#include <algorithm>
#include <utility>

#include "commands/records/as_files.hpp"
#include "commands/records/records.hpp"
#include "commands/records/whose.hpp"
#include "commands/whom.hpp"
#include "commands/words/list_words.hpp"
#include "store/audit.hpp"
#include "store/checkins.hpp"
#include "store/known/adults.hpp"
#include "store/known/facts.hpp"
#include "store/known/past_adults.hpp"
#include "store/records/holds.hpp"
#include "store/records/statements.hpp"

namespace knownby::records {
namespace {

constexpr std::size_t entries_shown = 40;
constexpr std::size_t entries_counted = 5000;

Reply kept_to(const Visit& visit, bool said_more) {
  std::vector<std::string> who;
  for (const Staff& person : visit.school.staff()) {
    if (person.active && how_far(person.role, Right::whole_record) == Reach::school)
      who.push_back(person.called);
  }
  return reply_of("A student's whole record is kept to " +
                  (who.empty() ? std::string("the principal") : list_words(who)) +
                  (said_more ? ". Nothing was saved" : "") + ". Your own entries are under “my check-ins”.");
}

Facts known_of(const Visit& visit, StudentId student) {
  Facts facts;
  for (const Adult& adult : adults::named_by(visit.db, student)) {
    facts.rows.emplace_back("Named by the student",
                            who_words(visit, adult.staff) + ", since " + day_words_year(adult.since));
  }
  for (const Adult& adult : adults::of_student(visit.db, student)) {
    facts.rows.emplace_back("Adult",
                            who_words(visit, adult.staff) + ", since " + day_words_year(adult.since));
  }
  for (const Adult& adult : past_adults::of_student(visit.db, student)) {
    facts.rows.emplace_back("Adult last year",
                            who_words(visit, adult.staff) + ", since " + day_words_year(adult.since));
  }
  for (const Adult& adult : past_adults::of_earlier(visit.db, student)) {
    facts.rows.emplace_back("Adult in an earlier year",
                            who_words(visit, adult.staff) + ", since " + day_words_year(adult.since));
  }
  for (const Fact& fact : facts::of_student(visit.db, student)) {
    facts.rows.emplace_back("Known", fact.words + " (" + who_words(visit, fact.staff) + ")");
  }
  for (const Statement& said : statements::of_student(visit.db, student)) {
    facts.rows.emplace_back(
        "The family", said.words + " (" + day_words_year(visit.school.calendar().day_of(said.at)) + ")");
  }
  if (const auto hold = holds::of(visit.db, student)) {
    facts.rows.emplace_back("On hold", "since " + day_words_year(hold->since) + ": " + hold->reason);
  }
  return facts;
}

// As many as one reads at once, beginning where the button says.
void show_page(const Visit& visit, StudentId student, const std::vector<Checkin>& entries,
               std::vector<Block>& blocks) {
  Table table;
  const std::size_t all = entries.size();
  const std::size_t from = std::min(all, static_cast<std::size_t>(std::clamp<std::int64_t>(
                                             visit.number("from").value_or(0), 0, entries_counted)));
  const std::size_t to = std::min(from + entries_shown, all);
  for (std::size_t i = from; i < to; ++i) {
    const Checkin& one = entries[i];
    table.rows.push_back(
        {day_words_year(one.day), who_words(visit, one.staff), std::string(word_for(one.kind)), one.note});
  }
  if (table.rows.empty()) blocks.push_back(says("No check-in is logged."));
  if (all > entries_shown) {
    blocks.push_back(says("Check-ins " + std::to_string(from + 1) + " to " + std::to_string(to) + " of " +
                          std::to_string(all) + ", the newest first:"));
  }
  if (!table.rows.empty()) blocks.push_back(std::move(table));
  if (to < all) {
    blocks.push_back(Buttons{{{"The next ones",
                               "record",
                               {{"student", whom_field(visit, student)}, {"from", std::to_string(to)}}}}});
  }
}

// The newest; the files hold all.
void show_who_read(const Visit& visit, StudentId student, std::vector<Block>& blocks) {
  constexpr std::ptrdiff_t most = 10;
  const std::vector<AuditEntry> read = audit::who_read(visit.db, student);
  if (read.empty()) return;
  std::string words = "Shown a colleague's note, or all of this, so far:";
  const auto shown = std::min<std::ptrdiff_t>(most, std::ssize(read));
  for (auto one = read.rbegin(); one != read.rbegin() + shown; ++one) words += "\n" + read_words(visit, *one);
  if (std::ssize(read) > shown)
    words += "\nand " + std::to_string(std::ssize(read) - shown) + " times before.";
  blocks.push_back(quietly(std::move(words)));
}

}  // namespace

Reply record(Visit& visit) {
  const auto* wish = visit.pressed() ? nullptr : &std::get<language::Export>(visit.intent);
  const bool said_more = wish != nullptr && wish->says_more;
  // Before anything is looked up: a refusal is alike whoever is named.
  if (how_far(visit.speaker.role, Right::whole_record) != Reach::school) {
    note_refused(visit);
    return kept_to(visit, said_more);
  }
  const auto* typed = wish == nullptr ? nullptr : &wish->student;
  const auto who = meant(visit, Right::whole_record, typed, "record");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  Reply reply;
  reply.card.title = "Everything I hold of " + visit.school.label(student);
  if (said_more)
    reply.card.blocks.push_back(
        says("Nothing was saved: what you wrote behind the name goes into the form of a button below."));
  Facts facts = known_of(visit, student);
  if (!facts.rows.empty()) reply.card.blocks.push_back(std::move(facts));
  const std::vector<Checkin> entries = checkins::of_student(visit.db, student, entries_counted);
  if (visit.request.field("from").empty()) reply.files = as_files(visit, student, reply.card, entries);
  show_page(visit, student, entries, reply.card.blocks);
  show_who_read(visit, student, reply.card.blocks);
  reply.card.blocks.push_back(
      quietly("Notes may name other students: please read and strike those before a family reads it. That "
              "you looked is kept in the audit."));
  reply.card.blocks.push_back(choices(visit, student));
  visit.put_on_record({visit.request.now, visit.speaker.id, "export student",
                       "student " + id_field(student) + ", check-ins " + std::to_string(entries.size())});
  return reply;
}

}  // namespace knownby::records
