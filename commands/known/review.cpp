// At the beginning of a school year: does what was told of students still hold? Whoever told it keeps it or
// drops it; what nobody keeps goes with the nightly pass (PRODUCT E.5).
#include <charconv>
#include <utility>

#include "commands/calendar/waking.hpp"
#include "commands/checkin/save.hpp"
#include "commands/claim/letter.hpp"
#include "commands/known/known.hpp"
#include "commands/records/kept.hpp"
#include "store/known/facts.hpp"
#include "store/outbox.hpp"

namespace knownby::known {
namespace {

constexpr std::size_t at_once = 6;
constexpr std::size_t most_looked_at = 200;  // of one person; nobody has told so much

std::vector<std::int64_t> ids_in(std::string_view text) {
  std::vector<std::int64_t> ids;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::int64_t id = 0;
    std::from_chars(text.data(), text.data() + end, id);
    ids.push_back(id);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ids;
}

// Their own alone: what a colleague told is the colleague's to keep.
int settle_pressed(Visit& visit) {
  int settled = 0;
  for (const std::int64_t id : ids_in(visit.request.field("drop")))
    settled += facts::remove(visit.db, id, visit.speaker.id) ? 1 : 0;
  for (const std::int64_t id : ids_in(visit.request.field("keep"))) {
    const auto fact = facts::find(visit.db, id);
    if (!fact || fact->staff != visit.speaker.id) continue;
    facts::keep(visit.db, id, visit.today);
    ++settled;
  }
  return settled;
}

std::string letters_to(StaffId person) {
  return std::string(claim::asks_about_facts) + id_field(person) + ":";
}

}  // namespace

Reply review(Visit& visit) {
  const int settled = settle_pressed(visit);
  const std::chrono::local_days began = records::school_year_began(visit.school.calendar(), visit.today);
  std::vector<Fact> open = facts::to_review(
      visit.db, visit.speaker.id, records::midnight(visit.school.calendar(), began), most_looked_at);
  // Of whom they have nothing to do with any more, they are not told either.
  std::erase_if(open, [&](const Fact& fact) { return !may(visit, Right::facts, fact.student); });
  Reply reply;
  reply.replaces_pressed = true;
  if (open.empty()) {
    reply.card.blocks.push_back(
        says(settled > 0 ? "That was the last one. Thank you." : "There is nothing to look through."));
    return reply;
  }
  outbox::fade_again(visit.db, letters_to(visit.speaker.id),
                     visit.request.now + visit.policy.retention.names_in_chat);
  const bool are_more = open.size() > at_once;
  if (are_more) open.resize(at_once);
  reply.card.title = "Does it still hold?";
  std::string all;
  for (const Fact& fact : open) {
    const std::string id = std::to_string(fact.id);
    all += (all.empty() ? "" : ",") + id;
    reply.card.blocks.push_back(says(visit.school.label(fact.student) + ": " + fact.words));
    reply.card.blocks.push_back(
        Buttons{{{"Keep", "review", {{"keep", id}}}, {"Drop", "review", {{"drop", id}}}}});
  }
  reply.card.blocks.push_back(Buttons{{{are_more ? "Keep all of these, show the next" : "Keep all of these",
                                        "review",
                                        {{"keep", all}},
                                        Button::Tone::primary}}});
  if (const auto asked = age::facts_asked(visit.db); asked && *asked >= began)
    reply.card.blocks.push_back(
        quietly("What nobody keeps goes on " + day_words(*asked + records::facts_reviewed_within) + "."));
  return reply;
}

void ask_what_still_holds(const Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  const std::chrono::local_days today = calendar.day_of(visit.request.now);
  const std::chrono::local_days began = records::school_year_began(calendar, today);
  const auto asked = age::facts_asked(visit.db);
  if ((asked && *asked >= began) || !calendar.school_day(today)) return;
  if (calendar.minute_of_day(visit.request.now) < wakes) return;
  age::facts_were_asked(visit.db, today);
  for (const StaffId person : facts::with_facts_to_review(visit.db, records::midnight(calendar, began))) {
    const Staff* who = visit.school.staff(person);
    if (who == nullptr || !sees_students(*who)) continue;
    Card letter;
    letter.title = "A new school year";
    letter.blocks.push_back(
        says("You told me what some students would be glad we know. Does it still hold? What nobody keeps "
             "goes on " +
             day_words(today + records::facts_reviewed_within) + "."));
    letter.blocks.push_back(Buttons{{{"Look through it", "review", {}, Button::Tone::primary}}});
    claim::write_to(visit, person, {}, letters_to(person) + day_field(began), letter);
  }
}

}  // namespace knownby::known
