#include "tests/year/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace knownby::year {
namespace {

constexpr double standard_deviations = 4;

std::string percent(const Week& week) {
  return fmt::format("{:3.0f} %", 100.0 * week.seen_lately / std::max(1, week.enrolled));
}

double mean_seen(const Year& year) {
  double sum = 0;
  for (const Week& week : year.weeks)
    sum += static_cast<double>(week.seen_lately) / std::max(1, week.enrolled);
  return year.weeks.empty() ? 0 : 100 * sum / static_cast<double>(year.weeks.size());
}

}  // namespace

Years live_all(const Size& size, unsigned seed) {
  return {live(Rule::knownby, size, seed), live(Rule::longest_wait, size, seed),
          live(Rule::random, size, seed)};
}

std::string table_of(const Years& years) {
  std::string text =
      "Students with a check-in logged in the last 20 school days, and the longest wait of anybody then\n"
      "week ending      Knownby        longest first  at random\n";
  for (std::size_t i = 0; i < years.ours.weeks.size(); ++i) {
    text += iso(years.ours.weeks[i].ends) + "   ";
    for (const Year* year : {&years.ours, &years.longest_wait, &years.random})
      text += fmt::format("{}  {:3d} d   ", percent(year->weeks[i]), year->weeks[i].longest_wait);
    text += "\n";
  }
  return text;
}

std::string findings_of(const Years& years) {
  std::string text;
  for (const auto& [rule, year] : {std::pair{Rule::knownby, &years.ours},
                                   {Rule::longest_wait, &years.longest_wait},
                                   {Rule::random, &years.random}}) {
    text += fmt::format(
        "{:19} longest unseen {:3d} school days; seen lately {:.1f} % in the mean; {} check-ins, {} seats on "
        "{} cards\n",
        called(rule), year->longest_unseen, mean_seen(*year), year->logged, year->asked, year->cards);
  }
  text += fmt::format("order shown and weight: rank correlation {:+.3f}, by chance within {:.3f}\n",
                      years.ours.order_tells, standard_deviations * years.ours.order_chance);
  for (const std::string& broken : broken_promises(years)) text += "NOT KEPT: " + broken + "\n";
  return text;
}

std::vector<std::string> broken_promises(const Years& years) {
  std::vector<std::string> broken;
  for (const Year* simple : {&years.longest_wait, &years.random}) {
    if (years.ours.longest_unseen > simple->longest_unseen)
      broken.push_back(fmt::format("somebody was left unseen for {} school days, {} with a simple rule",
                                   years.ours.longest_unseen, simple->longest_unseen));
  }
  if (std::abs(years.ours.order_tells) > standard_deviations * years.ours.order_chance)
    broken.push_back("the order shown tells who weighs most");
  if (!years.ours.by_first_name) broken.push_back("a card was not in the order of first names");
  for (const Year* year : {&years.ours, &years.longest_wait, &years.random}) {
    if (year->typed != year->logged)
      broken.push_back(
          fmt::format("{} check-ins were typed and {} stand in the store", year->typed, year->logged));
  }
  return broken;
}

}  // namespace knownby::year
