// Why a student is on the week's card, or is not: the same computation as the card's own, told in words to
// one person who may ask about that student.
#include <algorithm>
#include <utility>

#include "commands/refusal.hpp"
#include "commands/week/pool.hpp"
#include "commands/week/week.hpp"
#include "commands/week/weights.hpp"
#include "commands/whom.hpp"
#include "store/schedules.hpp"

namespace knownby::week {
namespace {

using Adult = Candidate::Adult;
using Out = Candidate::Out;

std::string days_words(int days) {
  return std::to_string(days) + (days == 1 ? " school day" : " school days");
}

int as_days(int points) { return (points + weights::a_school_day / 2) / weights::a_school_day; }

std::string worth(int points) {
  if (points < 0) return "weighs " + std::to_string(as_days(-points)) + " days less";
  return "weighs as much as " + std::to_string(as_days(points)) + " more days";
}

std::string adult_words(Adult adult) {
  switch (adult) {
    case Adult::active:
      return "somebody is, and talked with them lately";
    case Adult::quiet:
      return "somebody is, with no talk logged for more than " + days_words(quiet_after) + "; " +
             worth(weights::quiet_adult);
    case Adult::none:
      return "nobody yet; " + worth(weights::no_adult);
  }
  return {};
}

// What a student said is for counselors, a priority for them and for leads (PRODUCT B.3, E.3). Whoever may
// not know is not told that there is anything to know either: the sum is not shown.
void add_private(Facts& facts, const Visit& visit, const Candidate& one) {
  if (one.asks && may(visit, Right::survey, one.student))
    facts.rows.emplace_back("Told in a survey", "named nobody, or wants to talk; " + worth(weights::asks));
  if (one.prio > 0 && may(visit, Right::priority, one.student))
    facts.rows.emplace_back("Priority until its review", worth(one.prio * weights::half_prio));
}

Facts facts_of(const Visit& visit, const Candidate& one) {
  Facts facts;
  const auto last = students::last_checkin(visit.db, one.student);
  facts.rows.emplace_back("Last check-in logged", last ? day_words(*last) : "none yet");
  facts.rows.emplace_back("Waits since then", days_words(one.waited));
  facts.rows.emplace_back("Their adult", adult_words(one.adult));
  if (one.is_new) facts.rows.emplace_back("New this month", worth(weights::newly));
  if (one.only_negative)
    facts.rows.emplace_back("Good news is due", "home was called lately, and no good news is noted; " +
                                                    worth(weights::only_negative));
  if (one.on_last_card) facts.rows.emplace_back("On the last card, not reached", worth(weights::tired));
  add_private(facts, visit, one);
  return facts;
}

std::string seat_words(Seat::By by, const Candidate& one) {
  if (by == Seat::By::lot) return "Nothing is logged of anybody yet, so a few were drawn by lot.";
  if (by == Seat::By::weight) return "The wait and what else is known weigh more than with others.";
  if (one.waited >= overdue)
    return "Whoever waits " + days_words(overdue) + " or more comes first, whatever else is known.";
  return "A third of the places go to whoever waits longest, and to nothing else.";
}

// In the order in which the computation asks.
std::string no_seat_words(const Candidate& one, const std::string& given) {
  if (one.out == Out::reached) return "This week somebody has talked with " + given + " already.";
  if (one.out == Out::away) return given + " is noted as away today.";
  if (one.out == Out::claimed) return "Somebody has " + given + " this week.";
  if (rests(one))
    return "After two cards without a check-in logged there is no third in a row: leads and counselors look "
           "after it quietly.";
  if (!waits(one)) return "There is an adult who talked with " + given + " lately, and the wait is short.";
  if (one.waited >= overdue)
    return "More students wait as long as this than there are places; they come in turn.";
  return "The places go to others who wait longer or for whom more weighs. Where two are alike, the lot "
         "decides.";
}

// The group whose card is meant: this channel's where the student belongs to it, else their grade's.
GroupId group_of(const Visit& visit, const Student& student) {
  if (visit.place && visit.place->group) {
    const auto members = visit.school.members(*visit.place->group);
    if (std::find(members.begin(), members.end(), student.id) != members.end()) return *visit.place->group;
  }
  return student.grade ? student.grade : student.homeroom;
}

struct Stand {
  bool is_out = false;  // this week's card came
  bool on_it = false;
};

Stand stand_of(const Visit& visit, GroupId group, StudentId id) {
  const std::string week = iso_week(visit.today);
  const auto cards = week_cards::asked(visit.db, group, week, 1);
  if (cards.empty() || cards[0].week != week) return {};
  const std::vector<StudentId>& asked = cards[0].students;
  return {true, std::find(asked.begin(), asked.end(), id) != asked.end()};
}

std::string title_of(const Stand& stand, bool seated, const std::string& given) {
  if (!stand.is_out)
    return given + (seated ? " would be on a card made today" : " would not be on a card made today");
  return given + (stand.on_it ? " is on this week's card" : " is not on this week's card");
}

// Something happened since the card came, or would have been different a day earlier.
std::string since_words(const Stand& stand, bool seated) {
  if (!stand.is_out || stand.on_it == seated) return {};
  return "The card keeps whom it was made with. As it stands now: ";
}

Reply explain(const Visit& visit, const Student& student) {
  const GroupId group = group_of(visit, student);
  const Pool pool = pool_of(visit.db, visit.school, group, visit.today);
  const Candidate* one = find(pool, student.id);
  if (one == nullptr)
    return reply_of(visit.school.label(student.id) + " is in no group that could have a card yet.");
  const std::vector<Seat> given = seats(pool);
  const auto seat =
      std::find_if(given.begin(), given.end(), [&](const Seat& any) { return any.student == student.id; });
  const bool seated = seat != given.end();
  const Stand stand = stand_of(visit, group, student.id);
  Reply reply;
  reply.card.title = title_of(stand, seated, student.given);
  const std::string because = seated ? seat_words(seat->by, *one) : no_seat_words(*one, student.given);
  reply.card.blocks.push_back(
      Text{{bold(visit.school.label(student.id)), plain(": " + since_words(stand, seated) + because)}});
  reply.card.blocks.push_back(facts_of(visit, *one));
  reply.card.blocks.push_back(
      quietly("A third of the places go by the wait alone, so being on a card means nothing in particular, "
              "and its order "
              "is the alphabet's. Only you see this."));
  return reply;
}

}  // namespace

Reply why(Visit& visit) {
  const auto* typed = visit.pressed() ? nullptr : &std::get<language::WhyChosen>(visit.intent).student;
  const auto who = meant(visit, Right::contacts, typed, "why");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const Student& student = *visit.school.student(std::get<StudentId>(who));
  return explain(visit, student);
}

}  // namespace knownby::week
