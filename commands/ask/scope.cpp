// Which groups one may ask about, and the kind refusal for the others: no name, no count, and a way on.
#include "commands/ask/who.hpp"
#include "commands/refusal.hpp"
#include "commands/words/list_words.hpp"
#include "store/roster/unfinished.hpp"

namespace knownby::ask {
namespace {

// The nearest thing one may ask instead.
Reply with_own_students(const Visit& visit, std::string sentence, const Question& asked) {
  if (visit.school.scope(visit.speaker.id).mine.empty())
    return refusal(
        std::move(sentence),
        "Lists are for those who look after a group. Any student can be logged by their full name.",
        {way_on::form(), way_on::help()});
  Question mine = asked;
  mine.of = Question::Of::mine;
  mine.group = {};
  mine.page = 0;
  return refusal(std::move(sentence), "", {{"My students", "who", fields_of(mine)}});
}

}  // namespace

std::string why_no_lists(const Visit& visit) {
  const auto part = unfinished::find(visit.db);
  if (!part) return {};
  if (part->is_left(visit.request.now))
    return "Only a part of the new roster is in. Whoever runs Knownby here knows; lists come back once it is "
           "whole.";
  return "The roster is just being brought up to date, so a list made now could leave students out. Logging "
         "goes on as ever; please ask again in a few minutes.";
}

std::optional<Reply> not_just_now(const Visit& visit, Button again) {
  std::string why = why_no_lists(visit);
  if (why.empty()) return std::nullopt;
  return refusal(std::move(why), "", {std::move(again)});
}

namespace {

struct No {
  Reply said;
  std::string of;  // what is out of their reach, as the audit has it; empty: nothing is, only not just now
};

std::optional<No> why_not(const Visit& visit, const Question& question) {
  const Scope& scope = visit.school.scope(visit.speaker.id);
  if (how_far(visit.speaker.role, Right::contacts) == Reach::nobody) {
    Reply said = refusal(
        "A coach of teachers is not shown students' check-ins, so I have none to list for you. You can still "
        "log "
        "a check-in with anyone by their full name.",
        "", {way_on::form(), way_on::mine()});
    return No{std::move(said), "students' check-ins"};
  }
  const bool beyond =
      question.of == Question::Of::school && how_far(visit.speaker.role, Right::contacts) != Reach::school;
  if (beyond && !scope.mine.empty())
    return No{with_own_students(visit, "Lists are of your own groups, not of the whole school.", question),
              "the whole school"};
  if (beyond) {
    Reply said = refusal(
        "You have no groups on the roster yet, so I have no students to list for you. You can still log a "
        "check-in with anyone by their full name.",
        "", {way_on::form(), way_on::mine()});
    return No{std::move(said), "the whole school"};
  }
  if (question.of == Question::Of::mine && scope.mine.empty()) {
    Reply said = refusal("You have no groups of your own on the roster, so there is nobody to list.",
                         "Name a grade or a homeroom you look after: “who's left in 7A”.",
                         {way_on::form(), way_on::help()});
    return No{std::move(said), {}};
  }
  if (question.of != Question::Of::group || may(visit, Right::contacts, question.group)) {
    std::string why = why_no_lists(visit);
    if (why.empty()) return std::nullopt;
    return No{refusal(std::move(why), "", {{"Ask again", "who", fields_of(question)}}), {}};
  }
  std::string sentence = visit.school.title(question.group) + " isn't one of your groups.";
  const std::vector<const Staff*> leads = visit.school.leads(question.group);
  if (!leads.empty()) {
    const GroupId grade = visit.school.grade_of(question.group);
    sentence +=
        " " + leads.front()->called + " leads " + visit.school.title(grade ? grade : question.group) + ".";
  }
  return No{with_own_students(visit, std::move(sentence), question), "group " + id_field(question.group)};
}

}  // namespace

bool may_be_asked(const Visit& visit, const Question& question) { return !why_not(visit, question); }

std::optional<Reply> refused(const Visit& visit, const Question& question) {
  std::optional<No> no = why_not(visit, question);
  if (!no) return std::nullopt;
  if (no->of.empty()) return std::move(no->said);
  return out_of_reach(visit, std::move(no->of), std::move(no->said));
}

Reply no_such_group(const Visit& visit, const std::string& heard) {
  constexpr std::size_t most = 4;
  std::vector<std::string> own;
  std::vector<Button> ways_on;
  for (GroupId group : visit.school.scope(visit.speaker.id).mine) {
    own.push_back(visit.school.title(group));
    Question question;
    question.of = Question::Of::group;
    question.group = group;
    question.since = monday_of(visit.today);
    if (ways_on.size() < most) ways_on.push_back({"Who's left in " + own.back(), "who", fields_of(question)});
  }
  if (own.empty()) ways_on = {way_on::form(), way_on::help()};
  return refusal("There is no group called “" + heard + "” here." +
                     (own.empty() ? "" : " Yours: " + list_words(own) + "."),
                 "", std::move(ways_on));
}

}  // namespace knownby::ask
