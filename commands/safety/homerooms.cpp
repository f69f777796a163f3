#include "commands/safety/homerooms.hpp"

#include <string>
#include <unordered_set>
#include <vector>

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

std::string numbered(int number) { return "Homeroom " + std::to_string(number); }

}  // namespace

std::vector<Group> as_shown(std::vector<Group> groups, const std::vector<std::string>& own_words,
                            const std::vector<Student>& students, const std::vector<Staff>& staff) {
  std::unordered_set<std::string> names;
  const guard::IsName is_name = [&](const guard::Heard& heard) {
    if (names.empty()) names = name_parts(students, staff);
    return names.contains(std::string(heard.word));
  };
  std::unordered_set<std::string> codes;
  std::vector<Group*> unnamed;
  for (Group& group : groups) {
    if (group.kind == Group::Kind::homeroom && guard::trips(group.title, own_words, is_name))
      unnamed.push_back(&group);
    else
      codes.insert({group.code, group.title});
  }
  int number = 0;
  for (Group* group : unnamed) {
    do ++number;
    while (codes.contains(std::to_string(number)) || codes.contains(numbered(number)));
    group->code.clear();
    group->title = numbered(number);
    group->is_unnamed = true;
  }
  return groups;
}

}  // namespace knownby::safety
