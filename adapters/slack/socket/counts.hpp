#pragma once
// What Socket Mode counts for the program's metrics.

#include <cstdint>

namespace knownby::slack {

struct SocketCounts {
  std::uint64_t ready = 0;    // connections that said hello and are heard, now
  std::uint64_t stopped = 0;  // 1: given up until the next start; somebody must look
  std::uint64_t opened = 0;   // connections that said hello, ever
  std::uint64_t refused = 0;  // attempts that brought no connection
  std::uint64_t dropped = 0;  // connections that ended without a word, or fell silent
  std::uint64_t bad_frames = 0;
  std::uint64_t bad_bytes = 0;  // in them
  std::uint64_t envelopes = 0;  // taken
  std::uint64_t repeated = 0;   // that came again
  std::uint64_t left = 0;       // not taken: stopping, or too many under way
  std::uint64_t acks = 0;
  std::uint64_t acks_lost = 0;  // no connection was there to carry them
  std::uint64_t events = 0;     // envelopes that brought an event
};

}  // namespace knownby::slack
