#include "commands/safety/card.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "commands/rights.hpp"

namespace knownby::safety {

std::vector<Block> whom_to_call(const SafetyNumbers& numbers) {
  std::vector<Block> blocks;
  blocks.push_back(Text{{bold("I have not saved this and I have not told anyone.")}});
  if (numbers.complete()) {
    blocks.push_back(Text{{plain("If a student may be in danger now: "), bold(numbers.emergency),
                           plain(". Thoughts of suicide: "), bold(numbers.crisis), plain(".")}});
    blocks.push_back(
        Text{{plain("If you suspect abuse or neglect you must report it yourself, right away, to "),
              bold(numbers.hotline), plain(". Telling me, or a supervisor, may not fulfil that duty. Next: "),
              bold(numbers.person),
              plain(numbers.procedure.empty() ? ", and your school's reporting procedure."
                                              : ", and your school's procedure: " + numbers.procedure)}});
  } else {
    blocks.push_back(says(
        "If a student may be in danger, call your local emergency number" +
        (numbers.emergency.empty() ? std::string() : " (" + numbers.emergency + ")") +
        ". If you suspect abuse or neglect, follow your school's reporting procedure yourself, right away. "
        "Telling me, or a supervisor, may not fulfil that duty."));
    blocks.push_back(
        quietly("This school has not set its own numbers yet. An admin can, in the [safety] part of "
                "the configuration."));
  }
  return blocks;
}

std::string whom_to_call_briefly(const SafetyNumbers& numbers) {
  if (!numbers.complete())
    return "I told nobody. If a student may be in danger, call your local emergency number. If you suspect "
           "abuse or neglect, follow your school's reporting procedure yourself, right away.";
  return "I told nobody. A student in danger now: " + numbers.emergency +
         ". Thoughts of suicide: " + numbers.crisis + ". Abuse or neglect: report it yourself to " +
         numbers.hotline + ".";
}

bool names_a_student(const Visit& visit) {
  if (!visit.speaker.id || !sees_students(visit.speaker)) return false;
  const auto* log = std::get_if<language::Log>(&visit.intent);
  const auto is_somebody = [](const language::Entry& entry) { return !entry.student.candidates.empty(); };
  const std::string_view verb = visit.request.verb;
  return verb == "note" || verb == "edit" || verb == "log" ||
         (log != nullptr && std::any_of(log->entries.begin(), log->entries.end(), is_somebody));
}

Reply card(const SafetyNumbers& numbers, const std::string& draft, bool names_a_student) {
  Reply reply;
  std::vector<Block>& blocks = reply.card.blocks;
  blocks = whom_to_call(numbers);
  blocks.push_back(
      quietly(std::string(often_harmless) + " I hold this text in memory for ten minutes, then it is gone."));
  Buttons ways;
  if (names_a_student) {
    ways.buttons.push_back(
        {"Log only that we talked, no note", "guard", {{"draft", draft}, {"answer", "fact"}}});
    ways.buttons.push_back(
        {"This isn't that: save my note", "guard", {{"draft", draft}, {"answer", "note"}}});
  } else {
    ways.buttons.push_back({"This isn't that: go on", "guard", {{"draft", draft}, {"answer", "note"}}});
  }
  ways.buttons.push_back({"Discard", "guard", {{"draft", draft}, {"answer", "discard"}}});
  blocks.push_back(std::move(ways));
  return reply;
}

}  // namespace knownby::safety
