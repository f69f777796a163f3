// What Knownby does not do, each with the nearest thing it does. Whoever sees no students is told no more
// than that, whatever was asked: otherwise the answers would tell whose name is on the roster.
#include "commands/ask/ask.hpp"
#include "commands/ask/who.hpp"
#include "commands/checkin/save.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"
#include "commands/words/list_words.hpp"

namespace knownby::ask {
namespace {

bool is_with_students(const Visit& visit) { return visit.speaker.id && sees_students(visit.speaker); }

// No name, or none that anybody has.
Reply not_found(const Visit& visit, const language::NotUnderstood& lost) {
  if (!lost.unknown.empty()) return nobody_called(visit, Right::contacts, lost.unknown, "student");
  const bool is_dated = !lost.day.heard.empty() && lost.day.trouble == language::Day::Trouble::none;
  const std::string hint =
      "To log, begin with a name: “Bobby at lunch”. To ask: “who's left”, or “who should I talk to”.";
  if (!is_dated && lost.kind == Kind::conversation)
    return refusal("I found no student's name and no question in that. Nothing saved.", hint,
                   {way_on::form(), way_on::help()});
  const std::chrono::local_days day = is_dated ? lost.day.day : visit.today;
  const std::string what = lost.kind == Kind::conversation ? "a check-in"
                           : lost.kind == Kind::family     ? "a family contact"
                                                           : "“" + std::string(word_for(lost.kind)) + "”";
  return refusal(
      "I read " + what + ", " + checkin::when_words(visit, day) + ", and no student's name. Nothing saved.",
      hint, {way_on::form(day, lost.kind), way_on::help()});
}

Reply no_checkin(const Visit& visit, const language::NotUnderstood& lost) {
  const std::string hint = "To put the last one right: “undo”, or “edit last: it was yesterday”.";
  std::vector<std::string> names;
  for (StudentId id : lost.students) names.push_back(visit.school.label(id));
  if (!names.empty())
    return refusal("I read no check-in in that, so nothing is saved for " + list_words(names) + ".", hint,
                   way_on::about(visit, lost.students));
  if (!lost.unknown.empty())
    return refusal(
        "I read no check-in in that, and can't find “" + lost.unknown + "” in this school. Nothing is saved.",
        hint, {way_on::search(lost.unknown), way_on::help()});
  return refusal("I read no check-in in that, so nothing is saved.",
                 "To log one, begin with the name: “Bobby at lunch”. " + hint,
                 {way_on::mine(), way_on::help()});
}

Reply a_colleagues(const Visit& visit, const language::NotUnderstood& lost) {
  const Staff* colleague = visit.school.staff(lost.colleague);
  const std::string who = colleague == nullptr ? std::string("Your colleague") : colleague->called;
  const std::string sentence =
      "I log only what you did yourself, so nothing is saved. " + who + " can log it in one line, too.";
  if (lost.students.empty())
    return refusal(sentence, "Was it you? Then begin with the name: “Bobby at lunch”.",
                   {way_on::form(), way_on::help()});
  Reply reply = reply_of(sentence);
  const std::string student = whom_field(visit, lost.students.front());
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
  if (!had_school(visit, question) || !may_be_asked(visit, question)) return std::nullopt;
  return question;
}

}  // namespace

Reply out_of_remit(Visit& visit) {
  if (!is_with_students(visit)) return no_student_access();
  const std::string sentence =
      "I only know check-ins, adults and what students enjoy. Use your student system for that. Nothing was "
      "saved.";
  const auto* asked = std::get_if<language::OutOfRemit>(&visit.intent);
  if (asked == nullptr || !asked->student) {
    const std::string whose = asked == nullptr || asked->heard.empty() ? "Bobby" : asked->heard;
    return refusal(sentence, "What I can show: “card " + whose + "”, “who does " + whose + " have”.",
                   {way_on::help()});
  }
  return refusal(sentence, "",
                 {way_on::card(visit, *asked->student), way_on::talked(visit, *asked->student)});
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
  const std::vector<Button> ways_on{way_on::left(), way_on::suggest()};
  const std::string hint = "By grade or homeroom I can: “who's left in 7A”.";
  if (visit.place && !visit.place->direct)
    return refusal("I don't sort students by group in a channel.", hint, ways_on);
  if (how_far(visit.speaker.role, Right::priority) == Reach::nobody)
    return refusal("That's kept to leads and counselors.", hint, ways_on);
  return refusal(
      "The roster I am given holds no such groups, so I can't list them. A grade or a homeroom I can.", hint,
      ways_on);
}

Reply not_understood(Visit& visit) {
  using Why = language::NotUnderstood::Why;
  const auto* lost = std::get_if<language::NotUnderstood>(&visit.intent);
  if (lost != nullptr && lost->why == Why::thanks) return reply_of("Any time.");
  if (!is_with_students(visit)) return no_student_access();
  if (lost == nullptr) return not_found(visit, {});
  if (lost->why == Why::no_checkin) return no_checkin(visit, *lost);
  return lost->why == Why::a_colleague ? a_colleagues(visit, *lost) : not_found(visit, *lost);
}

}  // namespace knownby::ask
