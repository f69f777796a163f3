// Handing a student on to a colleague, who may say no; until they say yes the student stays where they are.

#include <algorithm>
#include <utility>

#include "commands/claim/claim.hpp"
#include "commands/claim/letter.hpp"
#include "commands/refusal.hpp"
#include "commands/week/in_place.hpp"
#include "commands/week/pool.hpp"
#include "commands/whom.hpp"
#include "store/known/wishes.hpp"

namespace knownby::claim {
namespace {

constexpr std::size_t most_colleagues = 100;  // what platforms show in one choice

// Those who may know of the student: the team of their groups.
std::vector<const Staff*> team_of(const Visit& visit, StudentId id) {
  std::vector<const Staff*> team;
  for (const Staff& person : visit.school.staff()) {
    const bool fits =
        person.active && person.id != visit.speaker.id && may(visit.school, person, Right::look_after, id);
    if (fits && team.size() < most_colleagues) team.push_back(&person);
  }
  return team;
}

Reply whom_form(const Visit& visit, const Claim& claim) {
  Input whom{"to", "To whom?", Input::Kind::choice};
  for (const Staff* person : team_of(visit, claim.student))
    whom.choices.emplace_back(id_field(person->id), person->called);
  if (whom.choices.empty())
    return reply_of("Nobody else stands with that student's groups. Nothing was changed.");
  Reply reply;
  reply.opens_form = true;
  reply.card.title = "Hand on";
  reply.card.blocks.push_back(
      quietly("They are asked privately and may say no. Until they say yes, it stays with you."));
  reply.card.blocks.push_back(
      Form{{std::move(whom)}, {"Ask them", "give", {{"claim", id_field(claim.id)}}, Button::Tone::primary}});
  return reply;
}

Reply offer(Visit& visit, const Claim& claim, const Staff& to) {
  const std::string given = visit.school.given(claim.student);
  if (!may(visit.school, to, Right::look_after, claim.student) || !to.active)
    return out_of_reach(visit, "for staff " + id_field(to.id),
                        reply_of(to.called + " doesn't stand with " + given +
                                 "'s groups, so I didn't ask. Nothing was changed."));
  if (wishes::paused(visit.db, to.id, visit.today))
    return reply_of("I can't write to " + to.called +
                    " just now, so please ask in person. Nothing was changed.");
  const Gift gift = claims::offer(visit.db, claim.id, to.id, visit.request.now);
  if (gift.answer) return reply_of(to.called + " has answered that already. Nothing was changed.");
  Card letter;
  letter.title = "A colleague asks";
  letter.blocks.push_back(says(visit.speaker.called +
                               " has a student for this week and asks whether you would take over. "
                               "No is a fine answer."));
  letter.blocks.push_back(Buttons{{{"See who", "gift", {{"gift", id_field(gift.id)}}, Button::Tone::primary},
                                   {"No thanks", "gift", {{"gift", id_field(gift.id)}, {"answer", "no"}}}}});
  const std::string platform = visit.request.speaker.platform;
  if (!write_to(visit, to.id, platform, "gift:" + id_field(gift.id), letter))
    return reply_of("I can't write to " + to.called + ", so please ask in person. Nothing was changed.");
  Reply reply =
      reply_of("I'll ask " + to.called + " privately. Until they say yes, " + given + " stays with you.");
  reply.replaces_pressed = visit.pressed();
  return reply;
}

Reply typed(Visit& visit) {
  const auto& asked = std::get<language::Claiming>(visit.intent);
  if (asked.students.empty())
    return which_of_own(visit, "Whom would you like to hand on? Nobody was asked, and nothing was changed.",
                        "Such as “give zoe to Ms. Park”.");
  const language::Named& named = asked.students.front();
  if (const auto own = own_claim_of(visit, named)) {
    const Staff* to = colleague(visit, asked.to);
    if (to != nullptr && to->id != visit.speaker.id) return offer(visit, *own, *to);
    return refusal("Whom do you mean? Nothing was changed, and nobody was asked.",
                   "Such as “give zoe to Ms. Park”.",
                   {form_button("Choose a colleague", "give", {{"claim", id_field(own->id)}})});
  }
  const auto who = meant(visit, Right::look_after, &named, "give");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  return not_yours(visit, std::get<StudentId>(who));
}

}  // namespace

Reply give(Visit& visit) {
  if (!visit.pressed()) return typed(visit);
  const auto claim = claims::find(visit.db, visit.id<ClaimId>("claim"));
  const bool is_theirs = claim && claim->staff == visit.speaker.id;
  if (!is_theirs || !claims::is_open(visit.db, claim->id, visit.today))
    return reply_of("That isn't yours any more this week. Nothing was changed.");
  const Staff* to = visit.school.staff(visit.id<StaffId>("to"));
  return to == nullptr ? whom_form(visit, *claim) : offer(visit, *claim, *to);
}

Reply gift(Visit& visit) {
  const auto gift = claims::gift(visit.db, visit.id<GiftId>("gift"));
  const auto claim = gift ? claims::find(visit.db, gift->claim) : std::nullopt;
  const Student* student = claim ? visit.school.student(claim->student) : nullptr;
  const bool is_theirs =
      student != nullptr && gift->to == visit.speaker.id && may(visit, Right::look_after, claim->student);
  if (!is_theirs) {
    Reply said = reply_of("I don't find that any more. Nothing was changed.");
    return student == nullptr ? said : out_of_reach(visit, "a student", std::move(said));
  }
  const Staff* from = visit.school.staff(claim->staff);
  const std::string who = from == nullptr ? "Your colleague" : from->called;
  const std::string_view answer = visit.request.field("answer");
  Reply reply;
  reply.replaces_pressed = true;
  if (gift->answer || !claims::is_open(visit.db, claim->id, visit.today)) {
    reply.card.blocks.push_back(says(gift->answer == Gift::Answer::accepted ? "Yours already this week."
                                                                            : "That is settled. Thank you."));
  } else if (answer == "no") {
    claims::answer(visit.db, gift->id, Gift::Answer::declined);
    reply.card.blocks.push_back(says("All right, nothing changes. Thank you for looking."));
  } else if (answer == "yes") {
    claims::answer(visit.db, gift->id, Gift::Answer::accepted);
    claims::release(visit.db, claim->id, visit.request.now);
    Claim taken{.student = claim->student,
                .staff = visit.speaker.id,
                .since = visit.today,
                .until = claim->until,
                .at = visit.request.now};
    claims::take(visit.db, taken);
    week::bring_up_to_date(visit, claim->student);
    reply.card.blocks.push_back(says(visit.school.label(claim->student) + " is yours this week. Thank you."));
  } else {
    const auto last = students::last_checkin(visit.db, claim->student);
    reply.card.blocks.push_back(
        Text{{bold(visit.school.label(claim->student)),
              plain(": " + week::reason(visit.school, *student, last, visit.today) + ". " + who +
                    " asks whether you would take over for this week.")}});
    const std::string id = id_field(gift->id);
    reply.card.blocks.push_back(
        Buttons{{{"Accept", "gift", {{"gift", id}, {"answer", "yes"}}, Button::Tone::primary},
                 {"No thanks", "gift", {{"gift", id}, {"answer", "no"}}}}});
  }
  return reply;
}

}  // namespace knownby::claim
