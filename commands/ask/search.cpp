// A name nobody near is called: who in the whole school might be meant.
#include <algorithm>
#include <utility>

#include "commands/ask/ask.hpp"
#include "commands/language/names/beginnings.hpp"
#include "commands/language/text/fold.hpp"
#include "commands/whom.hpp"

namespace knownby::ask {
namespace {

constexpr std::size_t most_offered = 8;
constexpr std::size_t letters_alike = 3;  // as many as a beginning needs in a typed line

// Whose name has a word that begins like one of these, nearest first: the more letters alike, the nearer.
std::vector<StudentId> alike(const Visit& visit, const std::string& words) {
  for (std::size_t letters = 6; letters >= letters_alike; --letters) {
    std::vector<StudentId> found;
    for (std::size_t from = 0; from < words.size();) {
      const std::size_t end = std::min(words.find(' ', from), words.size());
      const std::string beginning = words.substr(from, std::min(end - from, letters));
      from = end + 1;
      if (beginning.size() < letters_alike) continue;
      for (StudentId id : language::beginning_with(visit.school.roster(), beginning)) {
        if (std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
      }
    }
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

Reply search(Visit& visit) {
  const std::string name(visit.request.field("name").substr(0, 100));
  const std::vector<StudentId> found = alike(visit, language::folded_words(name));
  if (found.empty() || found.size() > most_offered) {
    Reply reply =
        reply_of((found.empty() ? "Nobody in " : "Too many in ") + visit.policy.school_name +
                 (found.empty() ? " is called anything like “" : " might be “") + name + "”. Nothing saved.");
    reply.card.blocks.push_back(quietly("In the form you find a student while you type."));
    reply.card.blocks.push_back(Buttons{{{"Log with a form", "log_form", {}}, {"Help", "help", {}}}});
    return reply;
  }
  Reply reply = reply_of("In " + visit.policy.school_name + " I find these. Nothing saved yet.");
  Buttons buttons;
  for (StudentId id : found)
    buttons.buttons.push_back(
        {"Log " + visit.school.label(id) + " today", "log", {{"student", whom_field(visit, id)}}});
  reply.card.blocks.push_back(std::move(buttons));
  return reply;
}

}  // namespace knownby::ask
