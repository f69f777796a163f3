// A check-in logged with a form instead of a line: several students at once, by the same rules.
#include <algorithm>
#include <utility>

#include "commands/checkin/checkin.hpp"
#include "commands/checkin/inputs.hpp"
#include "commands/checkin/save.hpp"
#include "commands/whom.hpp"

namespace knownby::checkin {
namespace {

// Whom the text names beyond doubt, as a typed line would log them; for anybody else the person looks.
void add_the_certain(const Visit& visit, std::string_view text, Input& students) {
  const language::Intent intent = language::understand(text, setting_of(visit));
  const auto* log = std::get_if<language::Log>(&intent);
  if (log == nullptr) return;
  for (const language::Entry& entry : log->entries) {
    const bool is_certain = entry.student.clear && entry.student.candidates.size() == 1;
    const Student* student = is_certain ? visit.school.student(entry.student.candidates.front()) : nullptr;
    if (student == nullptr || student->left || students.choices.size() == most_students) continue;
    std::string field = whom_field(visit, student->id);
    students.value += (students.value.empty() ? "" : "\n") + field;
    students.choices.emplace_back(std::move(field), visit.school.label(student->id));
  }
}

}  // namespace

Reply log_form(Visit& visit) {
  const std::string_view text = visit.request.field("text");
  Input students{"students", "Students", Input::Kind::students};
  add_the_certain(visit, text, students);
  Reply reply;
  reply.opens_form = true;
  reply.card.title = "Log a check-in";
  reply.card.blocks.push_back(note_advice());
  reply.card.blocks.push_back(
      Form{{std::move(students), day_input(visit.day("day").value_or(visit.today)),
            kind_input(kind_called(visit.request.field("kind")).value_or(Kind::conversation)),
            note_input(std::string(text)), readers_input(SeenBy::author)},
           {"Log it", "log", {{"sent", "yes"}}, Button::Tone::primary}});
  reply.opener = form_button("Open the form", "log_form");  // without the text
  return reply;
}

std::optional<Reply> entries_of_form(const Visit& visit, std::vector<language::Entry>& entries) {
  const Request& request = visit.request;
  std::vector<StudentId> students;
  const std::string whom_trouble = trouble_with_students(visit, request.field("students"), students);
  const std::string day_trouble = trouble_with_day(visit, request.field("day"));
  Fields errors;
  if (!whom_trouble.empty()) errors.emplace_back("students", whom_trouble);
  if (!day_trouble.empty()) errors.emplace_back("day", day_trouble);
  if (!errors.empty()) return not_taken(std::move(errors));
  for (StudentId student : students) {
    language::Entry entry;
    entry.student.heard = visit.school.label(student);
    entry.student.candidates = {student};
    entry.student.clear = true;
    entry.day.day = day_called(request.field("day")).value_or(visit.today);
    entry.kind = kind_called(request.field("kind")).value_or(Kind::conversation);
    entry.note = request.field("note");
    entry.seen_by = readers_called(request.field("readers")).value_or(SeenBy::author);
    entries.push_back(std::move(entry));
  }
  return std::nullopt;
}

}  // namespace knownby::checkin
