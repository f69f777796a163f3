#include <set>

#include "commands/checkin/save.hpp"
#include "commands/words/list_words.hpp"

namespace knownby::checkin {

std::string trouble_words(const language::Day& day) {
  using Trouble = language::Day::Trouble;
  if (day.trouble == Trouble::future) return "I only log what has happened.";
  if (day.trouble == Trouble::any_of_week) return "“" + day.heard + "” may be any day of it.";
  if (day.trouble == Trouble::vague) return "“" + day.heard + "” may be any of many days.";
  if (day.trouble == Trouble::too_many)
    return "“" + day.heard + "” is more than the five school days I log at once.";
  return "I can't read the date “" + day.heard + "”.";
}

std::string when_words(const Visit& visit, std::chrono::local_days day) {
  std::string words = day == visit.today ? "today " + day_words(day) : day_words(day);
  // Without the year, last year's October would look like this one's.
  const bool other_year =
      std::chrono::year_month_day(day).year() != std::chrono::year_month_day(visit.today).year();
  if (other_year) words = day_words_year(day);
  if (!visit.school.calendar().school_day(day)) words += " (no school that day)";
  return words;
}

std::string left_out_words(const std::vector<language::Entry>& told) {
  constexpr std::size_t most_named = 3;
  std::set<std::chrono::local_days> days;
  for (const language::Entry& entry : told) days.insert(entry.day.left_out.begin(), entry.day.left_out.end());
  if (days.empty()) return {};
  if (days.size() > most_named) return std::to_string(days.size()) + " of those weekdays had no school.";
  std::vector<std::string> named;
  for (const std::chrono::local_days day : days) named.push_back(day_words(day));
  return list_words(named) + " had no school.";
}

std::string note_words(const Visit& visit, const Checkin& checkin, const std::string& whose) {
  if (checkin.seen_by == SeenBy::author) return whose + ", only you see it here: “" + checkin.note + "”";
  const Student* student = visit.school.student(checkin.student);
  const std::string readers = checkin.seen_by == SeenBy::support ? "Counselors see it too."
                              : student == nullptr
                                  ? std::string("The grade's team sees it too.")
                                  : "The " + visit.school.title(student->grade) + " team sees it too.";
  return whose + ": “" + checkin.note + "”. " + readers;
}

std::string entry_words(const Visit& visit, const Checkin& checkin) {
  return visit.school.label(checkin.student) + ", " + std::string(word_for(checkin.kind)) + ", " +
         when_words(visit, checkin.day);
}

std::string moment_words(const Visit& visit, GroupId group, std::chrono::local_days day) {
  return "a group moment with " + std::to_string(visit.school.members(group).size()) + " students in " +
         visit.school.title(group) + ", " + when_words(visit, day);
}

}  // namespace knownby::checkin
