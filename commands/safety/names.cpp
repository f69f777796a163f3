#include "commands/safety/names.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "commands/language/text/fold.hpp"

namespace knownby::safety {
namespace {

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -", begin), name.size());
    parts.push_back(language::folded(name.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

// "Tom Burns", "Burns, Tom": the word and one beside it are two parts of one name.
bool stands_in_full(const guard::Heard& heard, const std::vector<std::string>& name) {
  return std::any_of(name.begin(), name.end(), [&](const std::string& part) {
    return !part.empty() && part != heard.word && (part == heard.before || part == heard.after);
  });
}

bool has(const std::vector<std::string>& name, std::string_view word) {
  return std::find(name.begin(), name.end(), word) != name.end();
}

bool is_colleagues(const Visit& visit, const guard::Heard& heard) {
  return std::any_of(visit.school.staff().begin(), visit.school.staff().end(), [&](const Staff& person) {
    const auto name = parts_of(person.called + " " + person.given + " " + person.family);
    return has(name, heard.word) && (!heard.is_ordinary || stands_in_full(heard, name));
  });
}

bool is_students(const Visit& visit, const guard::Heard& heard) {
  if (!sees_students(visit.speaker)) return false;  // it would tell who is at the school
  return std::any_of(
      visit.school.students().begin(), visit.school.students().end(), [&](const Student& student) {
        const auto name = parts_of(student.shown + " " + student.long_given);
        if (!has(name, heard.word)) return false;
        return stands_in_full(heard, name) || (!heard.is_ordinary && may(visit, Right::contacts, student.id));
      });
}

}  // namespace

guard::IsName is_name_to(const Visit& visit) {
  return [&visit](const guard::Heard& heard) {
    return is_colleagues(visit, heard) || is_students(visit, heard);
  };
}

}  // namespace knownby::safety
