// When the next send may go (S-21) and how long to wait after one that failed (S-20), on a clock of numbers.
#include <gtest/gtest.h>

#include <queue>
#include <set>

#include "adapters/net/pacer.hpp"
#include "adapters/net/retry.hpp"

namespace knownby::net {
namespace {

using namespace std::chrono_literals;
using Time = Pacer::Time;

constexpr Time friday{std::chrono::seconds(1792166400)};
const std::string post = "chat.postMessage";

// Sends as early as it may; returns when it went.
Time send(Pacer& pacer, const std::string& place, Time now) {
  const Time at = pacer.may_go(post, place, now);
  pacer.went(post, place, at);
  return at;
}

TEST(Pacer, S21_a_channel_gets_one_message_a_second) {
  Pacer pacer;
  EXPECT_EQ(send(pacer, "C7", friday), friday);
  EXPECT_EQ(send(pacer, "C7", friday), friday + 1s);
  EXPECT_EQ(send(pacer, "C7", friday + 1500ms), friday + 2s);
  EXPECT_EQ(send(pacer, "C8", friday), friday) << "another channel does not wait";
  EXPECT_EQ(send(pacer, "C7", friday + 1h), friday + 1h);
}

TEST(Pacer, S21_a_channel_gets_one_message_a_second_by_whatever_method) {
  Pacer pacer;
  send(pacer, "C7", friday);
  EXPECT_EQ(pacer.may_go("chat.update", "C7", friday), friday + 1s);
  pacer.went("chat.update", "C7", friday + 1s);
  EXPECT_EQ(pacer.may_go(post, "C7", friday + 1s), friday + 2s);
  EXPECT_EQ(pacer.may_go("chat.update", "C8", friday + 1s), friday + 1s);
}

TEST(Pacer, S21_a_workspace_gets_200_a_minute_after_a_burst_of_20) {
  Pacer pacer;
  Time last = friday;
  for (int n = 0; n < 20; ++n) last = send(pacer, "D" + std::to_string(n), friday);
  EXPECT_EQ(last, friday);
  for (int n = 20; n < 220; ++n) last = send(pacer, "D" + std::to_string(n), last);
  EXPECT_EQ(last, friday + 60s);
}

TEST(Pacer, S21_a_method_has_its_own_tier) {
  Pacer pacer;
  Time last = friday;
  for (int n = 0; n < 55; ++n) {
    const std::string place = "C" + std::to_string(n);
    last = pacer.may_go("chat.update", place, last);
    pacer.went("chat.update", place, last);
  }
  EXPECT_EQ(last, friday + 60s) << "five at once, then fifty a minute";
  EXPECT_EQ(pacer.may_go(post, "C1", last), last);
}

TEST(Pacer, S21_after_a_429_only_that_place_waits_and_as_long_as_it_was_told) {
  Pacer pacer;
  send(pacer, "C7", friday);
  pacer.hold(post, "C7", friday, friday + 90s);
  EXPECT_EQ(pacer.may_go(post, "C7", friday), friday + 90s);
  EXPECT_EQ(pacer.may_go(post, "C8", friday), friday);
  EXPECT_EQ(pacer.may_go("chat.update", "C7", friday + 1s), friday + 1s) << "another method does not wait";
}

TEST(Pacer, S21_when_a_second_place_hears_429_too_the_method_waits) {
  Pacer pacer;
  pacer.hold(post, "C7", friday, friday + 30s);
  pacer.hold(post, "C8", friday + 1s, friday + 31s);
  EXPECT_EQ(pacer.may_go(post, "C9", friday + 2s), friday + 31s);
  EXPECT_EQ(pacer.may_go("chat.update", "C9", friday + 2s), friday + 2s);
  EXPECT_EQ(pacer.may_go(post, "C9", friday + 32s), friday + 32s);
}

TEST(Pacer, S21_two_429_at_different_times_are_two_places_and_not_the_method) {
  Pacer pacer;
  pacer.hold(post, "C7", friday, friday + 30s);
  pacer.hold(post, "C8", friday + 40s, friday + 70s);
  EXPECT_EQ(pacer.may_go(post, "C9", friday + 41s), friday + 41s);
}

TEST(Pacer, S21_without_a_place_only_method_and_workspace_count) {
  Pacer pacer;
  pacer.went("conversations.open", "", friday);
  EXPECT_EQ(pacer.may_go("conversations.open", "", friday), friday);
  pacer.hold("conversations.open", "", friday, friday + 5s);
  EXPECT_EQ(pacer.may_go("conversations.open", "", friday), friday + 5s);
}

// A workspace that answers 429 to more than 300 in any minute, or to a second in one channel's second.
class Workspace {
 public:
  bool takes(const std::string& place, Time now) {
    while (!recent_.empty() && recent_.front() <= now - 60s) recent_.pop();
    const auto last = by_place_.find(place);
    if (recent_.size() >= 300 || (last != by_place_.end() && now < last->second + 1s)) return false;
    recent_.push(now);
    by_place_[place] = now;
    return true;
  }

 private:
  std::queue<Time> recent_;
  std::map<std::string, Time> by_place_;
};

TEST(Pacer, S21_A_ten_thousand_direct_messages_drain_in_about_50_minutes_without_one_429) {
  Pacer pacer;
  Workspace workspace;
  Time now = friday;
  int refused = 0;
  for (int n = 0; n < 10'000; ++n) {
    const std::string place = "D" + std::to_string(n);
    now = send(pacer, place, now);
    refused += workspace.takes(place, now) ? 0 : 1;
  }
  EXPECT_EQ(refused, 0);
  EXPECT_GT(now - friday, 49min);
  EXPECT_LT(now - friday, 51min);
}

TEST(Pacer, S21_a_workspace_that_is_stricter_than_it_says_is_obeyed_without_a_storm) {
  Pacer pacer;
  Time now = friday;
  int refused = 0;
  for (int n = 0; n < 1'000;) {
    const std::string place = "D" + std::to_string(n);
    now = send(pacer, place, now);
    const bool is_shut = now >= friday + 30s && now < friday + 90s;
    if (is_shut) pacer.hold(post, place, now, friday + 90s);
    refused += is_shut ? 1 : 0;
    n += is_shut ? 0 : 1;
    if (is_shut && refused == 1) ++n;  // the next row of the outbox is tried meanwhile
  }
  EXPECT_EQ(refused, 2);
}

TEST(Backoff, S20_waits_grow_to_five_minutes_and_never_leave_their_bounds) {
  for (int attempt = 1; attempt <= 40; ++attempt) {
    auto ceiling = 2000ms;
    for (int n = 1; n < attempt && ceiling < 5min; ++n) ceiling *= 2;
    ceiling = std::min<std::chrono::milliseconds>(ceiling, 5min);
    for (int key = 0; key < 200; ++key) {
      const auto wait = wait_after(attempt, "nudge:" + std::to_string(key));
      ASSERT_GE(wait, 0ms);
      ASSERT_LE(wait, ceiling);
    }
  }
}

TEST(Backoff, S20_the_same_delivery_waits_the_same_and_others_spread_over_the_whole_range) {
  std::set<std::chrono::milliseconds> waits;
  int in_first_half = 0;
  for (int key = 0; key < 1000; ++key) {
    const std::string name = "nudge:" + std::to_string(key) + ":2026-W42";
    const auto wait = wait_after(8, name);
    EXPECT_EQ(wait, wait_after(8, name));
    waits.insert(wait);
    in_first_half += wait < 128s ? 1 : 0;
  }
  EXPECT_GT(waits.size(), 950U);
  EXPECT_GT(in_first_half, 400);
  EXPECT_LT(in_first_half, 600);
}

TEST(Backoff, S21_a_told_wait_is_kept_with_up_to_a_second_more_even_above_30_seconds) {
  std::set<std::chrono::milliseconds> waits;
  for (int key = 0; key < 100; ++key) {
    const auto wait = wait_as_told(120s, std::to_string(key));
    EXPECT_GE(wait, 120s);
    EXPECT_LE(wait, 121s);
    waits.insert(wait);
  }
  EXPECT_GT(waits.size(), 50U);
}

TEST(Backoff, S21_a_missing_or_strange_retry_after_means_30_seconds) {
  EXPECT_EQ(read_retry_after("7"), 7s);
  EXPECT_EQ(read_retry_after("0"), 0s);
  EXPECT_EQ(read_retry_after("3600"), 3600s);
  EXPECT_EQ(read_retry_after("99999999999999999999999"), 24h);
  EXPECT_EQ(read_retry_after(std::nullopt), 30s);
  for (const auto* odd : {"", "-5", "+5", "5.5", " 5", "soon", "Wed, 21 Oct 2026 07:28:00 GMT"})
    EXPECT_EQ(read_retry_after(odd), 30s) << odd;
}

}  // namespace
}  // namespace knownby::net
