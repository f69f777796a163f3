#pragma once
// What the machine counts since it was started, asleep or awake: nobody can set it. Defined beside the clock.

#include <chrono>

namespace knownby {

std::chrono::seconds uptime();

}  // namespace knownby
