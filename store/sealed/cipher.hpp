#pragma once
// AES-256-GCM and HMAC-SHA256, by OpenSSL, with one key made ready once.

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/sealed/school_key.hpp"

namespace knownby {

class Cipher {
 public:
  static constexpr std::size_t nonce_size = 12;
  static constexpr std::size_t tag_size = 16;
  static constexpr std::size_t overhead = nonce_size + tag_size;

  explicit Cipher(const Key& key);

  // Appends nonce ‖ ciphertext ‖ tag. The nonce is random: at most 2^32 texts a key.
  void close(std::string& to, std::string_view text, std::string_view bound_to);
  // None: changed, cut, bound to something else, or closed with another key.
  std::optional<std::string> open(std::string_view closed, std::string_view bound_to);

 private:
  struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  };
  using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;
  void next_nonce(unsigned char* to);

  Context closing_, opening_;
  // Drawn many at a time: asking for twelve bytes costs as much as for some hundreds, and more than a
  // sealing.
  std::array<unsigned char, 64 * nonce_size> nonces_{};
  std::size_t drawn_ = sizeof(nonces_);  // of them, those that were used
};

// 32 bytes.
std::string keyed_hash(const Key& key, std::string_view text);

}  // namespace knownby
