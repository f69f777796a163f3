// The rooms one by one: names, parsing, the question, the cards.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "adapters/slack/show.hpp"
#include "commands/language/understand.hpp"
#include "commands/words/card_json.hpp"
#include "store/students.hpp"
#include "tests/bench/names.hpp"

namespace knownby {
namespace {

using namespace std::chrono_literals;

language::Roster roster_of(std::uint32_t count) {
  std::vector<language::RosterStudent> students;
  std::vector<language::RosterGroup> groups;
  for (std::uint32_t number = 0; number < count; ++number) {
    language::RosterStudent student;
    student.id = {number + 1};
    student.given = bench::given_name(number);
    student.family = bench::family_name(number);
    student.shown = student.given + " " + student.family;
    student.grade = {number / 100 + 1};
    student.groups = {student.grade};
    students.push_back(std::move(student));
  }
  for (std::int64_t grade = 1; grade <= count / 100; ++grade) {
    groups.push_back({{grade},
                      language::RosterGroup::Kind::grade,
                      std::to_string(grade),
                      "Grade " + std::to_string(grade)});
  }
  return {std::move(students), std::move(groups), {}};
}

void understand(benchmark::State& state, const std::string& text) {
  const language::Roster roster = roster_of(static_cast<std::uint32_t>(state.range(0)));
  const std::vector<GroupId> mine{{1}};
  language::Setting setting{roster, std::chrono::local_days(20740 * std::chrono::days(1))};
  setting.my_groups = mine;
  setting.here = {1};
  for (auto _ : state) benchmark::DoNotOptimize(language::understand(text, setting));
}

const std::string full_name = bench::given_name(7) + " " + bench::family_name(7);
BENCHMARK_CAPTURE(understand, one_name, full_name)->Arg(500)->Arg(50000);
BENCHMARK_CAPTURE(understand, three_names_and_a_note,
                  "talked to " + full_name + ", " + bench::given_name(8) + " " + bench::family_name(8) +
                      " and " + bench::given_name(9) + " " + bench::family_name(9) + " at lunch, all good")
    ->Arg(500)
    ->Arg(50000);
BENCHMARK_CAPTURE(understand, a_misspelt_name, "Bacedin Fogxha")->Arg(500)->Arg(50000);
BENCHMARK_CAPTURE(understand, a_question, "who hasn't had a check-in this week")->Arg(500)->Arg(50000);

// The reference a name index is measured against: fold nothing, look at every name.
void plain_scan(benchmark::State& state) {
  const language::Roster roster = roster_of(static_cast<std::uint32_t>(state.range(0)));
  for (auto _ : state) {
    int found = 0;
    for (const language::RosterStudent& student : roster.students())
      found += student.shown == full_name ? 1 : 0;
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(plain_scan)->Arg(500)->Arg(50000);

void read_roster(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(roster_of(static_cast<std::uint32_t>(state.range(0))).students().size());
}
BENCHMARK(read_roster)->Arg(500)->Arg(50000)->Unit(benchmark::kMillisecond);

// The files bench_school made, named by the environment; without them this is left out.
void who(benchmark::State& state, const char* variable) {
  const char* file = std::getenv(variable);
  if (file == nullptr) return state.SkipWithError("tests/bench/run names the file");
  Db db(file, Db::Mode::read);
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::local_days today(now.time_since_epoch());
  const auto monday = today - (std::chrono::weekday(today) - std::chrono::Monday);
  std::int64_t grade = 1;
  for (auto _ : state) {
    Query id(db, "SELECT id FROM groups WHERE kind = 'grade' AND code = $1",
             std::to_string(grade++ % 500 + 1));
    id.next();
    const auto found = students::without_checkin_since(db, id.id<GroupTag>(0), monday);
    if (found.size() != 13) state.SkipWithError("the answer is wrong");
  }
}
BENCHMARK_CAPTURE(who, checkins_50_thousand, "KNOWNBY_BENCH_SMALL");
BENCHMARK_CAPTURE(who, checkins_5_million, "KNOWNBY_BENCH_LARGE");

Reply list_of_fifteen() {
  Reply reply;
  reply.card.title = "Grade 7";
  reply.card.blocks.push_back(
      says("39 of 142 have a check-in logged since Monday (1 full school day so far; Monday was off). 103 "
           "don't."));
  Table table;
  for (std::uint32_t i = 0; i < 15; ++i)
    table.rows.push_back({bench::given_name(i) + " " + bench::family_name(i), "7A", "last Tue 6 Oct"});
  reply.card.blocks.push_back(std::move(table));
  reply.card.blocks.push_back(
      Buttons{{{"More", "who", {{"of", "mine"}, {"since", "20740"}, {"page", "1"}}}}});
  return reply;
}

void card_as_our_json(benchmark::State& state) {
  const Reply reply = list_of_fifteen();
  for (auto _ : state) benchmark::DoNotOptimize(to_json(reply));
}
BENCHMARK(card_as_our_json);

void card_as_block_kit(benchmark::State& state) {
  const Reply reply = list_of_fifteen();
  for (auto _ : state) benchmark::DoNotOptimize(slack::show(reply, false));
}
BENCHMARK(card_as_block_kit);

}  // namespace
}  // namespace knownby
