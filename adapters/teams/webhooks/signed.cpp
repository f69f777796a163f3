#include "adapters/teams/webhooks/signed.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "adapters/teams/trust/base64url.hpp"

namespace knownby::teams {
namespace {

constexpr std::size_t digest_size = 32;
constexpr std::size_t key_size = 32;
constexpr std::string_view scheme = "HMAC ";

// Base64 with its padding, and nothing around or within it.
std::optional<std::string> from_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::string other(text.substr(0, text.size() - padding));
  if (other.find_first_of("-_=") != std::string::npos) return std::nullopt;
  std::replace(other.begin(), other.end(), '+', '-');
  std::replace(other.begin(), other.end(), '/', '_');
  return from_base64url(other);
}

// The number that these characters spell; none where one is no digit.
std::optional<int> number_in(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// ".1234567Z", "Z" or "+00:00".
bool ends_a_time(std::string_view rest) {
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || digits > 9) return false;
    rest.remove_prefix(digits);
  }
  return rest == "Z" || rest == "+00:00";
}

}  // namespace

std::optional<std::string> webhook_key(std::string_view token) {
  auto key = from_base64(token);
  return key && key->size() == key_size ? key : std::nullopt;
}

bool is_signed(std::string_view key, std::string_view authorization, std::string_view body) {
  if (key.empty() || !authorization.starts_with(scheme)) return false;
  const auto claimed = from_base64(authorization.substr(scheme.size()));
  if (!claimed || claimed->size() != digest_size) return false;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(body.data());
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, body.size(), digest.data(),
           &length) == nullptr ||
      length != digest_size)
    return false;
  return CRYPTO_memcmp(digest.data(), claimed->data(), digest_size) == 0;
}

std::optional<std::chrono::sys_seconds> time_in(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00";
  if (text.size() <= form.size()) return std::nullopt;
  for (const std::size_t at : {4U, 7U, 10U, 13U, 16U})
    if (text[at] != form[at]) return std::nullopt;
  const auto year = number_in(text.substr(0, 4)), month = number_in(text.substr(5, 2)),
             day = number_in(text.substr(8, 2)), hour = number_in(text.substr(11, 2)),
             minute = number_in(text.substr(14, 2)), second = number_in(text.substr(17, 2));
  if (!year || !month || !day || !hour || !minute || !second || !ends_a_time(text.substr(form.size())))
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second);
}

}  // namespace knownby::teams
