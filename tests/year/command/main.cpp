// A year in a school, printed week by week beside two simple rules, and drawn.
#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "tests/year/chart.hpp"
#include "tests/year/report.hpp"

int main(int argc, char** argv) {
  using namespace knownby::year;
  CLI::App program("A year in a school: who is seen, with Knownby's cards and with two simple rules.");
  Size size{3, 140, 12};
  unsigned seed = 2026;
  std::string chart;
  program.add_option("--grades", size.grades)->capture_default_str();
  program.add_option("--pupils", size.pupils, "of each grade")->capture_default_str();
  program.add_option("--adults", size.adults, "of each grade")->capture_default_str();
  program.add_option("--seed", seed)->capture_default_str();
  program.add_option("--chart", chart, "write the picture (SVG) to this file");
  CLI11_PARSE(program, argc, argv);
  try {
    const Years years = live_all(size, seed);
    std::cout << table_of(years) << findings_of(years);
    if (!chart.empty()) std::ofstream(chart) << chart_of(years, size, seed);
    return broken_promises(years).empty() ? 0 : 1;
  } catch (const std::exception& trouble) {
    std::fprintf(stderr, "%s\n", trouble.what());
    return 2;
  }
}
