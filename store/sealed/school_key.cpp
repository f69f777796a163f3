#include "store/sealed/school_key.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstddef>
#include <new>
#include <utility>

#include "store/db.hpp"

namespace knownby {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

std::optional<Key> from_digits(std::string_view line) {
  Key key;
  if (line.size() != 2 * Key::size) return std::nullopt;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char lower = line[at] >= 'A' && line[at] <= 'F' ? static_cast<char>(line[at] + 32) : line[at];
    const std::size_t value = digits.find(lower);
    if (value == std::string_view::npos) return std::nullopt;
    unsigned char& byte = key.data()[at / 2];
    byte = static_cast<unsigned char>((static_cast<unsigned>(byte) << 4U) | value);
  }
  return key;
}

}  // namespace

// Half of the smallest such place is left to OpenSSL, which has nothing where it is full; what finds no room
// lies in ordinary memory rather than nowhere.
Key::Key() {
  constexpr std::size_t ours = std::size_t{32} * 1024;
  const bool has_room = CRYPTO_secure_malloc_initialized() == 1 && CRYPTO_secure_used() + 2 * size <= ours;
  void* place = has_room ? OPENSSL_secure_zalloc(size) : nullptr;
  if (place == nullptr) place = OPENSSL_zalloc(size);
  if (place == nullptr) throw std::bad_alloc();
  bytes_.reset(static_cast<unsigned char*>(place));
}

Key::Key(const Key& other) : Key() { std::copy_n(other.data(), size, data()); }

Key& Key::operator=(const Key& other) {
  std::copy_n(other.data(), size, data());
  return *this;
}

void Key::Wipe::operator()(unsigned char* bytes) const { OPENSSL_secure_clear_free(bytes, size); }

void Key::take(std::string& bytes) {
  bytes.copy(static_cast<char*>(static_cast<void*>(data())), size);
  OPENSSL_cleanse(bytes.data(), bytes.size());
}

Key Key::fresh() {
  Key key;
  if (RAND_bytes(key.data(), static_cast<int>(size)) != 1)
    throw StoreError(StoreError::Kind::other, "the machine has no random numbers");
  return key;
}

bool Key::operator==(const Key& other) const { return CRYPTO_memcmp(data(), other.data(), size) == 0; }

SchoolKey SchoolKey::of_rehearsals() { return SchoolKey({Key{}}); }

SchoolKey SchoolKey::fresh() { return SchoolKey({Key::fresh()}); }

std::optional<SchoolKey> SchoolKey::read(std::string_view text) {
  std::vector<Key> keys;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (!line.empty()) {
      const auto key = from_digits(line);
      if (!key || *key == Key{}) return std::nullopt;
      keys.push_back(*key);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (keys.empty()) return std::nullopt;
  return SchoolKey(std::move(keys));
}

std::string SchoolKey::written() const {
  std::string line;
  line.reserve(2 * Key::size + 1);  // never moved: no half of it stays behind
  for (const char each : closes().view()) {
    const auto byte = static_cast<unsigned char>(each);
    line += digits[byte >> 4U];
    line += digits[byte & 15U];
  }
  line += '\n';
  return line;  // itself, not a copy
}

bool SchoolKey::is_of_rehearsals() const { return closes() == Key{}; }

}  // namespace knownby
