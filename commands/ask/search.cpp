// A name nobody near is called: who in the whole school might be meant.
#include <algorithm>
#include <utility>

#include "commands/ask/ask.hpp"
#include "commands/checkin/save.hpp"
#include "commands/language/names/beginnings.hpp"
#include "commands/language/text/fold.hpp"
#include "commands/refusal.hpp"
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

Reply none_or_too_many(const Visit& visit, const std::string& name, bool none, std::vector<Button> ways_on) {
  return refusal((none ? "Nobody in " : "Too many in ") + visit.policy.school_name +
                     (none ? " is called anything like “" : " might be “") + name + "”. Nothing saved.",
                 "In the form you find a student while you type.", std::move(ways_on));
}

}  // namespace

Reply search(Visit& visit) {
  const std::string token(visit.request.field("draft"));
  auto* draft = visit.drafts.find(token, visit.speaker.id, visit.request.now);
  auto* open = draft == nullptr ? nullptr : std::get_if<OpenEntries>(draft);
  const auto index = static_cast<std::size_t>(visit.number("entry").value_or(-1));
  language::Entry* entry = open != nullptr && index < open->entries.size() ? &open->entries[index] : nullptr;
  if (!token.empty() && (entry == nullptr || entry->student.heard.empty()))
    return reply_of(
        "That question is settled, or older than ten minutes. If it still matters, please type it again.");
  const std::string name(entry != nullptr ? entry->student.heard : visit.request.field("name"));
  const std::vector<StudentId> found = alike(visit, language::folded_words(name.substr(0, 100)));
  if (found.empty() || found.size() > most_offered) {
    std::vector<Button> ways_on{way_on::form(), way_on::help()};
    if (entry != nullptr)
      ways_on.insert(ways_on.begin(), form_button("Type the name again", "pick", visit.request.fields));
    return none_or_too_many(visit, name.substr(0, 100), found.empty(), std::move(ways_on));
  }
  Reply reply = reply_of("In " + visit.policy.school_name + " I find these. Nothing saved yet.");
  Buttons buttons;
  for (StudentId id : found) {
    Fields fields = visit.request.fields;
    fields.emplace_back("student", entry != nullptr ? id_field(id) : whom_field(visit, id));
    const std::string label = visit.school.label(id);
    if (entry == nullptr && !may(visit, Right::contacts, id))
      buttons.buttons.push_back({"Log " + label + " today", "log", fields});
    else
      buttons.buttons.push_back({label, entry != nullptr ? "pick" : "student", fields});
  }
  if (entry != nullptr) {
    for (const std::size_t one : checkin::asked_together(open->entries, index))
      open->entries[one].student.candidates = found;
  }
  reply.card.blocks.push_back(std::move(buttons));
  return reply;
}

}  // namespace knownby::ask
