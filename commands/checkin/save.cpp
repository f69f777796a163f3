#include "commands/checkin/save.hpp"

#include <utility>

namespace knownby::checkin {
namespace {

constexpr std::chrono::seconds double_tap{60};  // PRODUCT C.3 no. 43
constexpr std::chrono::days long_ago{30};       // older than this asks first, PRODUCT C.1 no. 7

// What cannot be saved whoever confirms it. Empty: nothing in the way.
std::string impossible(const Visit& visit, const language::Entry& entry) {
  using Trouble = language::Day::Trouble;
  const std::vector<StudentId>& candidates = entry.student.candidates;
  if (entry.day.trouble != Trouble::none) {
    const std::string whom =
        candidates.size() == 1 ? visit.school.label(candidates.front()) : entry.student.heard;
    if (entry.day.trouble == Trouble::unreadable && entry.day.heard.find("week") != std::string::npos)
      return "“" + entry.day.heard +
             "” may be any day: please say which, such as “last Tues”. Nothing saved for " + whom + ".";
    return (entry.day.trouble == Trouble::future ? std::string("I only log what has happened.")
                                                 : "I can't read the date “" + entry.day.heard + "”.") +
           " Nothing saved for " + whom + ".";
  }
  if (!candidates.empty()) return {};
  const bool mapped = visit.place && visit.place->group;
  return "I can't find “" + entry.student.heard + "” in " +
         (mapped ? visit.school.title(*visit.place->group) : "this school") +
         ". Nothing saved for that name.";
}

// One student beyond doubt, said to be talked with on a day that is not yet.
bool lies_ahead(const Visit& visit, const language::Entry& entry) {
  if (entry.day.trouble != language::Day::Trouble::future) return false;
  if (!entry.student.clear || entry.student.candidates.size() != 1) return false;
  const Student* student = visit.school.student(entry.student.candidates.front());
  return student != nullptr && !student->left;
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
    if (std::string trouble = impossible(visit, entry); !trouble.empty()) {
      outcome.not_saved.push_back(std::move(trouble));
      if (lies_ahead(visit, entry)) outcome.ahead.push_back(entry.student.candidates.front());
      continue;
    }
    if (!chosen && must_ask(visit, entry)) {
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

}  // namespace knownby::checkin
