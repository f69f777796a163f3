#pragma once
// Three years side by side: as a table, in sentences, and what was promised and not kept.

#include <array>
#include <string>
#include <vector>

#include "tests/year/year.hpp"

namespace knownby::year {

struct Years {
  Year ours, longest_wait, random;
};

Years live_all(const Size& size, unsigned seed);
std::string table_of(const Years& years);     // a line a week
std::string findings_of(const Years& years);  // a few lines
// Empty: every promise was kept. That nobody is left unseen longer than with either simple rule, that the
// order shown does not tell who weighs most, and that all that was typed stands in the store.
std::vector<std::string> broken_promises(const Years& years);

}  // namespace knownby::year
