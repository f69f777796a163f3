#include <algorithm>
#include <array>
#include <stdexcept>

#include "commands/roster/columns.hpp"
#include "commands/roster/fields.hpp"

namespace knownby::roster {
namespace {

struct OwnWord {
  std::string_view says;
  Field field;
  bool of_students = true, of_staff = true;
};

constexpr std::array own_words{OwnWord{"id", Field::id},
                               OwnWord{"name", Field::full_name},
                               OwnWord{"first", Field::first},
                               OwnWord{"last", Field::last},
                               OwnWord{"preferred", Field::preferred},
                               OwnWord{"homeroom", Field::homeroom},
                               OwnWord{"status", Field::status},
                               OwnWord{"grade", Field::grade, true, false},
                               OwnWord{"role", Field::role, false, true},
                               OwnWord{"email", Field::email, false, true},
                               OwnWord{"teaches", Field::teaches, false, true},
                               OwnWord{"leads", Field::leads, false, true},
                               OwnWord{"caseload", Field::caseload, false, true}};

Field field_called(std::string_view text, ListOf list) {
  const std::string word = bare(text);
  const auto* const found = std::find_if(own_words.begin(), own_words.end(), [&](const OwnWord& one) {
    return one.says == word && (list == ListOf::staff ? one.of_staff : one.of_students);
  });
  if (found == own_words.end())
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
