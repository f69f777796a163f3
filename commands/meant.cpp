#include <algorithm>
#include <utility>

#include "commands/refusal.hpp"
#include "commands/whom.hpp"

namespace knownby {
namespace {

constexpr std::size_t most_offered = 8;

// What did not come of it, by what was wished.
std::string undone_words(std::string_view verb) {
  // Beside others who are taken or given back.
  if (verb == "claim") return "nobody is taken for that name. Nothing was saved for it";
  if (verb == "release") return "nobody is given back for that name. Nothing was changed for it";
  if (verb == "give") return "nobody is handed on. Nothing was changed";
  if (verb == "person") return "you are noted as nobody's adult. Nothing was saved";
  if (verb == "know" || verb == "named") return "nothing was saved";
  if (verb == "leave_off") return "nobody is left off. Nothing was changed";
  return "there is nothing to show";
}

// On record in either case and alike, so that neither the rows nor the time they take tell one from the
// other where the words do not: by what was wished, not by the command that found nobody, which is another
// where nobody is called so.
void note_not_found(const Visit& visit, std::string_view verb) {
  visit.on_record.push_back({visit.request.now,
                             visit.speaker.id,
                             std::string(audit::not_found),
                             std::string(verb) + ", a student",
                             {},
                             true});
}

}  // namespace

Reply nobody_called(const Visit& visit, Right right, const std::string& heard, std::string_view verb) {
  note_not_found(visit, verb);
  const bool is_of_team = how_far(visit.speaker.role, right) == Reach::team;
  return refusal("I find no “" + heard + "” in " + (is_of_team ? "your groups" : "this school") + ", so " +
                     undone_words(verb) + ".",
                 is_of_team ? "A check-in you can log with any student, by the full name."
                            : "A full name finds any student of the school.",
                 {way_on::search(heard), way_on::help()});
}

Reply nobody_such(const Visit& visit, Right right, const language::Named* named, std::string_view verb) {
  if (named == nullptr) {
    note_not_found(visit, verb);
    return reply_of("I don't find that student any more. Nothing was saved.");
  }
  return nobody_called(visit, right, named->heard, verb);
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
    const bool is_over = student != nullptr && student->left && right != Right::whole_record;
    return student == nullptr || is_over || !may(visit, right, id);
  });
  if (candidates.empty()) return nobody_such(visit, right, named, verb);
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
  visit.drafts.asked(visit.speaker.id, Drafts::Asks::by_button, visit.request.now);
  return reply;
}

}  // namespace knownby
