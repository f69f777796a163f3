#include "adapters/text/bars.hpp"

#include <algorithm>
#include <cstdint>

namespace knownby {

std::vector<std::string> bars_of(const Bars& bars) {
  constexpr int width = 12;
  int most = 1;
  for (const auto& row : bars.rows) most = std::max(most, row.second);
  std::vector<std::string> drawn;
  for (const auto& [label, number] : bars.rows) {
    const int full = number <= 0 ? 0 : std::max(1, static_cast<int>(std::int64_t{number} * width / most));
    std::string& bar = drawn.emplace_back();
    for (int i = 0; i < width; ++i) bar += i < full ? "\u2588" : "\u2591";
    bar += ' ' + std::to_string(number);
  }
  return drawn;
}

}  // namespace knownby
