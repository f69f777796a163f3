#pragma once
// What the guards at the edge throw when bytes from outside are not what they claim to be.

#include <stdexcept>

namespace knownby {

// what() names the rule that was broken and never repeats the input, so that it may be counted and logged.
struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace knownby
