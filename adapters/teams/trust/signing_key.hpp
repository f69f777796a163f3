#pragma once
// One of the keys Microsoft signs its requests with, and the channels it speaks for.

#include <openssl/types.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knownby::teams {

class SigningKey {
 public:
  // An RSA key of this modulus and exponent, big-endian bytes. None where it has fewer than 2,048 bits (T-01)
  // or more than 8,192, which would make every look dear, or is no RSA key at all.
  static std::optional<SigningKey> of(std::string_view modulus, std::string_view exponent,
                                      std::vector<std::string> endorsements);

  // Whether these bytes bear this signature: RSASSA-PKCS1-v1_5 with SHA-256. About 30 microseconds.
  bool signed_this(std::string_view bytes, std::string_view signature) const;
  // Whether it may speak for this channel. A key that names none speaks for none.
  bool endorses(std::string_view channel) const;

 private:
  struct Free {
    void operator()(evp_pkey_st* key) const;
  };
  using Key = std::unique_ptr<evp_pkey_st, Free>;

  SigningKey(Key key, std::vector<std::string> endorsements);

  Key key_;
  std::vector<std::string> endorsements_;
};

}  // namespace knownby::teams
