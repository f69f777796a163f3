#pragma once
// An RSA key of the test's own: made once a process, since making one takes a tenth of a second and more.

#include <openssl/evp.h>

#include <memory>
#include <string>
#include <string_view>

namespace knownby::teams {

std::string to_base64url(std::string_view bytes);

class RsaKey {
 public:
  RsaKey(unsigned bits, unsigned long exponent);

  std::string sign(std::string_view bytes, const EVP_MD* digest = EVP_sha256(), bool pss = false) const;
  std::string modulus() const;   // bytes
  std::string exponent() const;  // bytes
  std::string public_pem() const;

  static const RsaKey& microsofts();
  static const RsaKey& next();  // what Microsoft signs with later
  static const RsaKey& mallorys();
  static const RsaKey& weak();  // 1,024 bits

 private:
  std::string number(const char* name) const;

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

}  // namespace knownby::teams
