#include "commands/week/pool.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "commands/rights.hpp"
#include "commands/week/lists.hpp"
#include "store/checkins.hpp"
#include "store/known/adults.hpp"
#include "store/known/home.hpp"
#include "store/known/wishes.hpp"
#include "store/schedules.hpp"
#include "store/week/asks.hpp"
#include "store/week/claims.hpp"
#include "store/week/priorities.hpp"

namespace knownby::week {
namespace {

using std::chrono::local_days;
using Last = std::optional<local_days>;
constexpr std::chrono::days one_day{1};
constexpr int good_news_within = 20;  // school days (PRODUCT D.3)

// The first day anybody could have logged anything; none: nobody has yet.
Last began_here(Db& db, const School& school) {
  const auto logged = checkins::first_logged(db);
  const auto carded = week_cards::first_made(db);
  if (!logged && !carded) return std::nullopt;
  constexpr auto never = std::chrono::sys_seconds::max();
  return school.calendar().day_of(std::min(logged.value_or(never), carded.value_or(never)));
}

// Where the school days of `good_news_within` begin; a long holiday makes it no longer than two months.
local_days school_days_ago(const Calendar& calendar, local_days today) {
  constexpr std::chrono::days at_most{60};
  local_days day = today;
  while (today - day < at_most && calendar.school_days(day, today - one_day) < good_news_within)
    day -= one_day;
  return day;
}

// One look at the store for all who are in a pool.
// No check-in is marked as bad news, so that nobody's record is. What is recorded is good news: whose home
// was called lately and never heard any, while nobody logged a talk with the student, is due some (PRODUCT
// B.2).
class Reading {
 public:
  Reading(Db& db, const School& school, local_days today)
      : db_(db),
        school_(school),
        today_(today),
        began_here_(began_here(db, school)),
        lately_(school_days_ago(school.calendar(), today)) {
    for (StudentId id : checkins::away_on(db, today)) away_.insert(id.value);
    for (StudentId id : home::without_good_news(db, lately_)) no_good_news_.insert(id.value);
  }

  // Those of the group who are not in the pool yet.
  void add(Pool& pool, GroupId group) {
    for (const adults::LastTalk& talk : adults::last_talks(db_, group)) talks_[talk.student.value] = talk.day;
    for (const LastCheckin& one : students::last_checkins(db_, school_.members(group))) {
      const Student* student = school_.student(one.student);
      if (student == nullptr || student->entered > today_ || !added_.insert(one.student.value).second)
        continue;
      any_logged_ = any_logged_ || one.day;
      pool.students.push_back(candidate(*student, one.day));
    }
    pool.from_zero = !any_logged_;
  }

  int waited(const Student& student, Last last) const {
    const local_days start =
        std::max({student.entered, school_.calendar().year_began(today_).value_or(student.entered),
                  began_here_.value_or(today_)});
    return school_.calendar().school_days(last ? *last + one_day : start, today_ - one_day);
  }

 private:
  Candidate candidate(const Student& student, Last last) const {
    Candidate one;
    one.student = student.id;
    one.given = student.given;
    one.waited = waited(student, last);
    one.adult = adult_of(student.id);
    if (last && *last >= monday_of(today_)) one.out = Candidate::Out::reached;
    if (away_.contains(student.id.value)) one.out = Candidate::Out::away;
    one.is_new = arrived_lately(school_, student, today_);
    one.only_negative = no_good_news_.contains(student.id.value) && (!last || *last < lately_);
    return one;
  }

  Candidate::Adult adult_of(StudentId id) const {
    const auto talk = talks_.find(id.value);
    if (talk == talks_.end()) return Candidate::Adult::none;
    const bool active = talk->second && school_.calendar().school_days(*talk->second + one_day,
                                                                       today_ - one_day) <= quiet_after;
    return active ? Candidate::Adult::active : Candidate::Adult::quiet;
  }

  Db& db_;
  const School& school_;
  const local_days today_;
  const Last began_here_;
  const local_days lately_;
  std::unordered_set<std::int64_t> away_, added_, no_good_news_;
  std::unordered_map<std::int64_t, Last> talks_;  // with their adults
  bool any_logged_ = false;
};

// On a card, and with no counted check-in since the day it came.
bool missed(Db& db, const School& school, const week_cards::Asked& card, StudentId id) {
  if (std::find(card.students.begin(), card.students.end(), id) == card.students.end()) return false;
  const Last last = students::last_checkin(db, id);
  return !last || *last < school.calendar().day_of(card.made);
}

// As many as each may be asked (two; fewer for whoever works part-time), all together.
int asks_of(Db& db, const std::vector<StaffId>& adults) {
  const std::map<StaffId, int> fewer = asks::allowed(db);
  int sum = 0;
  for (StaffId person : adults) {
    const auto found = fewer.find(person);
    sum += found == fewer.end() ? asks_an_adult : std::min(found->second, asks_an_adult);
  }
  // Where nobody is there to ask, the card still says whom it is about, rather than that all is well.
  return std::max(sum, asks_an_adult);
}

}  // namespace

bool arrived_lately(const School& school, const Student& student, local_days today) {
  const bool with_the_others = student.entered <= school.calendar().year_began(today).value_or(local_days{});
  return !with_the_others && school.calendar().school_days(student.entered, today) <= newly_for;
}

int days_waited(Db& db, const School& school, const Student& student, Last last, local_days today) {
  return Reading(db, school, today).waited(student, last);
}

Pool pool_of(Db& db, const School& school, GroupId group, local_days today) {
  Pool pool;
  pool.week = iso_week(today);
  pool.asks = asks_of(db, counted_on(db, school, group, today));
  Reading(db, school, today).add(pool, group);
  std::unordered_set<std::int64_t> claimed;
  for (const Claim& claim : claims::open_in(db, group, today)) claimed.insert(claim.student.value);
  const auto weighing =
      priorities::weighing(db, today, [&](StaffId keeper) { return may_keep_lists(school, keeper); });
  const auto cards = week_cards::asked(db, group, iso_week(today - std::chrono::days(7)), most_cards_running);
  for (Candidate& one : pool.students) {
    if (one.out == Candidate::Out::no && claimed.contains(one.student.value))
      one.out = Candidate::Out::claimed;
    const auto weighs = weighing.find(one.student);
    if (weighs != weighing.end()) {
      one.prio = weighs->second.strong ? 2 : weighs->second.gentle ? 1 : 0;
      one.asks = weighs->second.asks;
    }
    one.on_last_card = !cards.empty() && missed(db, school, cards[0], one.student);
    one.on_the_card_before = cards.size() > 1 && missed(db, school, cards[1], one.student);
  }
  return pool;
}

Pool pool_for(Db& db, const School& school, StaffId person, local_days today, int most) {
  Pool pool;
  pool.week = iso_week(today);
  pool.most = pool.asks = most;
  Reading reading(db, school, today);
  for (GroupId group : school.scope(person).mine) reading.add(pool, group);
  const std::vector<StudentId> left_off = wishes::left_off(db, person, today);
  for (Candidate& one : pool.students) {
    if (std::find(left_off.begin(), left_off.end(), one.student) != left_off.end())
      one.out = Candidate::Out::left_off;
  }
  return pool;
}

const Candidate* find(const Pool& pool, StudentId student) {
  const auto found = std::find_if(pool.students.begin(), pool.students.end(),
                                  [&](const Candidate& one) { return one.student == student; });
  return found == pool.students.end() ? nullptr : &*found;
}

std::vector<StaffId> counted_on(Db& db, const School& school, GroupId group, local_days today) {
  const std::vector<StaffId> paused = wishes::paused(db, today);
  std::vector<StaffId> found;
  for (const Staff* person : school.around(group)) {
    const bool is_paused = std::find(paused.begin(), paused.end(), person->id) != paused.end();
    if (!is_paused && may(school, *person, Right::look_after, group)) found.push_back(person->id);
  }
  return found;
}

std::string reason(const School& school, const Student& student, Last last, local_days today,
                   Candidate::Adult adult) {
  if (last && monday_of(*last) == monday_of(today)) return "reached this week, " + day_words(*last);
  if (arrived_lately(school, student, today)) return "new this month";
  if (!last) return "no check-in logged yet";
  const auto weeks = (today - *last).count() / 7;
  if (weeks >= 2) return "no check-in logged for " + std::to_string(weeks) + " weeks";
  return adult == Candidate::Adult::none ? "no adult named yet" : "last logged " + day_words(*last);
}

}  // namespace knownby::week
