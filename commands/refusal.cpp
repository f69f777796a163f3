#include "commands/refusal.hpp"

#include <algorithm>
#include <utility>

#include "commands/whom.hpp"

namespace knownby {

Reply refusal(std::string sentence, std::string hint, std::vector<Button> ways_on) {
  Reply reply = reply_of(std::move(sentence));
  if (!hint.empty()) reply.card.blocks.push_back(quietly(std::move(hint)));
  if (!ways_on.empty()) reply.card.blocks.push_back(Buttons{std::move(ways_on)});
  return reply;
}

Reply out_of_reach(const Visit& visit, std::string of, Reply said) {
  visit.on_record.push_back({visit.request.now, visit.speaker.id, "refused", std::move(of), {}, true});
  return said;
}

namespace {
constexpr std::size_t most_classes = 4;  // of whom one may choose between two classes
}  // namespace

Reply no_way_back() {
  return refusal(
      "“undo” does not take back what you did last; where it can be taken back, a button under it does. "
      "Nothing was changed.",
      "A check-in goes by its name: “undo bobby”.", {way_on::mine()});
}

namespace way_on {

Button help() { return {"Help", "help", {}}; }
Button form() { return form_button("Log with a form", "log_form"); }
Button form(std::chrono::local_days day, Kind kind) {
  return form_button("Log with a form", "log_form",
                     {{"day", day_field(day)}, {"kind", std::string(word_for(kind))}});
}
Button mine() { return {"My check-ins", "mine", {}}; }
Button suggest() { return {"Who should I talk to", "suggest", {}}; }
Button left() { return {"Who's left", "who", {}}; }
Button search(const std::string& name) { return {"Search all my school", "search", {{"name", name}}}; }

Button card(const Visit& visit, StudentId student) {
  return {"See " + called_among(visit, student, {}), "student", {{"student", whom_field(visit, student)}}};
}

Button talked(const Visit& visit, StudentId student) {
  return {"I talked with " + called_among(visit, student, {}) + " today",
          "log",
          {{"student", whom_field(visit, student)}}};
}

std::vector<Button> about(const Visit& visit, const std::vector<StudentId>& students) {
  std::vector<Button> buttons;
  for (std::size_t i = 0; i < std::min(students.size(), most_classes); ++i) {
    const StudentId id = students[i];
    const std::string called = called_among(visit, id, students);
    if (may(visit, Right::look_after, id))
      buttons.push_back({"Take " + called + " for this week", "claim", {{"student", id_field(id)}}});
    buttons.push_back({"I talked with " + called + " today", "log", {{"student", whom_field(visit, id)}}});
  }
  return buttons;
}

}  // namespace way_on

std::string called_among(const Visit& visit, StudentId id, const std::vector<StudentId>& all) {
  const Student* student = visit.school.student(id);
  if (student == nullptr) return "them";
  const bool shared = std::any_of(all.begin(), all.end(), [&](StudentId other) {
    const Student* twin = visit.school.student(other);
    return other != id && twin != nullptr && twin->given == student->given;
  });
  return shared ? visit.school.label(id) : visit.school.given(id);
}

}  // namespace knownby
