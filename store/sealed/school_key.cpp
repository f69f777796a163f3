#include "store/sealed/school_key.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <utility>

#include "store/db.hpp"

namespace knownby {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

std::optional<Key> from_digits(std::string_view line) {
  Key key;
  if (line.size() != 2 * key.bytes.size()) return std::nullopt;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char lower = line[at] >= 'A' && line[at] <= 'F' ? static_cast<char>(line[at] + 32) : line[at];
    const std::size_t value = digits.find(lower);
    if (value == std::string_view::npos) return std::nullopt;
    key.bytes[at / 2] = static_cast<unsigned char>((static_cast<unsigned>(key.bytes[at / 2]) << 4U) | value);
  }
  return key;
}

}  // namespace

Key::~Key() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

Key Key::fresh() {
  Key key;
  if (RAND_bytes(key.bytes.data(), static_cast<int>(key.bytes.size())) != 1)
    throw StoreError(StoreError::Kind::other, "the machine has no random numbers");
  return key;
}

bool Key::operator==(const Key& other) const {
  return CRYPTO_memcmp(bytes.data(), other.bytes.data(), bytes.size()) == 0;
}

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
  line.reserve(2 * keys_.front().bytes.size() + 1);  // never moved: no half of it stays behind
  for (const unsigned char byte : keys_.front().bytes) {
    line += digits[byte >> 4U];
    line += digits[byte & 15U];
  }
  line += '\n';
  return line;  // itself, not a copy
}

bool SchoolKey::is_of_rehearsals() const { return closes() == Key{}; }

}  // namespace knownby
