#include "commands/roster/oneroster/class_stop.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "commands/roster/oneroster/posts.hpp"
#include "commands/roster/stop_rule.hpp"

namespace knownby::roster::oneroster {
namespace {

using Place = std::pair<std::string_view, std::string_view>;  // class, person
struct Places {
  std::vector<Place> students, staff;  // sorted, each once
};

void sort_once(std::vector<Place>& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

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
        .emplace_back(one.class_id, one.person_id);
  }
  sort_once(places.students);
  sort_once(places.staff);
  return places;
}

std::string words_of(const std::vector<Place>& before, const std::vector<Place>& now, std::string_view what) {
  std::vector<Place> gone;
  std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(gone));
  if (!too_many_leaving(gone.size(), before.size())) return {};
  return std::to_string(gone.size()) + " of " + std::to_string(before.size()) + " " + std::string(what) +
         " would go, in classes that run now. ";
}

std::string places_gone(const ClassBook& book, std::chrono::local_days today) {
  const auto& people = book.people_before();
  const Places before = places_on(today, book.classes_before(), people);
  const Places now = people.empty() ? Places{} : places_on(today, book.classes(), book.people());
  return words_of(before.students, now.students, "places of students") +
         words_of(before.staff, now.staff, "places of teachers");
}

std::size_t seats(const auto& classes, const auto& people) {
  std::unordered_set<std::string> students;
  for (const auto& [id, one] : people)
    if (one.part == ClassPerson::Part::student && classes.contains(one.class_id))
      students.insert(one.class_id + '\n' + one.person_id);
  return students.size();
}

// A new year's classes are others; but there are not suddenly far fewer places in them.
std::string fewer_seats(const ClassBook& book) {
  constexpr std::size_t fewest = 20, of_100 = 60;
  const std::size_t before = seats(book.classes_before(), book.people_before());
  const std::size_t now = seats(book.classes(), book.people());
  if (before < fewest || now * 100 >= before * of_100) return {};
  return "There are " + std::to_string(now) + " places of students in classes, and there were " +
         std::to_string(before) + ": is enrollments.csv whole? ";
}

}  // namespace

std::string why_stop(const ClassBook& book, std::chrono::local_days today, bool begins_year) {
  const auto& classes = book.classes_before();
  const auto& people = book.people_before();
  std::string words;
  if (!classes.empty() && book.classes().empty())
    words += "There is no class of our school in classes.csv, and there were " +
             std::to_string(classes.size()) + ". ";
  if (!people.empty() && book.people().empty())
    words += "Nobody would be left in any class: enrollments.csv holds no row of our school's. ";
  if (too_many_rejected(book.rejected(), book.rows()))
    words += std::to_string(rejected_people(book.rejected())) +
             " rows of classes.csv and enrollments.csv can't be used. ";
  // In a new year last year's classes are over, whether or not an export gave them an end.
  words += begins_year ? fewer_seats(book) : places_gone(book, today);
  if (!words.empty()) words.pop_back();
  return words;
}

}  // namespace knownby::roster::oneroster
