#include "commands/admin/roster/kinds.hpp"

#include <algorithm>
#include <array>

#include "commands/roster/fields.hpp"

namespace knownby::admin {
namespace {

constexpr std::array<std::string_view, 3> all_kinds{"students", "staff", "calendar"};

bool holds(std::string_view mark, std::string_view kind) {
  return mark.substr(0, mark.find(':')).find(kind) != std::string_view::npos;
}

}  // namespace

bool names_students(const roster::StudentFile& file) {
  return std::any_of(file.columns.begin(), file.columns.end(), [](const auto& column) {
    return column.second != "not used" && roster::bare(column.first).starts_with("student");
  });
}

std::string whole_mark(const Sources& sources) {
  std::string mark;
  const auto add = [&mark](bool holds, const char* kind) {
    if (holds) mark += (mark.empty() ? "" : "+") + std::string(kind);
  };
  const bool joined = !sources.oneroster.empty();
  add(joined || !sources.students.empty(), "students");
  add(joined || !sources.staff.empty(), "staff");
  add(!sources.calendar.empty(), "calendar");
  return mark + ":" + sources.mark;
}

bool is_of_files(std::string_view mark, std::string_view content) {
  const std::string_view rest = mark.substr(std::min(mark.find(':'), mark.size() - 1) + 1);
  return !content.empty() && rest.substr(0, rest.find(' ')) == content;
}

bool holds_all_of(std::string_view newer, std::string_view older) {
  return std::all_of(all_kinds.begin(), all_kinds.end(),
                     [&](std::string_view kind) { return !holds(older, kind) || holds(newer, kind); });
}

bool holds_people_of(std::string_view newer, std::string_view older) {
  return std::all_of(all_kinds.begin(), all_kinds.end(), [&](std::string_view kind) {
    return kind == "calendar" || !holds(older, kind) || holds(newer, kind);
  });
}

bool share_a_kind(std::string_view one, std::string_view other) {
  return std::any_of(all_kinds.begin(), all_kinds.end(),
                     [&](std::string_view kind) { return holds(one, kind) && holds(other, kind); });
}

}  // namespace knownby::admin
