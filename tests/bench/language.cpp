// What a line costs: names and parsing in schools of 500 and of 50,000 students, beside a plain scan of the
// roster.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "commands/language/understand.hpp"
#include "tests/bench/names.hpp"

namespace knownby {
namespace {

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

// As much as Slack and Teams may hand over, most of it never a note: read to 4,000 bytes.
std::string long_line(const std::string& part) {
  constexpr std::size_t kilobytes_16 = 16UL * 1024;
  std::string line;
  while (line.size() < kilobytes_16) line += part;
  line.resize(kilobytes_16);
  return line;
}
BENCHMARK_CAPTURE(understand, kilobytes_16_of_names, long_line(full_name + ", "))->Arg(500)->Arg(50000);
BENCHMARK_CAPTURE(understand, kilobytes_16_of_misspelt_names, long_line("Bacedin Fogxha, "))
    ->Arg(500)
    ->Arg(50000);
BENCHMARK_CAPTURE(understand, kilobytes_16_of_commas, long_line(","))->Arg(500)->Arg(50000);
BENCHMARK_CAPTURE(understand, kilobytes_16_of_prose,
                  full_name + long_line(" told me about the game and then"))
    ->Arg(500)
    ->Arg(50000);

}  // namespace
}  // namespace knownby
