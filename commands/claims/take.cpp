// Taken, and given back.
#include <algorithm>
#include <utility>

#include "commands/checkin/save.hpp"
#include "commands/claims/claims.hpp"
#include "commands/known/known.hpp"
#include "commands/week/weekly.hpp"
#include "commands/whom.hpp"
#include "store/known/claims.hpp"

namespace knownby::claims {
namespace {

std::string given(const Visit& visit, StudentId id) { return visit.school.student(id)->given; }

std::string not_ones_own(const Visit& visit, StudentId student) {
  return visit.school.label(student) + " isn't in one of your groups, so nothing was saved.";
}

void offer_more(const Visit& visit, StudentId student, Reply& reply) {
  const Fields fields{{"student", whom_field(visit, student)}};
  reply.card.blocks.push_back(Buttons{{{"Talked with " + given(visit, student), "log", fields},
                                       {"Release " + given(visit, student), "release", fields}}});
}

// Somebody has the student: who, and that two may.
Reply taken_by(const Visit& visit, StudentId student, const std::vector<Claim>& holders) {
  std::vector<std::string> names;
  for (const Claim& claim : holders) {
    const Staff* person = visit.school.staff(claim.staff);
    if (person != nullptr) names.push_back(person->called);
  }
  Reply reply = reply_of(checkin::list_words(names) + (names.size() == 1 ? " has " : " have ") +
                         visit.school.label(student) + " this week. Nothing was saved.");
  Buttons buttons{{{"Join", "take", {{"student", whom_field(visit, student)}, {"join", "yes"}}}}};
  const auto week = week::card_of_this_week(visit);
  buttons.buttons.push_back(week ? Button{"Take another", "see", {{"week", id_field(week->id)}}}
                                 : Button{"Take another", "suggest"});
  reply.card.blocks.push_back(std::move(buttons));
  return reply;
}

Reply take_one(Visit& visit, StudentId student, bool joins) {
  if (!visit.school.may_read(visit.speaker, student)) return reply_of(not_ones_own(visit, student));
  std::vector<Claim> holders = of_student(visit.db, student, visit.today);
  const auto is_mine = [&](const Claim& claim) { return claim.staff == visit.speaker.id; };
  const bool mine = std::any_of(holders.begin(), holders.end(), is_mine);
  if (!mine && !holders.empty() && !joins) return taken_by(visit, student, holders);
  const std::chrono::local_days until = end_of_claims(visit.today);
  const bool news = put(visit.db, {student, visit.speaker.id, until});
  std::string words = mine ? "You have taken " + visit.school.label(student) + " already"
                           : "You take " + visit.school.label(student);
  if (!mine && !holders.empty()) words += ", together with ";
  if (!mine && !holders.empty()) {
    std::vector<std::string> names;
    for (const Claim& claim : holders) names.push_back(visit.school.staff(claim.staff)->called);
    words += checkin::list_words(names);
  }
  Reply reply = reply_of(words + ", until " + day_words(until - std::chrono::days(1)) + ".");
  offer_more(visit, student, reply);
  if (news) week::redraw_cards_with(visit, student);
  return reply;
}

// The student at that place of this week's card, as "see" numbers them.
std::optional<StudentId> numbered(const Visit& visit, int number) {
  const auto week = week::card_of_this_week(visit);
  if (!week) return std::nullopt;
  const std::vector<StudentId> shown = week::readable_of(visit, *week);
  if (number < 1 || number > static_cast<int>(shown.size())) return std::nullopt;
  return shown[static_cast<std::size_t>(number - 1)];
}

Reply whom_to_take(const Visit& visit, int number) {
  const auto week = week::card_of_this_week(visit);
  std::string words = "Whom would you like to take? Such as “take " +
                      std::string(week ? "2”, or a name" : "Bobby”") + ". Nothing was saved.";
  if (number > 0) {
    words = (week ? "There is no number " + std::to_string(number) + " on this week's card."
                  : std::string("I find no card of this week for your group to count on.")) +
            " A name will do: “take Bobby”. Nothing was saved.";
  }
  Reply reply = reply_of(std::move(words));
  if (week) reply.card.blocks.push_back(Buttons{{{"See the card", "see", {{"week", id_field(week->id)}}}}});
  return reply;
}

void append(Reply& reply, Reply more) {
  std::move(more.card.blocks.begin(), more.card.blocks.end(), std::back_inserter(reply.card.blocks));
}

}  // namespace

std::chrono::local_days end_of_claims(std::chrono::local_days today) {
  const std::chrono::weekday weekday(today);
  const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
  return monday_of(today) + std::chrono::days(weekend ? 14 : 7);
}

Reply take(Visit& visit) {
  if (visit.pressed()) {
    const auto who = known::meant(visit, nullptr, "take");
    if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
    Reply reply = take_one(visit, std::get<StudentId>(who), visit.request.field("join") == "yes");
    return reply;
  }
  const auto& asked = std::get<language::Take>(visit.intent);
  if (asked.students.empty()) {
    const auto student = numbered(visit, asked.number);
    return student ? take_one(visit, *student, false) : whom_to_take(visit, asked.number);
  }
  Reply reply;
  for (const language::Named& named : asked.students) {
    const auto who = known::meant(visit, &named, "take");
    const auto* question = std::get_if<Reply>(&who);
    append(reply, question != nullptr ? *question : take_one(visit, std::get<StudentId>(who), false));
  }
  return reply;
}

Reply release(Visit& visit) {
  const auto* typed = visit.pressed() ? nullptr : &std::get<language::Release>(visit.intent).student;
  const auto who = known::meant(visit, typed, "release");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  Reply reply = reply_of("You had not taken " + visit.school.label(student) + ". Nothing was changed.");
  if (remove(visit.db, student, visit.speaker.id, visit.today)) {
    reply = reply_of("All right. " + visit.school.label(student) + " is open to the team again.");
    reply.card.blocks.push_back(
        Buttons{{{"Take " + given(visit, student), "take", {{"student", whom_field(visit, student)}}}}});
    week::redraw_cards_with(visit, student);
  }
  reply.replaces_pressed = visit.pressed();
  return reply;
}

int release_all(Visit& visit) {
  const std::vector<Claim> mine = of_staff(visit.db, visit.speaker.id, visit.today);
  for (const Claim& claim : mine) {
    remove(visit.db, claim.student, visit.speaker.id, visit.today);
    week::redraw_cards_with(visit, claim.student);
  }
  return static_cast<int>(mine.size());
}

}  // namespace knownby::claims
