#include "commands/roster/oneroster/class_stop.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "commands/roster/oneroster/posts.hpp"
#include "commands/roster/stop_rule.hpp"

namespace knownby::roster::oneroster {
namespace {

struct Places {
  std::set<std::pair<std::string, std::string>> students, staff;  // class, person
};

// Who would sit and teach that day. A class that is over has lost nobody.
template <typename Classes, typename People>
Places places_on(std::chrono::local_days day, const Classes& classes, const People& people) {
  Places places;
  for (const auto& [id, one] : people) {
    const auto of = classes.find(one.class_id);
    if (of == classes.end() || !holds_on(day, of->second.begins, of->second.ends) ||
        !holds_on(day, one.begins, one.ends))
      continue;
    (one.part == ClassPerson::Part::student ? places.students : places.staff)
        .emplace(one.class_id, one.person_id);
  }
  return places;
}

std::string words_of(const std::set<std::pair<std::string, std::string>>& before,
                     const std::set<std::pair<std::string, std::string>>& now, std::string_view what) {
  const auto gone = static_cast<std::size_t>(
      std::count_if(before.begin(), before.end(), [&](const auto& place) { return !now.contains(place); }));
  if (!too_many_leaving(gone, before.size())) return {};
  return std::to_string(gone) + " of " + std::to_string(before.size()) + " " + std::string(what) +
         " would go, in classes that run now. ";
}

}  // namespace

std::string why_stop(Db& db, const ClassBook& book, std::chrono::local_days today) {
  std::map<std::string, SchoolClass> classes;
  for (SchoolClass& one : classes::all(db)) classes.emplace(one.id, std::move(one));
  std::map<std::string, ClassPerson> people;
  for (ClassPerson& one : classes::people(db)) people.emplace(one.id, std::move(one));
  std::string words;
  if (!classes.empty() && book.classes().empty())
    words += "There is no class of our school in classes.csv, and there were " +
             std::to_string(classes.size()) + ". ";
  if (!people.empty() && book.people().empty())
    words += "Nobody would be left in any class: enrollments.csv holds no row of our school's. ";
  if (too_many_rejected(book.rejected(), book.rows()))
    words += std::to_string(rejected_people(book.rejected())) +
             " rows of classes.csv and enrollments.csv can't be used. ";
  const Places before = places_on(today, classes, people),
               now = places_on(today, book.classes(), book.people());
  words += words_of(before.students, now.students, "places of students");
  words += words_of(before.staff, now.staff, "places of teachers");
  if (!words.empty()) words.pop_back();
  return words;
}

}  // namespace knownby::roster::oneroster
