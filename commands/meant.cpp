#include <algorithm>
#include <utility>

#include "commands/whom.hpp"

namespace knownby {
namespace {

constexpr std::size_t most_offered = 8;

}  // namespace

Reply nobody_such(const Visit& visit, Right right, const language::Named* named) {
  if (named == nullptr) return reply_of("I don't find that student any more. Nothing was saved.");
  if (reach(visit.speaker.role, right) == Reach::team)
    return reply_of(
        "I find no “" + named->heard +
        "” in your groups, so there is nothing I may show and nothing was saved. A check-in you can "
        "log with any student, by the full name.");
  return reply_of("I find no “" + named->heard + "” in this school. Nothing was saved.");
}

std::variant<StudentId, Reply> meant(const Visit& visit, Right right, const language::Named* named,
                                     std::string_view verb) {
  std::vector<StudentId> candidates;
  if (named != nullptr) {
    candidates = named->candidates;
  } else if (const auto pressed = whom(visit, visit.request.field("student"))) {
    candidates = {*pressed};
  }
  std::erase_if(candidates, [&](StudentId id) {
    const Student* student = visit.school.student(id);
    return student == nullptr || student->left || !may(visit, right, id);
  });
  if (candidates.empty()) return nobody_such(visit, right, named);
  const bool sure = named == nullptr || named->clear;
  if (candidates.size() == 1 && sure) return candidates.front();
  Reply reply =
      reply_of(candidates.size() == 1
                   ? "Did you mean " + visit.school.label(candidates.front()) + "? Nothing was saved yet."
                   : "Which “" + named->heard + "” do you mean? Nothing was saved yet.");
  Buttons buttons;
  for (std::size_t i = 0; i < std::min(candidates.size(), most_offered); ++i) {
    buttons.buttons.push_back({candidates.size() == 1 ? "Yes" : visit.school.label(candidates[i]),
                               std::string(verb),
                               {{"student", whom_field(visit, candidates[i])}}});
  }
  reply.card.blocks.push_back(std::move(buttons));
  return reply;
}

}  // namespace knownby
