// Questions about what was not clear: who was meant, and whether really.
#include <algorithm>
#include <utility>

#include "commands/checkin/save.hpp"

namespace knownby::checkin {
namespace {

constexpr std::size_t most_choices = 8;  // more buttons than this nobody reads between two classes

// "Jordan Lee, 7A"; with the homeroom's adult where another candidate has the same name.
std::string choice_label(const Visit& visit, const language::Entry& entry, StudentId id) {
  const Student* student = visit.school.student(id);
  if (student == nullptr) return "a student";
  std::string label = student->shown;
  const std::string room = visit.school.homeroom(id);
  if (!room.empty()) label += ", " + room;
  const bool namesake =
      std::any_of(entry.student.candidates.begin(), entry.student.candidates.end(), [&](StudentId other) {
        const Student* twin = visit.school.student(other);
        return other != id && twin != nullptr && twin->shown == student->shown;
      });
  const Staff* adult = namesake ? visit.school.homeroom_adult(student->homeroom) : nullptr;
  return adult == nullptr ? label : label + " (" + adult->called + ")";
}

Button choice(std::string label, const std::string& draft, std::size_t index, StudentId student) {
  return {std::move(label),
          "pick",
          {{"draft", draft}, {"entry", std::to_string(index)}, {"student", id_field(student)}}};
}

// What a "no" means: another student where the name was in doubt, nothing at all where the day was.
Button way_out(const Visit& visit, const language::Entry& entry, const std::string& draft,
               std::size_t index) {
  const bool certain = entry.student.clear && entry.student.candidates.size() == 1;
  if (!certain || visit.school.student(entry.student.candidates.front()) == nullptr)
    return form_button("Someone else", "pick", choice({}, draft, index, StudentId{}).fields);
  return {"Don't log it", "pick", {{"draft", draft}, {"entry", std::to_string(index)}, {"drop", "yes"}}};
}

std::string confirm_words(const Visit& visit, const language::Entry& entry, StudentId id) {
  const Student* student = visit.school.student(id);
  if (student != nullptr && student->left) {
    return student->shown + " left on " + day_words(*student->left) + ". Log anyway?";
  }
  if (!entry.student.clear) return "Did you mean " + visit.school.label(id) + "?";
  return "That is more than 30 days ago: " + day_words_year(entry.day.day) + ". Log it for " +
         visit.school.label(id) + "?";
}

}  // namespace

void ask_about(const Visit& visit, const language::Entry& entry, std::size_t index, const std::string& draft,
               bool others_saved, std::vector<Block>& blocks) {
  const std::vector<StudentId>& candidates = entry.student.candidates;
  const std::string so_far = others_saved ? " The rest is saved." : " Nothing saved yet.";
  Buttons buttons;
  if (candidates.empty()) {
    buttons.buttons.push_back(choice("Type the name again", draft, index, StudentId{}));
    blocks.push_back(std::move(buttons));  // that nobody is called so has been said
    return;
  }
  if (candidates.size() > most_choices) {
    blocks.push_back(says("“" + entry.student.heard + "” fits " + std::to_string(candidates.size()) +
                          " students." + so_far + " Could you say more of the name?"));
  } else if (candidates.size() == 1) {
    blocks.push_back(says(confirm_words(visit, entry, candidates.front()) + so_far));
    buttons.buttons.push_back(choice("Yes, log it", draft, index, candidates.front()));
  } else {
    blocks.push_back(says("Which “" + entry.student.heard + "” do you mean?" + so_far));
    for (StudentId id : candidates) {
      buttons.buttons.push_back(choice(choice_label(visit, entry, id), draft, index, id));
    }
  }
  buttons.buttons.push_back(way_out(visit, entry, draft, index));
  blocks.push_back(std::move(buttons));
}

}  // namespace knownby::checkin
