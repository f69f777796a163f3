#include <algorithm>
#include <array>
#include <stdexcept>

#include "commands/roster/columns.hpp"
#include "commands/roster/fields.hpp"

namespace knownby::roster {
namespace {

struct Word {
  std::string_view says;
  Field field;
  bool of_students = true, of_staff = true;
};

constexpr std::array words{Word{"id", Field::id},
                           Word{"name", Field::full_name},
                           Word{"first", Field::first},
                           Word{"last", Field::last},
                           Word{"preferred", Field::preferred},
                           Word{"homeroom", Field::homeroom},
                           Word{"status", Field::status},
                           Word{"grade", Field::grade, true, false},
                           Word{"role", Field::role, false, true},
                           Word{"email", Field::email, false, true},
                           Word{"teaches", Field::teaches, false, true},
                           Word{"leads", Field::leads, false, true},
                           Word{"caseload", Field::caseload, false, true}};

Field field_called(std::string_view text, ListOf list) {
  const std::string word = bare(text);
  const auto* const found = std::find_if(words.begin(), words.end(), [&](const Word& one) {
    return one.says == word && (list == ListOf::staff ? one.of_staff : one.of_students);
  });
  if (found == words.end())
    throw std::runtime_error(
        "Columns are told as in id=Number, first=Given, last=Family; the words for them are id, name, first, "
        "last, preferred, grade, homeroom and status, and for the staff list staff id, staff first, staff "
        "last, staff role and staff email");
  return found->field;
}

}  // namespace

std::vector<OwnColumn> own_columns(std::string_view text, ListOf list) {
  constexpr std::string_view of_staff = "staff ";
  std::vector<OwnColumn> columns;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view one = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one.empty()) continue;
    const ListOf theirs = one.starts_with(of_staff) ? ListOf::staff : ListOf::students;
    if (theirs == ListOf::staff) one.remove_prefix(of_staff.size());
    const std::size_t equals = std::min(one.find('='), one.size());
    const Field field = field_called(one.substr(0, equals), theirs);
    const std::string_view header = trim(one.substr(std::min(equals + 1, one.size())));
    if (theirs == list && !header.empty()) columns.push_back({field, std::string(header)});
  }
  return columns;
}

}  // namespace knownby::roster
