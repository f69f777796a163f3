// A moment with a whole group: asked about first, and no check-in for anybody by itself.
#include <utility>

#include "commands/ask/who.hpp"
#include "commands/checkin/checkin.hpp"
#include "commands/checkin/save.hpp"
#include "commands/refusal.hpp"

namespace knownby::checkin {
namespace {

// Nobody learns how many are in a group that is not theirs to ask about.
std::optional<Reply> not_theirs(const Visit& visit, const language::GroupMoment& asked) {
  ask::Question question;
  question.of = ask::Question::Of::group;
  question.group = asked.group;
  question.since = monday_of(visit.today);
  return ask::refused(visit, question);
}

// A day nobody can take: one tap says it was today or the day before.
Reply which_day(Visit& visit, const language::GroupMoment& asked) {
  Buttons buttons;
  for (const std::chrono::local_days day : {visit.today, visit.today - std::chrono::days(1)}) {
    const std::string note = visit.without_notes ? std::string() : asked.note;
    const std::string draft =
        visit.drafts.keep(visit.speaker.id, OpenGroup{asked.group, day, note}, visit.request.now);
    buttons.buttons.push_back({"Save it for " + when_words(visit, day), "group", {{"draft", draft}}});
  }
  return refusal(trouble_words(asked.day) + " I understood a group moment with " +
                     visit.school.title(asked.group) + ". Nothing saved yet.",
                 "Such as “" + visit.school.title(asked.group) + " morning circle tuesday”.",
                 std::move(buttons.buttons));
}

Reply one_at_a_time(const Visit& visit, const language::GroupMoment& asked) {
  return refusal("I keep a moment with one group at a time, so nothing is saved yet.",
                 "A message for each, such as “" + visit.school.title(asked.group) + " morning meeting”.",
                 {way_on::help()});
}

Reply offer(Visit& visit, const language::GroupMoment& asked) {
  const std::string note = visit.without_notes ? std::string() : asked.note;
  const std::string draft =
      visit.drafts.keep(visit.speaker.id, OpenGroup{asked.group, asked.day.day, note}, visit.request.now);
  const std::string when = asked.day.day == visit.today ? "" : ", " + when_words(visit, asked.day.day);
  Reply reply = reply_of("A group moment with " + std::to_string(visit.school.members(asked.group).size()) +
                         " students in " + visit.school.title(asked.group) + when +
                         ". It won't count as a check-in for each. Nothing saved yet.");
  reply.card.blocks.push_back(
      Buttons{{{"Save", "group", {{"draft", draft}}},
               form_button("Pick students who talked", "group", {{"draft", draft}, {"pick", "yes"}})}});
  return reply;
}

Reply save_moment(Visit& visit, const OpenGroup& open) {
  Checkin moment;
  moment.staff = visit.speaker.id;
  moment.day = open.day;
  moment.kind = Kind::group;
  moment.note = open.note;
  moment.at = visit.request.now;
  const auto members = visit.school.members(open.group);
  for (StudentId student : members) {
    moment.student = student;
    moment.batch = checkins::add(visit.db, moment).batch;
  }
  Reply reply = reply_of("Saved: " + moment_words(visit, open.group, open.day) + ".");
  if (!open.note.empty())
    reply.card.blocks.push_back(quietly("Note, only you see it here: “" + open.note + "”"));
  reply.card.blocks.push_back(Buttons{{{"Undo", "undo", {{"batch", id_field(moment.batch)}}}}});
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace

Reply group(Visit& visit) {
  if (!visit.pressed()) {
    const auto& asked = std::get<language::GroupMoment>(visit.intent);
    if (auto refused = not_theirs(visit, asked)) return std::move(*refused);
    if (asked.several) return one_at_a_time(visit, asked);
    if (asked.day.trouble != language::Day::Trouble::none) return which_day(visit, asked);
    return offer(visit, asked);
  }
  const std::string token(visit.request.field("draft"));
  auto* draft = visit.drafts.find(token, visit.speaker.id, visit.request.now);
  const auto* open = draft == nullptr ? nullptr : std::get_if<OpenGroup>(draft);
  if (open == nullptr)
    return reply_of(
        "That question is settled, or older than ten minutes. If it still matters, please type it again.");
  if (!visit.request.field("pick").empty()) return pick_form("Who talked with you?");
  if (!may(visit, Right::look_after, open->group))
    return out_of_reach(visit, "group " + id_field(open->group),
                        reply_of("That group is not one of yours now. Nothing saved."));
  const OpenGroup moment = *open;
  visit.drafts.drop(token);
  return save_moment(visit, moment);
}

}  // namespace knownby::checkin
