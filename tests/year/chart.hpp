#pragma once
// The three years as a picture (SVG): no colour has to be told apart to read it.

#include <string>

#include "tests/year/report.hpp"

namespace knownby::year {

std::string chart_of(const Years& years, const Size& size, unsigned seed);

}  // namespace knownby::year
