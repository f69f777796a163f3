// What Knownby does not do, each with the nearest thing it does. Whoever sees no students is told no more
// than that, whatever was asked: otherwise the answers would tell whose name is on the roster.
#include "commands/ask/ask.hpp"
#include "commands/ask/who.hpp"
#include "commands/whom.hpp"

namespace knownby::ask {
namespace {

bool is_with_students(const Visit& visit) { return visit.speaker.id && sees_students(visit.speaker); }

Reply with_help(std::string sentence, std::string hint) {
  Reply reply = reply_of(std::move(sentence));
  if (!hint.empty()) reply.card.blocks.push_back(quietly(std::move(hint)));
  reply.card.blocks.push_back(Buttons{{{"Help", "help", {}}}});
  return reply;
}

Reply not_found(const Visit& visit, const std::string& unknown) {
  const std::string hint = "A full name finds any student of the school.";
  if (unknown.empty()) {
    Reply reply = reply_of("I found no student's name and no question in that. Nothing saved.");
    reply.card.blocks.push_back(quietly(
        "To log, begin with a name: “Bobby at lunch”. To ask: “who's left”, or “who should I talk to”."));
    reply.card.blocks.push_back(Buttons{{{"Log with a form", "log_form", {}}, {"Help", "help", {}}}});
    return reply;
  }
  const bool mapped = visit.place && visit.place->group;
  const std::string where = mapped ? visit.school.title(*visit.place->group) : "this school";
  Reply reply = reply_of("I can't find “" + unknown + "” in " + where + ". Nothing saved.");
  reply.card.blocks.push_back(quietly(hint));
  reply.card.blocks.push_back(
      Buttons{{{"Search all my school", "search", {{"name", unknown}}}, {"Help", "help", {}}}});
  return reply;
}

Reply a_colleagues(const Visit& visit, const language::NotUnderstood& lost) {
  const Staff* colleague = visit.school.staff(lost.colleague);
  const std::string who = colleague == nullptr ? std::string("Your colleague") : colleague->called;
  Reply reply = reply_of("I log only what you did yourself, so nothing is saved. " + who +
                         " can log it in one line, too.");
  if (!lost.about) return reply;
  const std::string student = whom_field(visit, lost.about);
  Buttons buttons;
  if (colleague != nullptr)
    buttons.buttons.push_back({"Ask " + who + " to log it",
                               "ask_to_log",
                               {{"student", student}, {"staff", id_field(colleague->id)}}});
  buttons.buttons.push_back({"It was me, today", "log", {{"student", student}}});
  reply.card.blocks.push_back(std::move(buttons));
  return reply;
}

// The team of this channel, or of the speaker's first grade, since the month began.
std::optional<Question> as_a_team(const Visit& visit) {
  Question question;
  question.of = Question::Of::group;
  if (visit.place && visit.place->group) {
    question.group = *visit.place->group;
  } else {
    const std::vector<GroupId>& mine = visit.school.scope(visit.speaker.id).mine;
    if (mine.empty()) return std::nullopt;
    const GroupId grade = visit.school.grade_of(mine.front());
    question.group = grade ? grade : mine.front();
  }
  const std::chrono::year_month_day date(visit.today);
  question.since = std::chrono::local_days(date.year() / date.month() / 1);
  if (refused(visit, question)) return std::nullopt;
  return question;
}

}  // namespace

Reply out_of_remit(Visit& visit) {
  if (!is_with_students(visit)) return no_student_access();
  return reply_of(
      "I only know check-ins, adults and what students enjoy. Use your student system for that. Nothing was "
      "saved.");
}

Reply ranks_staff(Visit& visit) {
  std::string sentence = "I don't rank staff; every list here is of students.";
  if (!is_with_students(visit)) return reply_of(std::move(sentence));
  const std::optional<Question> team = as_a_team(visit);
  if (team) {
    const Found found = find(visit, *team);
    const auto reached = static_cast<std::size_t>(found.all) - found.without.size();
    sentence += " " + scope_words(visit, *team) + " as a team: " + std::to_string(reached) + " of " +
                std::to_string(found.all) + " students have a check-in logged this month.";
  }
  Reply reply = reply_of(std::move(sentence));
  reply.card.blocks.push_back(
      Buttons{{{"Students without a check-in", "who", team ? fields_of(*team) : Fields{}}}});
  return reply;
}

Reply sorts_students(Visit& visit) {
  if (!is_with_students(visit)) return no_student_access();
  if (visit.place && !visit.place->direct) return reply_of("I don't sort students by group in a channel.");
  using Role = Staff::Role;
  const Role role = visit.speaker.role;
  if (role != Role::counselor && role != Role::lead && role != Role::principal)
    return reply_of("That's kept to leads and counselors.");
  return reply_of(
      "The roster I am given holds no such groups, so I can't list them. A grade or a homeroom I can.");
}

Reply not_understood(Visit& visit) {
  using Why = language::NotUnderstood::Why;
  const auto* lost = std::get_if<language::NotUnderstood>(&visit.intent);
  if (lost != nullptr && lost->why == Why::thanks) return reply_of("Any time.");
  if (!is_with_students(visit)) return no_student_access();
  if (lost == nullptr) return not_found(visit, "");
  switch (lost->why) {
    case Why::no_checkin:
      return with_help(
          "I read no check-in in that, so nothing is saved.",
          "To log one, begin with the name: “Bobby at lunch”. To put the last one right: “undo”, or “edit "
          "last: it was yesterday”.");
    case Why::a_colleague:
      return a_colleagues(visit, *lost);
    case Why::an_answer:
      return reply_of("I can't tell which question that answers; please press its button. Nothing saved.");
    case Why::no_student:
    case Why::thanks:
      break;
  }
  return not_found(visit, lost->unknown);
}

}  // namespace knownby::ask
