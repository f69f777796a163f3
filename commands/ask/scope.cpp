// Which groups one may ask about, and the kind refusal for the others: no name, no count, and a way on.
#include "commands/ask/who.hpp"
#include "commands/checkin/save.hpp"

namespace knownby::ask {
namespace {

// The nearest thing one may ask instead.
Reply with_own_students(const Visit& visit, Reply reply, std::chrono::local_days since) {
  if (visit.school.scope(visit.speaker.id).mine.empty()) return reply;
  Question mine;
  mine.since = since;
  reply.card.blocks.push_back(Buttons{{{"My students", "who", fields_of(mine)}}});
  return reply;
}

}  // namespace

std::optional<Reply> refused(const Visit& visit, const Question& question) {
  const Scope& scope = visit.school.scope(visit.speaker.id);
  if (reach(visit.speaker.role, Right::contacts) == Reach::nobody)
    return reply_of(
        "A coach sees what teachers choose to show, so I have no students to list for you. You can still log "
        "a check-in with anyone by their full name.");
  if (question.of == Question::Of::school && reach(visit.speaker.role, Right::contacts) != Reach::school) {
    return reply_of(
        "You have no groups on the roster yet, so I have no students to list for you. You can still log a "
        "check-in with anyone by their full name.");
  }
  if (question.of == Question::Of::mine && scope.mine.empty()) {
    return reply_of("You have no groups of your own on the roster. Name a grade or a homeroom, such as 7A.");
  }
  if (question.of != Question::Of::group || may(visit, Right::contacts, question.group)) return std::nullopt;
  std::string sentence = visit.school.title(question.group) + " isn't one of your groups.";
  const std::vector<const Staff*> leads = visit.school.leads(question.group);
  if (!leads.empty()) {
    const GroupId grade = visit.school.grade_of(question.group);
    sentence +=
        " " + leads.front()->called + " leads " + visit.school.title(grade ? grade : question.group) + ".";
  }
  return with_own_students(visit, reply_of(sentence), question.since);
}

Reply no_such_group(const Visit& visit, const std::string& heard) {
  std::vector<std::string> own;
  for (GroupId group : visit.school.scope(visit.speaker.id).mine) own.push_back(visit.school.title(group));
  const std::string hint = own.empty() ? "" : " Yours: " + checkin::list_words(own) + ".";
  return reply_of("There is no group called “" + heard + "” here." + hint);
}

}  // namespace knownby::ask
