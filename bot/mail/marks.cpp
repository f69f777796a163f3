#include "bot/mail/marks.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <span>
#include <stdexcept>
#include <utility>

#include "store/settings.hpp"

namespace knownby {
namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t mark_bytes = 16;  // cut to 128 bits

std::string hex(std::span<const unsigned char> bytes) {
  std::string text;
  for (const unsigned char byte : bytes) {
    text += "0123456789abcdef"[byte >> 4U];
    text += "0123456789abcdef"[byte & 15U];
  }
  return text;
}

std::string new_secret() {
  std::array<unsigned char, secret_bytes> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("the machine has no random numbers");
  return hex(bytes);
}

const unsigned char* raw(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

}  // namespace

Marks::Marks(Db& db, std::chrono::sys_seconds now) : since_(now) {
  auto kept = settings::secret(db, "mark_secret");
  const auto since = settings::get(db, "mark_secret_since");
  if (kept && since) {
    secret_ = Secret(std::move(*kept));
    since_ = std::chrono::sys_seconds(std::chrono::seconds(std::stoll(*since)));
    return;
  }
  secret_ = Secret(new_secret());
  db.begin();
  settings::keep_secret(db, "mark_secret", secret_.reveal());
  settings::set(db, "mark_secret_since", std::to_string(now.time_since_epoch().count()));
  db.commit();
}

std::string Marks::of(const Parcel& parcel) const {
  if (parcel.first_sent.value_or(parcel.not_before) < since_) return {};
  const std::string_view key = secret_.reveal();
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), raw(parcel.key), parcel.key.size(),
       digest.data(), &length);
  if (length < mark_bytes) throw std::runtime_error("OpenSSL has no HMAC-SHA256");
  return hex(std::span(digest).first(mark_bytes));
}

}  // namespace knownby
