// The rooms one by one: the question, the cards. The language has a benchmark of its own.
#include <benchmark/benchmark.h>

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
  std::int64_t grade = 1;
  for (auto _ : state) {
    Query id(db, "SELECT id FROM groups WHERE kind = 'grade' AND code = $1",
             std::to_string(grade++ % 500 + 1));
    id.next();
    const auto found = students::grade_without_checkin_since(db, id.id<GroupTag>(0), monday);
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
