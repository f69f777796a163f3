#include "adapters/net/retry.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace knownby::net {
namespace {

// FNV-1a with a final mix. Not std::hash, whose values may change with the library under a waiting row.
std::uint64_t spread(std::string_view key, int attempt) {
  std::uint64_t hash = 14695981039346656037U;
  const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 1099511628211U; };
  for (const char c : key) add(static_cast<unsigned char>(c));
  add(static_cast<unsigned char>(attempt));
  hash ^= hash >> 32U;
  hash *= 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29U);
}

}  // namespace

std::chrono::milliseconds wait_after(int attempt, std::string_view key, Backoff backoff) {
  auto ceiling = backoff.first;
  for (int n = 1; n < attempt && ceiling < backoff.most; ++n) ceiling *= 2;
  ceiling = std::min(ceiling, backoff.most);
  const auto range = static_cast<std::uint64_t>(ceiling.count()) + 1;
  return std::chrono::milliseconds(spread(key, attempt) % range);
}

std::chrono::milliseconds wait_as_told(std::chrono::seconds retry_after, std::string_view key) {
  return retry_after + std::chrono::milliseconds(spread(key, 0) % 1001);
}

std::chrono::seconds read_retry_after(std::optional<std::string_view> header) {
  constexpr std::chrono::seconds unsaid{30};
  constexpr std::chrono::seconds longest{24 * 60 * 60};
  if (!header || header->empty()) return unsaid;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::all_of(header->begin(), header->end(), is_digit)) return unsaid;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(header->data(), header->data() + header->size(), seconds);
  if (error != std::errc{}) return longest;
  return std::min(std::chrono::seconds(seconds), longest);
}

}  // namespace knownby::net
