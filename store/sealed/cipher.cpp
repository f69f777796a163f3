#include "store/sealed/cipher.hpp"

#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

#include "store/db.hpp"

namespace knownby {

namespace {

[[noreturn]] void fail() { throw StoreError(StoreError::Kind::other, "OpenSSL cannot do AES-256-GCM here"); }

const unsigned char* raw(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

unsigned char* raw(std::string& text, std::size_t at) {
  return static_cast<unsigned char*>(static_cast<void*>(text.data())) + at;
}

}  // namespace

Cipher::Cipher(const Key& key) : closing_(EVP_CIPHER_CTX_new()), opening_(EVP_CIPHER_CTX_new()) {
  if (!closing_ || !opening_ ||
      EVP_EncryptInit_ex(closing_.get(), EVP_aes_256_gcm(), nullptr, key.data(), nullptr) != 1 ||
      EVP_DecryptInit_ex(opening_.get(), EVP_aes_256_gcm(), nullptr, key.data(), nullptr) != 1)
    fail();
}

void Cipher::next_nonce(unsigned char* to) {
  if (drawn_ == nonces_.size()) {
    if (RAND_bytes(nonces_.data(), static_cast<int>(nonces_.size())) != 1) fail();
    drawn_ = 0;
  }
  std::copy_n(nonces_.data() + drawn_, nonce_size, to);
  drawn_ += nonce_size;
}

void Cipher::close(std::string& to, std::string_view text, std::string_view bound_to) {
  const std::size_t begin = to.size();
  to.resize(begin + overhead + text.size());
  unsigned char* const nonce = raw(to, begin);
  unsigned char* const words = nonce + nonce_size;
  next_nonce(nonce);
  EVP_CIPHER_CTX* const context = closing_.get();
  int length = 0;
  const bool done =
      EVP_EncryptInit_ex(context, nullptr, nullptr, nullptr, nonce) == 1 &&
      EVP_EncryptUpdate(context, nullptr, &length, raw(bound_to), static_cast<int>(bound_to.size())) == 1 &&
      EVP_EncryptUpdate(context, words, &length, raw(text), static_cast<int>(text.size())) == 1 &&
      EVP_EncryptFinal_ex(context, words + text.size(), &length) == 1 &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, tag_size, words + text.size()) == 1;
  if (!done) fail();
}

std::optional<std::string> Cipher::open(std::string_view closed, std::string_view bound_to) {
  if (closed.size() < overhead) return std::nullopt;
  const std::string_view words = closed.substr(nonce_size, closed.size() - overhead);
  std::array<char, tag_size> tag{};
  closed.copy(tag.data(), tag_size, closed.size() - tag_size);
  std::string text(words.size(), '\0');
  EVP_CIPHER_CTX* const context = opening_.get();
  int length = 0;
  const bool ready =
      EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, raw(closed)) == 1 &&
      EVP_DecryptUpdate(context, nullptr, &length, raw(bound_to), static_cast<int>(bound_to.size())) == 1 &&
      EVP_DecryptUpdate(context, raw(text, 0), &length, raw(words), static_cast<int>(words.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, tag_size, tag.data()) == 1;
  if (!ready) fail();
  if (EVP_DecryptFinal_ex(context, raw(text, text.size()), &length) != 1) return std::nullopt;
  return text;
}

std::string keyed_hash(const Key& key, std::string_view text) {
  std::string hash(32, '\0');
  unsigned int length = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(Key::size), raw(text), text.size(), raw(hash, 0),
           &length) == nullptr)
    fail();
  return hash;
}

}  // namespace knownby
