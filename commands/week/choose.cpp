#include "commands/week/choose.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <tuple>
#include <utility>

#include "commands/language/text/fold.hpp"
#include "commands/week/weights.hpp"
#include "commands/words/fnv.hpp"

namespace knownby::week {
namespace {

using Adult = Candidate::Adult;
using By = Seat::By;
using Line = std::vector<const Candidate*>;  // as people stand in one

constexpr std::size_t turns =
    3;  // cards within which everybody who waits too long is asked about, if that is possible

// Stirred (the finish of splitmix64): FNV alone would put neighbouring ids side by side.
std::uint64_t lot(StudentId student, const std::string& week) {
  std::uint64_t hash = fnv(week + "/" + std::to_string(student.value));
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
  hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
  return hash ^ (hash >> 31U);
}

// Highest rank first, ties by lot; the id last, should two lots ever be the same.
template <class Rank>
void line_up(Line& line, const std::string& week, Rank rank) {
  std::vector<std::tuple<int, std::uint64_t, StudentId, const Candidate*>> places;
  for (const Candidate* one : line) {
    places.emplace_back(-rank(*one), lot(one->student, week), one->student, one);
  }
  std::sort(places.begin(), places.end());
  std::transform(places.begin(), places.end(), line.begin(),
                 [](const auto& place) { return std::get<const Candidate*>(place); });
}

// Of those who wait too long the ones not asked about lately come first, so that three cards ask about three
// times as many of them whether or not anybody was met in between. Where that is still too few for all of
// them it would only put off those who wait longest: then they come first, twice running and then privately.
int rank_by_wait(const Candidate& one, bool in_turn) {
  constexpr int ahead = 100'000, ahead_of_all = 200'000;  // school days nobody waits
  const int rank = one.waited + (one.on_last_card ? weights::tired / weights::a_school_day : 0);
  if (one.waited < overdue) return rank;
  const bool lately = one.on_last_card || one.on_the_card_before;
  return rank + (in_turn && lately ? ahead : ahead_of_all);
}

int points_without_prio(const Candidate& one) { return points(one) - one.prio * weights::half_prio; }

bool among(const Line& line, const Candidate* one) {
  return std::find(line.begin(), line.end(), one) != line.end();
}

Line the_first(Line line, std::size_t most) {
  if (line.size() > most) line.resize(most);
  return line;
}

// The `most` heaviest, of whom not more than `may_owe` would be missing if no priority weighed anything.
Line heaviest(Line line, const std::string& week, std::size_t most, std::size_t may_owe) {
  line_up(line, week, points_without_prio);
  const Line without = the_first(line, most);
  line_up(line, week, points);
  Line chosen = the_first(line, most);
  auto owing = static_cast<std::size_t>(
      std::count_if(chosen.begin(), chosen.end(), [&](const auto* one) { return !among(without, one); }));
  for (auto last = chosen.end(); owing > may_owe && last != chosen.begin();) {  // the lightest of them goes
    if (among(without, *--last)) continue;
    last = chosen.erase(last);
    --owing;
  }
  for (const Candidate* one : without) {
    if (chosen.size() < most && !among(chosen, one)) chosen.push_back(one);
  }
  return chosen;
}

std::size_t seats_there_are(const Pool& pool, std::size_t waiting) {
  const int most = pool.from_zero ? std::min(pool.most, most_from_zero) : pool.most;
  return std::min(waiting, static_cast<std::size_t>(std::max(0, std::min(most, pool.asks))));
}

Line in_line(const Pool& pool) {
  Line line;
  for (const Candidate& one : pool.students) {
    const bool out = one.out != Candidate::Out::no || rests(one);
    if (!out && (pool.from_zero || waits(one))) line.push_back(&one);
  }
  return line;
}

void give(std::vector<Seat>& given, const Line& to, By by) {
  for (const Candidate* one : to) given.push_back({one->student, by});
}

}  // namespace

int points(const Candidate& one) {
  int sum = weights::a_school_day * std::min(one.waited, weights::most_days);
  if (one.adult == Adult::none) sum += weights::no_adult;
  if (one.adult == Adult::quiet) sum += weights::quiet_adult;
  if (one.asks) sum += weights::asks;
  if (one.is_new) sum += weights::newly;
  sum += one.prio * weights::half_prio;
  if (one.only_negative) sum += weights::only_negative;
  if (one.on_last_card) sum += weights::tired;
  return sum;
}

bool waits(const Candidate& one) { return one.waited >= shortest_wait || one.adult != Adult::active; }

bool rests(const Candidate& one) { return one.on_last_card && one.on_the_card_before; }

std::vector<Seat> seats(const Pool& pool) {
  Line line = in_line(pool);
  const std::size_t all = seats_there_are(pool, line.size());
  std::vector<Seat> given;
  if (pool.from_zero) {
    line_up(line, pool.week, [](const Candidate&) { return 0; });
    give(given, the_first(std::move(line), all), By::lot);
    return given;
  }
  const auto too_long = static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](const auto* one) { return one->waited >= overdue; }));
  const std::size_t by_wait = std::min(all, std::max((all + 2) / 3, too_long));
  const bool in_turn = too_long <= turns * all;
  line_up(line, pool.week, [&](const Candidate& one) { return rank_by_wait(one, in_turn); });
  give(given, the_first(line, by_wait), By::wait);
  line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(by_wait));
  give(given, heaviest(std::move(line), pool.week, all - by_wait, all / 2), By::weight);
  return given;
}

std::vector<StudentId> choose(const Pool& pool) {
  std::vector<std::pair<std::string, StudentId>> named;
  for (const Seat& seat : seats(pool)) {
    const auto one = std::find_if(pool.students.begin(), pool.students.end(),
                                  [&](const Candidate& any) { return any.student == seat.student; });
    named.emplace_back(language::folded(one->given), seat.student);
  }
  std::sort(named.begin(), named.end());
  std::vector<StudentId> shown;
  for (const auto& [name, student] : named) shown.push_back(student);
  return shown;
}

}  // namespace knownby::week
