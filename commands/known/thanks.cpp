// Thanks from one person to another. Nobody counts them, and nothing but the letter is kept.

#include "commands/calendar/waking.hpp"
#include "commands/claim/letter.hpp"
#include "commands/known/known.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"
#include "store/known/wishes.hpp"

namespace knownby::known {
namespace {

// One a day from one to another, however often it is said, by the day on which it arrives.
bool send(const Visit& visit, const Staff& to) {
  if (wishes::paused(visit.db, to.id, visit.today)) return false;
  Card letter;
  letter.title = "A colleague thanks you";
  letter.blocks.push_back(says(visit.speaker.called + " says thank you."));
  const Calendar& calendar = visit.school.calendar();
  const std::string key = "thanks:" + id_field(visit.speaker.id) + ":" + id_field(to.id) + ":" +
                          day_field(calendar.day_of(next_waking(calendar, visit.request.now)));
  return claim::write_to(visit, to.id, visit.request.speaker.platform, key, letter, claim::Names::nobody);
}

}  // namespace

Reply thanks(Visit& visit) {
  const auto& said = std::get<language::Thanks>(visit.intent);
  // An account mentioned further on is somebody else's.
  const Staff* to = said.mentioned ? colleague(visit, said.to) : only_one(visit, said.to);
  if (to == nullptr)
    return refusal("Whom do you mean? Nobody was thanked yet.", "Such as “thanks Coach Dunn”.",
                   {way_on::help()});
  if (to->id == visit.speaker.id) return reply_of("Well deserved. I told nobody.");
  if (!send(visit, *to))
    return reply_of("I can't write to " + to->called + " just now, so please say it in person.");
  std::string words = "I'll tell " + to->called + ", and nobody else, that you say thank you.";
  // What more was written may name a student, and who reads it where is not ours to know.
  if (said.says_more)
    words += " Your other words stay with you; say them when you meet. No check-in was logged.";
  return reply_of(words);
}

}  // namespace knownby::known
