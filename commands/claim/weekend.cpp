// The week closes: whoever took somebody is asked once how it went, and one may pass on a week as a whole.

#include <map>
#include <utility>

#include "commands/calendar/waking.hpp"
#include "commands/checkin/checkin.hpp"
#include "commands/checkin/save.hpp"
#include "commands/claim/claim.hpp"
#include "commands/claim/letter.hpp"
#include "commands/week/in_place.hpp"
#include "store/known/wishes.hpp"
#include "store/week/asks.hpp"

namespace knownby::claim {
namespace {

void ask_of(const Visit& visit, const Claim& claim, std::vector<Block>& blocks) {
  const Student* student = visit.school.student(claim.student);
  const auto press = [&](const char* label, const char* answer) {
    return Button{label, "went", {{"claim", id_field(claim.id)}, {"answer", answer}}};
  };
  blocks.push_back(Text{{plain("Did you get to "), bold(student->shown), plain("?")}});
  blocks.push_back(
      Buttons{{press("Yes, log it", "yes"), press("Not yet, keep", "keep"), press("Release", "release")}});
}

Reply open_ones(Visit& visit, const std::string& said) {
  Reply reply;
  reply.replaces_pressed = true;
  if (!said.empty()) reply.card.blocks.push_back(says(said));
  for (const Claim& claim : claims::open_of_staff(visit.db, visit.speaker.id, visit.today)) {
    const bool is_kept = claim.until > week_end(visit.today);
    if (visit.school.student(claim.student) != nullptr && !is_kept) ask_of(visit, claim, reply.card.blocks);
  }
  if (reply.card.blocks.empty()) reply.card.blocks.push_back(says("Nothing is open. Thank you."));
  return reply;
}

std::string log_it(Visit& visit, const Claim& claim) {
  const checkin::Outcome outcome =
      checkin::save(visit, {checkin::tapped(visit, claim.student)}, BatchId{}, true);
  week::bring_up_to_date(visit, claim.student);
  if (outcome.saved.empty()) return "Logged already: " + visit.school.label(claim.student) + ".";
  return "Logged: " + checkin::entry_words(visit, outcome.saved.front()) + ". “undo” takes it back.";
}

}  // namespace

Reply went(Visit& visit) {
  const std::string_view answer = visit.request.field("answer");
  const auto claim = claims::find(visit.db, visit.id<ClaimId>("claim"));
  if (answer.empty()) return open_ones(visit, {});
  if (!claim || claim->staff != visit.speaker.id || visit.school.student(claim->student) == nullptr)
    return open_ones(visit, "I don't find that any more. Nothing was changed.");
  const std::string given = visit.school.given(claim->student);
  if (answer == "yes") return open_ones(visit, log_it(visit, *claim));
  if (answer == "release") {
    claims::release(visit.db, claim->id, visit.request.now);
    week::bring_up_to_date(visit, claim->student);
    return open_ones(visit, "All right, " + given + " is open to the team again.");
  }
  if (!claims::is_open(visit.db, claim->id, visit.today)) return open_ones(visit, "Nothing was changed.");
  claims::keep_until(visit.db, claim->id, week_end(visit.today) + std::chrono::days(7));
  return open_ones(visit, given + " stays yours next week, too.");
}

void ask_how_it_went(Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  const std::chrono::local_days today = calendar.day_of(visit.request.now);
  if (!week_is_closing(calendar, visit.request.now) || visit.request.now >= calendar.instant(today, sleeps))
    return;
  std::map<StaffId, std::vector<Claim>> open;
  for (const Claim& claim : claims::open_all(visit.db, today)) {
    const bool is_kept = claim.until > monday_of(today) + std::chrono::days(7);
    if (!claim.asked && !is_kept && !wishes::paused(visit.db, claim.staff, today))
      open[claim.staff].push_back(claim);
  }
  for (const auto& [person, claims_of_them] : open) {
    for (const Claim& claim : claims_of_them) claims::note_asked(visit.db, claim.id);
    Card letter;
    letter.title = "The week closes";
    letter.blocks.push_back(says(claims_of_them.size() == 1
                                     ? "You took a student this week. How did it go?"
                                     : "You took " + std::to_string(claims_of_them.size()) +
                                           " students this week. How did it go?"));
    letter.blocks.push_back(Buttons{{{"Tell me", "went", {}, Button::Tone::primary}}});
    write_to(visit, person, {}, "went:" + id_field(person) + ":" + iso_week(today), letter);
  }
}

Reply pass(Visit& visit) {
  const auto week = week_cards::find(visit.db, visit.id<WeekId>("week"));
  if (!week) return reply_of("I don't find that card any more. Nothing was changed.");
  const bool comes_back = !visit.request.field("back").empty();
  const bool from_list = visit.request.field("from") != "card";
  if (comes_back) {
    asks::unpass(visit.db, week->id, visit.speaker.id);
  } else {
    asks::pass(visit.db, week->id, visit.speaker.id);
  }
  const std::string said = comes_back ? "All right, I may suggest somebody to you again."
                                      : "All right, nobody is suggested to you this week. It costs nothing.";
  if (from_list) {
    Reply reply = list_of(visit, *week, said);
    reply.replaces_pressed = true;
    return reply;
  }
  Reply reply = reply_of(said);
  reply.card.blocks.push_back(
      Buttons{{{"Undo", "pass", {{"week", id_field(week->id)}, {"from", "card"}, {"back", "yes"}}}}});
  return reply;
}

}  // namespace knownby::claim
