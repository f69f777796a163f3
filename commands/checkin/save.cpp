#include "commands/checkin/save.hpp"

#include <utility>

namespace knownby::checkin {
namespace {

constexpr std::chrono::seconds double_tap{60};  // PRODUCT C.3 no. 43
constexpr std::chrono::days long_ago{30};       // older than this asks first, PRODUCT C.1 no. 7

using Trouble = language::Day::Trouble;

// Somebody may be meant, on a day that is not yet: whoever confirms it, that is not logged.
bool lies_ahead(const language::Entry& entry) {
  return entry.day.trouble == Trouble::future && !entry.student.candidates.empty();
}

void refuse_ahead(const Visit& visit, const language::Entry& entry, Outcome& outcome) {
  const std::vector<StudentId>& candidates = entry.student.candidates;
  const std::string whom =
      candidates.size() == 1 ? visit.school.label(candidates.front()) : "“" + entry.student.heard + "”";
  const bool dated = !entry.day.heard.empty() && entry.day.day > visit.today;
  outcome.not_saved.push_back((dated ? day_words(entry.day.day) + " is still to come. " : std::string()) +
                              "I only log what has happened. Nothing saved for " + whom + ".");
  for (StudentId id : candidates) {
    const Student* student = visit.school.student(id);
    const bool guessed = entry.student.trust >= language::Trust::edit_distance;
    if (student != nullptr && !student->left && !guessed) outcome.ahead.push_back(id);
  }
}

bool must_ask(const Visit& visit, const language::Entry& entry) {
  if (!entry.student.clear || entry.student.candidates.size() != 1) return true;
  const Student* student = visit.school.student(entry.student.candidates.front());
  return student == nullptr || student->left || visit.today - entry.day.day > long_ago;
}

}  // namespace

Outcome save(Visit& visit, const std::vector<language::Entry>& entries, BatchId batch, bool chosen) {
  Outcome outcome;
  outcome.batch = batch;
  outcome.continues = static_cast<bool>(batch);
  for (const language::Entry& entry : entries) {
    if (lies_ahead(entry)) {
      refuse_ahead(visit, entry, outcome);
      continue;
    }
    const bool no_day = entry.day.trouble != Trouble::none;
    if (no_day || entry.student.candidates.size() != 1 || (!chosen && must_ask(visit, entry))) {
      outcome.open.push_back(entry);
      continue;
    }
    Checkin checkin;
    checkin.batch = outcome.batch;
    checkin.student = entry.student.candidates.front();
    checkin.staff = visit.speaker.id;
    checkin.day = entry.day.day;
    checkin.kind = entry.kind;
    checkin.away = entry.away;
    checkin.good_news = entry.good_news;
    checkin.language = entry.language;
    if (!visit.without_notes) {
      checkin.note = entry.note;
      checkin.seen_by = entry.seen_by;
    }
    checkin.at = visit.request.now;
    if (const auto twin = checkins::same(visit.db, checkin, visit.request.now - double_tap)) {
      outcome.doubles.push_back(*twin);
      continue;
    }
    checkin = checkins::add(visit.db, std::move(checkin));
    outcome.batch = checkin.batch;
    outcome.saved.push_back(std::move(checkin));
    outcome.heard.push_back(entry);
  }
  return outcome;
}

bool stands(Visit& visit, BatchId batch) { return batch && !checkins::of_batch(visit.db, batch).empty(); }

}  // namespace knownby::checkin
