#include "adapters/net/restraint/retry_budget.hpp"

#include <algorithm>

namespace knownby::net {
namespace {

constexpr std::chrono::seconds minute{60};
constexpr std::size_t share = 5;  // one in five
// Ours: so many a minute may always be, else a school's three cards would wait for traffic that never comes.
constexpr std::size_t always = 10;

}  // namespace

bool RetryBudget::may_retry(Time now) const {
  const std::size_t retries = within(retries_, now) + 1;
  return retries <= always || retries * share <= within(calls_, now);
}

void RetryBudget::went(Time now, bool is_retry) {
  for (auto* times : {&calls_, &retries_}) {
    while (!times->empty() && now - times->front() >= minute) times->pop_front();
  }
  calls_.push_back(now);
  if (is_retry) retries_.push_back(now);
}

RetryBudget::Time RetryBudget::next(Time now) const {
  const std::size_t live = within(retries_, now);
  return live == 0 ? now : retries_[retries_.size() - live] + minute;
}

std::size_t RetryBudget::within(const std::deque<Time>& calls, Time now) {
  const auto first =
      std::find_if(calls.begin(), calls.end(), [now](Time call) { return now - call < minute; });
  return static_cast<std::size_t>(calls.end() - first);
}

}  // namespace knownby::net
