#include "commands/safety/homerooms.hpp"

#include <unordered_set>

#include "commands/guard.hpp"
#include "commands/safety/names.hpp"

namespace knownby::safety {
namespace {

std::unordered_set<std::string> name_parts(const std::vector<Student>& students,
                                           const std::vector<Staff>& staff) {
  std::unordered_set<std::string> parts;
  for (const Student& student : students)
    for (const std::string* name : {&student.shown, &student.given, &student.family}) put_parts(*name, parts);
  for (const Staff& person : staff)
    for (const std::string* name : {&person.called, &person.given, &person.family}) put_parts(*name, parts);
  return parts;
}

}  // namespace

std::vector<Group> as_shown(std::vector<Group> groups, const std::vector<std::string>& own_words,
                            const std::vector<Student>& students, const std::vector<Staff>& staff) {
  std::unordered_set<std::string> names;
  const guard::IsName is_name = [&](const guard::Heard& heard) {
    if (names.empty()) names = name_parts(students, staff);
    return names.contains(std::string(heard.word));
  };
  for (Group& group : groups)
    if (group.kind == Group::Kind::homeroom && guard::trips(group.title, own_words, is_name))
      group.title = unnamed_homeroom;
  return groups;
}

}  // namespace knownby::safety
