// What colleagues ask each other about a student: to take them, or to log what was theirs.
#include <utility>

#include "commands/checkin/save.hpp"
#include "commands/claims/claims.hpp"
#include "commands/known/known.hpp"
#include "commands/waking.hpp"
#include "commands/week/weekly.hpp"
#include "store/known/claims.hpp"

namespace knownby::claims {
namespace {

// The one colleague meant by words or by a mention; else what to answer.
std::variant<const Staff*, Reply> colleague_in(const Visit& visit, const language::Give& asked) {
  const std::string account(visit.request.field("account"));
  const Staff* person = nullptr;
  if (asked.colleague.size() == 1) person = visit.school.staff(asked.colleague.front());
  if (person == nullptr && !account.empty())
    person = visit.school.at_account({visit.request.speaker.platform, account});
  if (person != nullptr && person->active && !visit.school.scope(person->id).no_students) return person;
  if (asked.colleague.size() > 1)
    return reply_of("Several on the staff roster are called “" + asked.heard +
                    "”. Please give the full name. Nothing was changed.");
  if (person != nullptr) return reply_of(person->called + " has no access to students. Nothing was changed.");
  if (asked.heard.empty())
    return reply_of("To whom? Such as “give " + asked.student.heard + " to Ms. Park”. Nothing was changed.");
  return reply_of("I don't find “" + asked.heard + "” on the staff roster. Nothing was changed.");
}

// The letter names nobody, for it stands in a notification; whoever opens it sees whom it is about.
bool ask(Visit& visit, const Offer& offer, const std::string& sentence) {
  const std::int64_t id = offers::put(visit.db, offer);
  Card card;
  card.blocks.push_back(says(sentence));
  card.blocks.push_back(Buttons{{{"See who", "offer", {{"offer", std::to_string(id)}}}}});
  if (write_to(visit, offer.asked, "offer:" + std::to_string(id), card)) return true;
  offers::remove(visit.db, id);
  return false;
}

std::string no_way_to(const Staff& person) {
  return "I can't write to " + person.called + ", so please ask in person. Nothing was changed.";
}

void tell_the_asker(Visit& visit, const Offer& offer, const std::string& sentence) {
  Card card;
  card.blocks.push_back(says(sentence));
  write_to(visit, offer.asker, "offer:" + std::to_string(offer.id) + ":answered", card);
}

Reply accepted(Visit& visit, const Offer& offer) {
  offers::remove(visit.db, offer.id);
  if (offer.what == Offer::What::log) {
    language::Entry entry = checkin::tapped(visit, offer.student);
    entry.day.day = offer.day;
    return checkin::save_and_echo(visit, {entry}, true);
  }
  remove(visit.db, offer.student, offer.asker, visit.today);
  const std::chrono::local_days until = end_of_claims(visit.today);
  put(visit.db, {offer.student, visit.speaker.id, until});
  week::redraw_cards_with(visit, offer.student);
  tell_the_asker(visit, offer,
                 visit.speaker.called + " takes the student you offered this week. Nothing is left to do.");
  return reply_of("You take " + visit.school.label(offer.student) + ", until " +
                  day_words(until - std::chrono::days(1)) + ". Thank you.");
}

Reply declined(Visit& visit, const Offer& offer) {
  offers::remove(visit.db, offer.id);
  if (offer.what == Offer::What::take)
    tell_the_asker(visit, offer, visit.speaker.called + " can't this week. The student stays with you.");
  return reply_of("All right. Nothing was changed.");
}

Reply shown(const Visit& visit, const Offer& offer) {
  const Staff* asker = visit.school.staff(offer.asker);
  const std::string who = asker == nullptr ? "A colleague" : asker->called;
  const std::string whom = visit.school.label(offer.student);
  const bool take = offer.what == Offer::What::take;
  Reply reply = reply_of(take ? who + " asks whether you would take " + whom + " this week."
                              : who + " says you talked with " + whom + " on " + day_words(offer.day) +
                                    ". Nothing is logged yet.");
  const auto answer = [&](const char* label, const char* means) {
    return Button{label, "offer", {{"offer", std::to_string(offer.id)}, {"answer", means}}};
  };
  reply.card.blocks.push_back(
      Buttons{{answer(take ? "Accept" : "Log it", "yes"), answer(take ? "No thanks" : "Leave it", "no")}});
  return reply;
}

}  // namespace

Reply give(Visit& visit) {
  const auto& asked = std::get<language::Give>(visit.intent);
  const auto who = known::meant(visit, &asked.student, "take");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  const auto to = colleague_in(visit, asked);
  if (const auto* reply = std::get_if<Reply>(&to)) return *reply;
  const Staff& person = *std::get<const Staff*>(to);
  if (person.id == visit.speaker.id)
    return reply_of("That is you: “take " + asked.student.heard + "” will do.");
  const Offer offer{0, Offer::What::take, student, visit.speaker.id, person.id, visit.today};
  if (!ask(visit, offer, visit.speaker.called + " asks whether you would take over a student this week.")) {
    return reply_of(no_way_to(person));
  }
  bool mine = false;
  for (const Claim& claim : of_staff(visit.db, visit.speaker.id, visit.today))
    mine = mine || claim.student == student;
  return reply_of("I asked " + person.called + " privately. " +
                  (mine ? "Until they accept, " + visit.school.label(student) + " stays with you."
                        : "Nothing changes until they accept."));
}

Reply ask_to_log(Visit& visit) {
  const auto who = known::meant(visit, nullptr, "ask_to_log");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const Staff* person = visit.school.staff(visit.id<StaffId>("staff"));
  if (person == nullptr || !person->active || visit.school.scope(person->id).no_students)
    return reply_of("I don't find that colleague any more. Nothing was sent.");
  const Offer offer{0, Offer::What::log, std::get<StudentId>(who), visit.speaker.id, person->id, visit.today};
  const bool asked = ask(visit, offer, visit.speaker.called + " says you talked with a student today.");
  Reply reply = reply_of(asked ? "I asked " + person->called + " privately. Nothing is logged by you."
                               : no_way_to(*person));
  reply.replaces_pressed = true;
  return reply;
}

Reply offer(Visit& visit) {
  const auto offer = offers::find(visit.db, visit.number("offer").value_or(0));
  Reply reply = reply_of("That is settled already. Nothing was changed.");
  const Student* student = offer ? visit.school.student(offer->student) : nullptr;
  if (offer && offer->asked == visit.speaker.id && student != nullptr && !student->left) {
    const std::string_view answer = visit.request.field("answer");
    reply = answer == "yes"  ? accepted(visit, *offer)
            : answer == "no" ? declined(visit, *offer)
                             : shown(visit, *offer);
  }
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace knownby::claims
