// The rooms one by one: the question, the cards. The language has a benchmark of its own.
#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

#include "adapters/slack/show.hpp"
#include "commands/words/card_json.hpp"
#include "store/students.hpp"
#include "tests/bench/names.hpp"

namespace knownby {
namespace {

using namespace std::chrono_literals;

// The files bench_school made, named by the environment; without them this is left out.
void who(benchmark::State& state, const char* variable) {
  const char* file = std::getenv(variable);
  if (file == nullptr) return state.SkipWithError("tests/bench/run names the file");
  Db db(file, Db::Mode::read);
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::local_days today(now.time_since_epoch());
  const auto monday = today - (std::chrono::weekday(today) - std::chrono::Monday);
  LastDays at_hand;
  db.keep_last_days_in(at_hand);
  std::map<std::int64_t, std::vector<StudentId>> grades;
  for (const Student& student : students::all(db)) grades[student.grade.value].push_back(student.id);
  auto grade = grades.begin();
  for (auto _ : state) {
    const auto found = students::without_checkin_since(db, grade->second, monday);
    if (found.size() != 13) state.SkipWithError("the answer is wrong");
    if (++grade == grades.end()) grade = grades.begin();
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
