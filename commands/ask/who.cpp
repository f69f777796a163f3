#include "commands/ask/who.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "commands/ask/ask.hpp"
#include "commands/ask/counted.hpp"
#include "commands/refusal.hpp"

namespace knownby::ask {
namespace {

constexpr int page_size = 15;  // longer lists are paged, PRODUCT G.1

// Who has no adult is told to the asker's eyes alone, and in a channel only once they ask for the names, too.
Reply counts_alone(const Visit& visit, const Question& question) {
  Reply reply;
  reply.card.title = asked_words(visit, question);
  reply.card.blocks.push_back(says(counts_words(visit, question, find(visit, question))));
  Question names = question;
  names.shown = true;
  reply.card.blocks.push_back(Buttons{{{"Show me privately", "who", fields_of(names)}}});
  return reply;
}

// So that "all of them" is understood for a while, where the list is short enough to have been read.
void remember(const Visit& visit, const Found& found) {
  constexpr std::size_t most = 15;
  std::vector<StudentId> students;
  if (found.without.size() <= most)
    for (const LastCheckin& one : found.without) students.push_back(one.student);
  visit.drafts.show(visit.speaker.id, std::move(students), visit.request.now);
}

// A page of them, a line each: name, homeroom, how long ago.
Table lines_of(const Visit& visit, const Question& question, std::span<const LastCheckin> page) {
  Table table;
  table.rows.reserve(page.size());
  for (const LastCheckin& one : page) {
    const Student* student = visit.school.student(one.student);
    if (student == nullptr) continue;
    std::vector<std::string>& line = table.rows.emplace_back(3);
    line[0] = student->shown;
    line[1] = visit.school.homeroom(*student);
    if (one.day)
      (line[2] = "last ") += day_words(*one.day);
    else
      line[2] = question.by_me ? "none logged by you" : "none logged yet";
  }
  return table;
}

// Nothing is held against anybody for a week without school; the last one with some is a tap away.
Reply no_school_since(const Visit& visit, const Question& question) {
  const bool this_week = question.since == monday_of(visit.today);
  Reply reply;
  reply.card.title = asked_words(visit, question);
  std::string words = "There was no school day since " +
                      (this_week ? std::string("Monday") : day_words(question.since)) +
                      ", so nobody waits for a check-in.";
  const auto last = visit.school.calendar().school_day_back_from(question.since);
  if (!last) return reply_of(std::move(words));
  reply.card.blocks.push_back(says(words + " The last school day was " + day_words(*last) + "."));
  Question then = question;
  then.since = monday_of(*last);
  then.page = 0;
  reply.card.blocks.push_back(Buttons{{{"Since " + day_words(then.since), "who", fields_of(then)}}});
  return reply;
}

Reply answer(const Visit& visit, const Question& question) {
  if (!question.no_adult && !question.never && !had_school(visit, question))
    return no_school_since(visit, question);
  if (question.no_adult && !question.shown && visit.place && !visit.place->direct)
    return counts_alone(visit, question);
  const Found found = find(visit, question);
  remember(visit, found);
  Reply reply;
  reply.card.title = asked_words(visit, question);
  reply.card.blocks.push_back(says(counts_words(visit, question, found)));
  const int from = question.page * page_size;
  const int to = std::min(from + page_size, static_cast<int>(found.without.size()));
  const std::span<const LastCheckin> all(found.without);
  Table table =
      from < to ? lines_of(visit, question,
                           all.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)))
                : Table{};
  if (!table.rows.empty()) {
    reply.card.blocks.push_back(quietly(to - from < static_cast<int>(found.without.size())
                                            ? "Longest first, " + std::to_string(from + 1) + " to " +
                                                  std::to_string(to) + " of " +
                                                  std::to_string(found.without.size()) + ":"
                                            : "Longest first:"));
    reply.card.blocks.push_back(std::move(table));
  }
  Buttons buttons;
  Question next = question;
  next.page = question.page + 1;
  if (to < static_cast<int>(found.without.size()))
    buttons.buttons.push_back({"More", "who", fields_of(next)});
  if (question.no_adult && !question.quiet) {
    Question quiet = question;
    quiet.quiet = quiet.shown = true;
    quiet.page = 0;
    const int count = quiet_of(visit, question);
    if (count > 0)
      buttons.buttons.push_back(
          {"List the " + std::to_string(count) + " with a quiet adult", "who", fields_of(quiet)});
  }
  Question mine = question;
  mine.of = Question::Of::mine;
  mine.page = 0;
  if (question.of != Question::Of::mine && !question.by_me &&
      !visit.school.scope(visit.speaker.id).mine.empty()) {
    buttons.buttons.push_back({"Only mine", "who", fields_of(mine)});
  }
  const bool in_channel = visit.place && !visit.place->direct;
  if (in_channel && question.of == Question::Of::group && !question.no_adult && !question.by_me &&
      may_be_counted(visit.school, question.group)) {
    buttons.buttons.push_back({"Share counts", "share", fields_of(question)});
  }
  if (!buttons.buttons.empty()) reply.card.blocks.push_back(std::move(buttons));
  reply.replaces_pressed = visit.pressed() && !visit.request.fields.empty();
  return reply;
}

// Where nothing was said, the place decides: a mapped channel its group, anywhere else my students.
Question pin_down(const Visit& visit, const language::WhoHasnt& asked) {
  Question question;
  question.since = asked.since;
  question.never = asked.never;
  question.by_me = asked.by_me;
  question.no_adult = asked.no_adult;
  question.timed = asked.timed;
  using Of = language::Scope::Of;
  const bool mapped = visit.place && visit.place->group;
  if (asked.scope.of == Of::group) {
    question.of = Question::Of::group;
    question.group = asked.scope.group;
  } else if (asked.scope.of == Of::place && mapped) {
    question.of = Question::Of::group;
    question.group = *visit.place->group;
  } else if (asked.scope.of == Of::school ||
             (asked.scope.of == Of::place && visit.school.scope(visit.speaker.id).mine.empty())) {
    question.of = Question::Of::school;
  }
  return question;
}

// "since fall break", which nobody entered: everything else is understood, and one tap says when.
Reply since_when(const Visit& visit, Question question, const std::string& event) {
  const std::string scope = scope_words(visit, question);
  std::vector<Button> ways_on;
  for (const auto since :
       {monday_of(visit.today), visit.today - std::chrono::days(14), visit.today - std::chrono::days(28)}) {
    question.since = since;
    ways_on.push_back({"Since " + day_words(since), "who", fields_of(question)});
  }
  return refusal("I don't know “" + event + "”. Which date do you mean? I understood " + scope + " so far.",
                 "Such as “since " + day_words(visit.today - std::chrono::days(14)).substr(4) + "”.",
                 std::move(ways_on));
}

}  // namespace

Reply who(Visit& visit) {
  Question question;
  std::string unread;
  if (visit.pressed() && visit.request.fields.empty()) {  // "Who's left": this week, wherever it is pressed
    language::WhoHasnt plainly;
    plainly.since = monday_of(visit.today);
    question = pin_down(visit, plainly);
  } else if (visit.pressed()) {
    const auto pressed = question_from(visit);
    if (!pressed) return reply_of("That list is from an older version of me. Please ask again.");
    question = *pressed;
  } else {
    const auto& asked = std::get<language::WhoHasnt>(visit.intent);
    if (asked.scope.of == language::Scope::Of::group && !asked.scope.group) {
      return no_such_group(visit, asked.scope.heard);
    }
    question = pin_down(visit, asked);
    if (asked.unknown_event && may_be_asked(visit, question))
      return since_when(visit, question, *asked.unknown_event);
    unread = asked.unread;
  }
  if (auto refusal = refused(visit, question)) return std::move(*refusal);
  Reply reply = answer(visit, question);
  // A half-understood question is answered as far as it was, and says so.
  if (!unread.empty())
    reply.card.blocks.insert(reply.card.blocks.begin(),
                             quietly("I made nothing of “" + unread + "”, so I left it out."));
  return reply;
}

Reply share(Visit& visit) {
  const auto question = question_from(visit);
  if (!question || question->of != Question::Of::group)
    return reply_of("That list is from an older version of me. Please ask again.");
  if (auto refusal = refused(visit, *question)) return std::move(*refusal);
  // Only what the button was offered for: numbers of other sets of students could be subtracted from these.
  if (question->no_adult || question->by_me || !may_be_counted(visit.school, question->group))
    return reply_of(
        "A number about so few students would tell of single ones, so I say none here. Nothing was "
        "posted.");
  Reply reply =
      reply_of(scope_words(visit, *question) + ": " + counts_words(visit, *question, find(visit, *question)));
  reply.seen = Reply::Seen::everyone;
  return reply;
}

}  // namespace knownby::ask
