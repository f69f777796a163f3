// Which column of the students' list is which, where their headers don't tell: asked once and remembered.
#include <algorithm>
#include <array>

#include "commands/admin/roster/plan.hpp"
#include "commands/roster/names.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

struct Asked {
  const char* word;  // as in roster::own_columns
  const char* label;
};
constexpr std::array asked = {Asked{"id", "Student number"}, Asked{"first", "First name"},
                              Asked{"last", "Last name"},    Asked{"name", "Name, where it is one column"},
                              Asked{"grade", "Grade"},       Asked{"homeroom", "Homeroom"}};
constexpr std::size_t most_columns = 40, longest_header = 60;

std::string field_of(const char* word) { return std::string("column_") + word; }

std::vector<std::string> readable(const std::vector<std::string>& headers) {
  std::vector<std::string> kept;
  for (const std::string& header : headers) {
    roster::CleanText clean = roster::clean_text(header);
    const bool is_fine = clean.why_not.empty() && !clean.text.empty() && clean.text.size() <= longest_header;
    if (is_fine && kept.size() < most_columns) kept.push_back(std::move(clean.text));
  }
  return kept;
}

Form form_for(const std::vector<std::string>& headers, Fields fields) {
  Form form;
  for (const Asked& one : asked) {
    Input input{field_of(one.word), one.label, Input::Kind::choice};
    for (const std::string& header : headers) input.choices.emplace_back(header, header);
    input.optional = one.word != std::string_view("id");
    form.inputs.push_back(std::move(input));
  }
  form.submit = {"Look again", "import", std::move(fields), Button::Tone::primary};
  return form;
}

}  // namespace

bool asks_for_columns(const Plan& planned) {
  return planned.students && !readable(planned.students->file.headers).empty();
}

void ask_for_columns(const Visit& visit, const Plan& planned, Fields fields, std::vector<Block>& blocks) {
  const std::vector<std::string> headers = readable(planned.students->file.headers);
  blocks.push_back(Text{{bold("Stopped, nothing is changed. "), plain(planned.stop)}});
  std::string list;
  for (const std::string& header : headers) list += (list.empty() ? "" : ", ") + header;
  const std::string remembers = " I remember it for the next time. They are called: " + list + ".";
  if (visit.on_the_command_line()) {
    blocks.push_back(
        says("Or say which of its columns is which: --columns \"id=…, first=…, last=…, grade=…, "
             "homeroom=…\"." +
             remembers));
  } else {
    blocks.push_back(says("Or tell me which of its columns is which." + remembers));
    blocks.push_back(form_for(headers, std::move(fields)));
  }
}

// In chat a press hands on what was told before it.
bool tells_columns(const Visit& visit) {
  if (visit.on_the_command_line()) return !visit.request.field("columns").empty();
  return std::any_of(asked.begin(), asked.end(),
                     [&](const Asked& one) { return !visit.request.field(field_of(one.word)).empty(); });
}

std::string told_columns(const Visit& visit) {
  std::string told(visit.request.field("columns"));
  if (told.find('\n') == std::string::npos)
    std::replace(told.begin(), told.end(), ',', '\n');  // as it is typed
  if (!told.empty() && told.back() != '\n') told += '\n';
  for (const Asked& one : asked) {
    const std::string_view header = visit.request.field(field_of(one.word));
    if (!header.empty()) told += std::string(one.word) + "=" + std::string(header) + "\n";
  }
  return told.empty() ? settings::get(visit.db, "roster_columns").value_or("") : told;
}

}  // namespace knownby::admin
