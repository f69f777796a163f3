#include "tests/adapters/teams/trust/rsa_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <stdexcept>
#include <vector>

namespace knownby::teams {
namespace {

const unsigned char* raw(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}
unsigned char* raw(std::string& text) { return static_cast<unsigned char*>(static_cast<void*>(text.data())); }
void insist(bool well) {
  if (!well) throw std::runtime_error("OpenSSL does not do what the test needs");
}

}  // namespace

std::string to_base64url(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    unsigned group = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      group = group << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
    const std::size_t given = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t i = 0; i <= given; ++i) text += letters[group >> (18 - 6 * i) & 63];
  }
  return text;
}

RsaKey::RsaKey(unsigned bits, unsigned long exponent) : key_(nullptr, EVP_PKEY_free) {
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
      EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr), EVP_PKEY_CTX_free);
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> e(BN_new(), BN_free);
  insist(BN_set_word(e.get(), exponent) == 1);
  EVP_PKEY* made = nullptr;
  insist(EVP_PKEY_keygen_init(context.get()) == 1 &&
         EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), static_cast<int>(bits)) == 1 &&
         EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context.get(), e.get()) == 1 &&
         EVP_PKEY_generate(context.get(), &made) == 1);
  key_.reset(made);
}

std::string RsaKey::sign(std::string_view bytes, const EVP_MD* digest, bool pss) const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_PKEY_CTX* inner = nullptr;
  insist(EVP_DigestSignInit(context.get(), &inner, digest, nullptr, key_.get()) == 1);
  if (pss) insist(EVP_PKEY_CTX_set_rsa_padding(inner, RSA_PKCS1_PSS_PADDING) == 1);
  std::size_t length = 0;
  insist(EVP_DigestSign(context.get(), nullptr, &length, raw(bytes), bytes.size()) == 1);
  std::string signature(length, '\0');
  insist(EVP_DigestSign(context.get(), raw(signature), &length, raw(bytes), bytes.size()) == 1);
  return signature.substr(0, length);
}

std::string RsaKey::number(const char* name) const {
  BIGNUM* found = nullptr;
  insist(EVP_PKEY_get_bn_param(key_.get(), name, &found) == 1);
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(found, BN_free);
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(number.get())), '\0');
  BN_bn2bin(number.get(), raw(bytes));
  return bytes;
}

std::string RsaKey::modulus() const { return number(OSSL_PKEY_PARAM_RSA_N); }
std::string RsaKey::exponent() const { return number(OSSL_PKEY_PARAM_RSA_E); }

std::string RsaKey::public_pem() const {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
  insist(PEM_write_bio_PUBKEY(out.get(), key_.get()) == 1);
  std::string pem(4096, '\0');
  const int got = BIO_read(out.get(), pem.data(), static_cast<int>(pem.size()));
  return pem.substr(0, static_cast<std::size_t>(got));
}

const RsaKey& RsaKey::microsofts() {
  static const RsaKey key(2048, 65'537);
  return key;
}
const RsaKey& RsaKey::next() {
  static const RsaKey key(2048, 65'537);
  return key;
}
const RsaKey& RsaKey::mallorys() {
  static const RsaKey key(2048, 65'537);
  return key;
}
const RsaKey& RsaKey::weak() {
  static const RsaKey key(1024, 65'537);
  return key;
}

}  // namespace knownby::teams
