// Which column of a list is which, where its headers don't tell: asked once and remembered.
#include <algorithm>
#include <array>
#include <span>

#include "commands/admin/roster/plan.hpp"
#include "commands/roster/names.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

struct Asked {
  const char* word;  // as in roster::own_columns
  const char* label;
};
constexpr std::array of_students = {
    Asked{"id", "Student number"}, Asked{"first", "First name"},
    Asked{"last", "Last name"},    Asked{"name", "Name, where it is one column"},
    Asked{"grade", "Grade"},       Asked{"homeroom", "Homeroom"}};
constexpr std::array of_staff = {
    Asked{"staff id", "Staff number"},  Asked{"staff first", "First name"},
    Asked{"staff last", "Last name"},   Asked{"staff name", "Name, where it is one column"},
    Asked{"staff role", "Role"},        Asked{"staff email", "E-mail"},
    Asked{"staff homeroom", "Homeroom"}};
constexpr std::size_t most_columns = 40, longest_header = 60;

std::string field_of(std::string word) {
  std::replace(word.begin(), word.end(), ' ', '_');
  return "column_" + word;
}

std::vector<std::string> readable(const std::vector<std::string>& headers) {
  std::vector<std::string> kept;
  for (const std::string& header : headers) {
    roster::CleanText clean = roster::clean_text(header);
    const bool is_fine = clean.why_not.empty() && !clean.text.empty() && clean.text.size() <= longest_header;
    if (is_fine && kept.size() < most_columns) kept.push_back(std::move(clean.text));
  }
  return kept;
}

Form form_for(std::span<const Asked> asked, const std::vector<std::string>& headers, Fields fields) {
  Form form;
  for (const Asked& one : asked) {
    Input input{field_of(one.word), one.label, Input::Kind::choice};
    for (const std::string& header : headers) input.choices.emplace_back(header, header);
    input.optional = &one != &asked.front();  // the number
    form.inputs.push_back(std::move(input));
  }
  form.submit = {"Look again", "import", std::move(fields), Button::Tone::primary};
  return form;
}

// The students' first, where neither list tells.
struct Unclear {
  std::span<const Asked> asked;
  std::vector<std::string> headers;  // none: both tell
  const char *called, *example;
};

Unclear unclear(const Plan& planned) {
  if (planned.students && !planned.students->file.stop.empty()) {
    std::vector<std::string> headers = readable(planned.students->file.headers);
    if (!headers.empty())
      return {of_students, std::move(headers), "the students' list",
              "id=…, first=…, last=…, grade=…, homeroom=…"};
  }
  if (!planned.staff) return {of_staff, {}, "", ""};
  return {of_staff, readable(planned.staff->file.headers), "the staff list",
          "staff id=…, staff first=…, staff last=…, staff role=…, staff email=…"};
}

std::string lines_of(std::string_view columns, bool staffs) {
  std::string kept;
  while (!columns.empty()) {
    const std::size_t end = std::min(columns.find('\n'), columns.size());
    const std::string_view line = columns.substr(0, end);
    columns.remove_prefix(std::min(end + 1, columns.size()));
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    if (begin < line.size() && line.substr(begin).starts_with("staff ") == staffs)
      kept += std::string(line) + "\n";
  }
  return kept;
}

}  // namespace

bool asks_for_columns(const Plan& planned) { return !unclear(planned).headers.empty(); }

void ask_for_columns(const Visit& visit, const Plan& planned, Fields fields, std::vector<Block>& blocks) {
  const Unclear list = unclear(planned);
  blocks.push_back(Text{{bold("Stopped, nothing is changed. "), plain(planned.stop)}});
  std::string headers;
  for (const std::string& header : list.headers) headers += (headers.empty() ? "" : ", ") + header;
  const std::string remembers = " I remember it for the next time. They are called: " + headers + ".";
  if (visit.on_the_command_line()) {
    blocks.push_back(says("Or say of " + std::string(list.called) +
                          " which of its columns is which: --columns \"" + std::string(list.example) + "\"." +
                          remembers));
  } else {
    blocks.push_back(
        says("Or tell me of " + std::string(list.called) + " which of its columns is which." + remembers));
    blocks.push_back(form_for(list.asked, list.headers, std::move(fields)));
  }
}

// In chat a press hands on what was told before it.
bool tells_columns(const Visit& visit) {
  if (visit.on_the_command_line()) return !visit.request.field("columns").empty();
  const auto told = [&](const Asked& one) { return !visit.request.field(field_of(one.word)).empty(); };
  return std::any_of(of_students.begin(), of_students.end(), told) ||
         std::any_of(of_staff.begin(), of_staff.end(), told);
}

// Of the list that nothing is told of now, what was told once before.
std::string told_columns(const Visit& visit) {
  std::string told(visit.request.field("columns"));
  if (told.find('\n') == std::string::npos)
    std::replace(told.begin(), told.end(), ',', '\n');  // as it is typed
  if (!told.empty() && told.back() != '\n') told += '\n';
  const auto add = [&](const Asked& one) {
    const std::string_view header = visit.request.field(field_of(one.word));
    if (!header.empty()) told += std::string(one.word) + "=" + std::string(header) + "\n";
  };
  std::for_each(of_students.begin(), of_students.end(), add);
  std::for_each(of_staff.begin(), of_staff.end(), add);
  const std::string before = settings::get(visit.db, "roster_columns").value_or("");
  for (const bool staffs : {false, true})
    if (lines_of(told, staffs).empty()) told += lines_of(before, staffs);
  return told;
}

}  // namespace knownby::admin
