#include "commands/records/kept.hpp"

#include <utility>

namespace knownby::records {
namespace {

std::string count(std::int64_t number, const std::string& one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

std::string in_days(std::chrono::days length) { return count(length.count(), "day"); }

}  // namespace

std::string kept_words(const Retention& kept) {
  const int years = kept.check_in_school_years;
  return "Check-ins: " +
         (years == 1   ? std::string("this school year")
          : years == 2 ? std::string("this and the last school year")
                       : count(years, "school year")) +
         ", then a number a grade and month. Notes: until " + in_days(kept.notes_after_school_year) +
         " after their school year. What is known of a student: while enrolled, where somebody says each "
         "school "
         "year that it still holds. Who took whom, and wishes: 30 days after they were over. Students who "
         "left: " +
         in_days(kept.withdrawn_students) + ", then nameless. Staff who left: " + in_days(kept.former_staff) +
         ", then only the role. Audit: " + in_days(kept.audit) +
         ". Names in messages: " + in_days(kept.names_in_chat) + ".";
}

std::string taken_words(const age::Pass& pass) {
  // Nobody is deleted: "students 2" alone would read so.
  const std::pair<const char*, int> parts[] = {{"check-ins", pass.checkins},
                                               {"notes", pass.notes},
                                               {"things known", pass.facts},
                                               {"claims, wishes and check-ins taken back", pass.passing},
                                               {"students made nameless", pass.students},
                                               {"former staff made nameless", pass.staff},
                                               {"audit rows", pass.audit}};
  std::string words;
  for (const auto& [what, number] : parts)
    if (number > 0) words += (words.empty() ? "" : ", ") + std::string(what) + " " + std::to_string(number);
  return words;
}

std::string last_pass_words(const Visit& visit) {
  const auto pass = age::last_pass(visit.db);
  if (!pass) return "looked at each night from three o'clock; not yet";
  return day_words(pass->night) + ": " + (pass->took_anything() ? taken_words(*pass) : "nothing") +
         (pass->done ? "" : ", not done yet");
}

}  // namespace knownby::records
