#pragma once
// How much the console takes and keeps. Our own choices: a terminal has no limits of its own.

#include <cstddef>

namespace knownby::console {

constexpr std::size_t kLine = 8'000;  // bytes of one typed line; Slack's longest message is 4,000 letters
constexpr std::size_t kMessagesKept = 2'000;  // the oldest goes when one more comes
constexpr std::size_t kBar = 24;              // columns of the longest bar
constexpr std::size_t kRule = 24;             // columns of a rule
constexpr std::size_t kNarrowest = 24;        // columns; a narrower terminal is drawn as this wide

}  // namespace knownby::console
