#include "commands/checkin/save.hpp"

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

std::string entry_words(const Visit& visit, const Checkin& checkin) {
  return visit.school.label(checkin.student) + ", " + std::string(word_for(checkin.kind)) + ", " +
         when_words(visit, checkin.day);
}

}  // namespace knownby::checkin
