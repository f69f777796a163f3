#include "commands/records/as_files.hpp"

#include "commands/checkin/save.hpp"
#include "commands/words/card_text.hpp"
#include "commands/words/listing_json.hpp"
#include "store/known/adults.hpp"
#include "store/known/facts.hpp"
#include "store/known/past_adults.hpp"
#include "store/records/promises.hpp"
#include "store/records/statements.hpp"

namespace knownby::records {
namespace {

// A note of several lines stays under its own entry: none of them can pass for another entry, or, where the
// file is opened as a sheet, begin a cell.
std::string indented(const std::string& note) {
  std::string text;
  for (const char one : note) {
    if (one == '\r') continue;
    text += one == '\n' ? std::string("\n    | ") : std::string(1, one);
  }
  return text;
}

// What more is told of an entry than its kind: nobody there, good news, in which language, who reads the
// note.
std::string also(const Checkin& one) {
  std::string words;
  if (one.away) words += one.kind == Kind::family ? ", nobody answered" : ", away";
  if (one.good_news) words += ", good news";
  if (!one.language.empty()) words += ", in " + one.language;
  if (one.seen_by != SeenBy::author && !one.note.empty())
    words += one.seen_by == SeenBy::team ? ", for the team" : ", for counselors";
  return words;
}

std::string promises_as_text(const Visit& visit, StudentId student) {
  std::string text;
  for (const Claim& claim : promises::of_student(visit.db, student))
    text += "\nTaken for a while by " + who_words(visit, claim.staff) + ", " + day_words_year(claim.since) +
            " to " + day_words_year(claim.until - std::chrono::days(1)) +
            (claim.released ? ", given back" : "");
  std::string weeks;
  for (const std::string& week : promises::weeks_on_cards(visit.db, student))
    weeks += (weeks.empty() ? "\nOn the weekly card of the team: " : ", ") + week;
  return text.empty() && weeks.empty() ? text : text + weeks + "\n";
}

std::string as_text(const Visit& visit, StudentId student, const Card& card,
                    const std::vector<Checkin>& entries, const std::vector<AuditEntry>& read) {
  std::string text = card_text(card) + "\n\n" + day_words_year(visit.today) + ", for " +
                     visit.speaker.called +
                     ". Notes may name other students: please read and strike those before a family reads "
                     "it.\n\n";
  for (const Checkin& one : entries) {
    text += day_words_year(one.day) + " · " + who_words(visit, one.staff) + " · " +
            std::string(word_for(one.kind)) + also(one);
    if (!one.note.empty()) text += ": " + indented(one.note);
    text += '\n';
  }
  if (entries.empty()) text += "No check-in is logged.\n";
  text += promises_as_text(visit, student);
  text += "\nWho was shown a colleague's note, or all of this:\n";
  for (const AuditEntry& one : read) text += read_words(visit, one) + '\n';
  if (read.empty()) text += "Nobody before.\n";
  return text;
}

std::string instant_words(std::chrono::sys_seconds at) {
  return std::to_string(at.time_since_epoch().count());
}

Listing the_student(const Visit& visit, StudentId id) {
  const Student& student = *visit.school.student(id);
  const std::string room = visit.school.homeroom(id);
  return {"student",
          {{{"id", student.sis_id},
            {"name", student.shown},
            {"grade", visit.school.title(student.grade)},
            {"homeroom", student.homeroom && room.empty() ? "(a name that is not shown)" : room},
            {"pronouns", student.pronouns},
            {"here_since", iso_day(student.entered)}}}};
}

Listing check_ins(const Visit& visit, const std::vector<Checkin>& entries) {
  Listing listing{"check_ins", {}};
  for (const Checkin& one : entries) {
    listing.rows.push_back({{"day", iso_day(one.day)},
                            {"staff", who_words(visit, one.staff)},
                            {"kind", std::string(word_for(one.kind))},
                            {"note", one.note},
                            {"more", also(one).empty() ? "" : also(one).substr(2)},
                            {"logged_utc_seconds", instant_words(one.at)}});
  }
  return listing;
}

Listing promised(const Visit& visit, StudentId student) {
  Listing listing{"taken_for_a_while", {}};
  for (const Claim& claim : promises::of_student(visit.db, student))
    listing.rows.push_back({{"staff", who_words(visit, claim.staff)},
                            {"since", iso_day(claim.since)},
                            {"until", iso_day(claim.until)},
                            {"given_back", claim.released ? "yes" : ""}});
  return listing;
}

Listing on_cards(const Visit& visit, StudentId student) {
  Listing listing{"weekly_cards", {}};
  for (const std::string& week : promises::weeks_on_cards(visit.db, student))
    listing.rows.push_back({{"week", week}});
  return listing;
}

Listing adults_noted(const Visit& visit, StudentId student) {
  Listing listing{"adults", {}};
  const auto add = [&](const Adult& adult, const char* by) {
    listing.rows.push_back(
        {{"staff", who_words(visit, adult.staff)}, {"since", iso_day(adult.since)}, {"said_by", by}});
  };
  for (const Adult& adult : adults::of_student(visit.db, student)) add(adult, "the adult");
  for (const Adult& adult : adults::named_by(visit.db, student)) add(adult, "the student");
  for (const Adult& adult : past_adults::of_student(visit.db, student)) add(adult, "last school year");
  for (const Adult& adult : past_adults::of_earlier(visit.db, student)) add(adult, "an earlier school year");
  return listing;
}

Listing things_known(const Visit& visit, StudentId student) {
  Listing listing{"known", {}};
  for (const Fact& fact : facts::of_student(visit.db, student))
    listing.rows.push_back({{"words", fact.words},
                            {"staff", who_words(visit, fact.staff)},
                            {"told_utc_seconds", instant_words(fact.at)}});
  return listing;
}

Listing familys_words(const Visit& visit, StudentId student) {
  Listing listing{"statements_of_the_family", {}};
  for (const Statement& said : statements::of_student(visit.db, student))
    listing.rows.push_back({{"words", said.words},
                            {"written_down_by", who_words(visit, said.staff)},
                            {"at_utc_seconds", instant_words(said.at)}});
  return listing;
}

Listing who_read(const Visit& visit, const std::vector<AuditEntry>& read) {
  Listing listing{"who_read", {}};
  for (const AuditEntry& one : read)
    listing.rows.push_back({{"staff", who_words(visit, one.staff)},
                            {"what", one.action == "read note" ? "a note" : "the whole record"},
                            {"at_utc_seconds", instant_words(one.at)}});
  return listing;
}

}  // namespace

std::string read_words(const Visit& visit, const AuditEntry& one) {
  return day_words_year(visit.school.calendar().day_of(one.at)) + " · " + who_words(visit, one.staff) +
         (one.action == "read note" ? " · a note" : " · the whole record");
}

std::string who_words(const Visit& visit, StaffId id) {
  const Staff* person = visit.school.staff(id);
  return person == nullptr ? "staff" : person->called;
}

std::vector<GivenFile> as_files(const Visit& visit, StudentId student, const Card& card,
                                const std::vector<Checkin>& entries) {
  const std::vector<AuditEntry> read = audit::who_read(visit.db, student);
  return {{"record.txt", card.title, as_text(visit, student, card, entries, read)},
          {"record.json", card.title + ", for another program",
           to_json({the_student(visit, student), check_ins(visit, entries), adults_noted(visit, student),
                    things_known(visit, student), promised(visit, student), on_cards(visit, student),
                    familys_words(visit, student), who_read(visit, read)})}};
}

}  // namespace knownby::records
