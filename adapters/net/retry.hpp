#pragma once
// How long to wait before trying again. Pure and without chance: the same delivery waits the same, so that a
// restart and a test see what was seen before.

#include <chrono>
#include <optional>
#include <string_view>

namespace knownby::net {

struct Backoff {
  std::chrono::milliseconds first{2'000};   // the most after the first attempt; doubles with each further one
  std::chrono::milliseconds most{300'000};  // five minutes: an outage ends unseen for no longer than that
};

// The wait after attempt n (1 for the first): somewhere between nothing and min(most, first * 2^(n-1)), where
// in between is spread over the keys ("full jitter"), so that what failed together does not return together.
std::chrono::milliseconds wait_after(int attempt, std::string_view key, Backoff backoff = {});

// The wait the platform asked for, and up to a second more, spread likewise. It wins over our own backoff,
// however long it is, and does not count as an attempt (S-20, S-21).
std::chrono::milliseconds wait_as_told(std::chrono::seconds retry_after, std::string_view key);

// A Retry-After header in seconds. Missing or not a plain number: 30 s (S-21). Never more than a day.
std::chrono::seconds read_retry_after(std::optional<std::string_view> header);

}  // namespace knownby::net
