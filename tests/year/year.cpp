#include "tests/year/year.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "commands/language/text/fold.hpp"
#include "commands/week/pool.hpp"
#include "store/groups.hpp"
#include "store/week/asks.hpp"
#include "tests/year/days.hpp"
#include "tests/year/seen.hpp"

namespace knownby::year {
namespace {

// A simple rule in the place of Knownby's: as many students, of the same ones who may be asked about.
std::vector<std::string> by_rule(Rule rule, const week::Pool& pool, const School& school,
                                 const Chance& chance) {
  std::vector<std::pair<double, std::string>> line;
  for (const week::Candidate& one : pool.students) {
    if (one.out != week::Candidate::Out::no || !(pool.from_zero || week::waits(one))) continue;
    const Student* student = school.student(one.student);
    const double lot = chance.of("lot", student->sis_id, pool.week);
    line.emplace_back(rule == Rule::longest_wait ? lot - one.waited : lot, student->shown);
  }
  std::sort(line.begin(), line.end());
  line.resize(std::min(line.size(), week::seats(pool).size()));
  std::vector<std::string> names;
  for (const auto& [rank, name] : line) names.push_back(name);
  return names;
}

class Living {
 public:
  Living(Rule rule, const Size& size, unsigned seed)
      : rule_(rule),
        lasts_(size.lasts),
        chance_(seed),
        people_(people_of(size, chance_)),
        chat_(people_, rule == Rule::knownby),
        days_(people_, chance_, chat_, rule == Rule::knownby) {}

  Year live() {
    const std::vector<local_days> exports = import_days();
    std::optional<local_days> monday;  // of the week whose lists are out
    const local_days first = chat_.calendar().days().front().day;
    const local_days last = std::min(chat_.calendar().days().back().day, first + lasts_);
    for (local_days day = first; day <= last; day += std::chrono::days(1)) {
      if (!chat_.calendar().school_day(day)) continue;
      chat_.it_is(day, "07:45");
      if (std::find(exports.begin(), exports.end(), day) != exports.end()) chat_.sends_export(day);
      const Lists lists = monday == monday_of(day) ? Lists{} : lists_of(day);
      if (monday != monday_of(day)) count_taken(day);
      monday = monday_of(day);
      chat_.it_is(day, "12:00");
      days_.pass(day, lists);
    }
    year_.typed = days_.typed();
    count_taken(last);
    Seen seen;
    chat_.look([&](Db& db) { seen = read_seen(db); });
    sum_up(year_, seen, people_, chat_.calendar());
    year_.order_tells = year_.cards == 0 ? 0 : correlations_ / year_.cards;
    year_.order_chance = year_.cards == 0 ? 0 : std::sqrt(chance_of_order_) / year_.cards;
    return year_;
  }

 private:
  // Week by week: a month after one was over, nothing says any more who took whom.
  void count_taken(local_days day) {
    chat_.look([&](Db& db) {
      for (const auto& [person, taken] : asks::taken_since(db, counted_)) year_.claims += taken;
    });
    counted_ = chat_.calendar().instant(day, std::chrono::hours(8));
  }

  Lists lists_of(local_days day) {
    Lists lists;
    for (const Adult& adult : people_.adults) {
      if (!adult.leads) continue;
      std::vector<std::string> chosen, read;
      chat_.look([&](Db& db) { chosen = choose_again(db, adult.grade, day); });
      if (rule_ == Rule::knownby) {
        if (!chosen.empty() && !chat_.presses(adult.id, channel_of(adult.grade), "See "))
          throw std::runtime_error("no card came on " + iso(day));
        read = chat_.names_read();
        if (!chosen.empty() && read.empty()) throw std::runtime_error("nobody to read: " + chat_.words());
        chosen = read;
      }
      lists[adult.grade] = chosen;
    }
    return lists;
  }

  // Whom the rule names; of Knownby's own card, which is read from the chat, only how its order lies.
  std::vector<std::string> choose_again(Db& db, const std::string& grade, local_days day) {
    const School school(db, chat_.policy());
    const GroupId group = groups::put(db, Group::Kind::grade, grade, "Grade " + grade);
    const week::Pool pool = week::pool_of(db, school, group, day);
    if (rule_ != Rule::knownby) {
      const std::vector<std::string> names = by_rule(rule_, pool, school, chance_);
      count(names.size());
      return names;
    }
    std::vector<std::string> names, firsts;
    std::vector<int> weights;
    for (StudentId id : week::choose(pool)) {
      names.push_back(school.student(id)->shown);
      firsts.push_back(language::folded(school.student(id)->given));
      weights.push_back(week::points(*week::find(pool, id)));
    }
    count(names.size());
    year_.by_first_name = year_.by_first_name && std::is_sorted(firsts.begin(), firsts.end());
    correlations_ += rank_correlation(weights);
    if (weights.size() > 1) chance_of_order_ += 1.0 / static_cast<double>(weights.size() - 1);
    return names;
  }

  void count(std::size_t asked) {
    ++year_.cards;
    year_.asked += static_cast<int>(asked);
  }

  const Rule rule_;
  const std::chrono::days lasts_;
  const Chance chance_;
  const People people_;
  SchoolInChat chat_;
  Days days_;
  std::chrono::sys_seconds counted_{};
  Year year_;
  double correlations_ = 0, chance_of_order_ = 0;
};

}  // namespace

const char* called(Rule rule) {
  switch (rule) {
    case Rule::knownby:
      return "Knownby";
    case Rule::longest_wait:
      return "longest wait first";
    case Rule::random:
      return "at random";
  }
  return "";
}

Year live(Rule rule, const Size& size, unsigned seed) { return Living(rule, size, seed).live(); }

}  // namespace knownby::year
