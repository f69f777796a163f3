#include "adapters/teams/trust/signing_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <utility>

namespace knownby::teams {
namespace {

constexpr int fewest_bits = 2048;
constexpr int most_bits = 8192;
constexpr int most_exponent_bits = 32;  // Microsoft's is 65,537; a longer one only makes each look slower
constexpr BN_ULONG least_exponent = 65'537;

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* made) const {
    free(made);
  }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

// A failed check leaves errors in this thread's queue, where the next TLS call would find and report them.
class ForgetErrors {
 public:
  ForgetErrors() { ERR_set_mark(); }
  ~ForgetErrors() { ERR_pop_to_mark(); }
  ForgetErrors(const ForgetErrors&) = delete;
  ForgetErrors& operator=(const ForgetErrors&) = delete;
};

const unsigned char* raw(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

Number number_of(std::string_view bytes) {
  if (bytes.size() > most_bits / 8) return nullptr;
  return Number(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr));
}

bool is_sound(const Number& modulus, const Number& exponent) {
  if (modulus == nullptr || exponent == nullptr) return false;
  const int bits = BN_num_bits(modulus.get());
  if (bits < fewest_bits || bits > most_bits || BN_num_bits(exponent.get()) > most_exponent_bits)
    return false;
  return BN_get_word(exponent.get()) >= least_exponent && BN_is_odd(exponent.get()) != 0 &&
         BN_is_odd(modulus.get()) != 0;
}

}  // namespace

void SigningKey::Free::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

SigningKey::SigningKey(Key key, std::vector<std::string> endorsements)
    : key_(std::move(key)), endorsements_(std::move(endorsements)) {}

std::optional<SigningKey> SigningKey::of(std::string_view modulus, std::string_view exponent,
                                         std::vector<std::string> endorsements) {
  const ForgetErrors forget;
  const Number n = number_of(modulus);
  const Number e = number_of(exponent);
  if (!is_sound(n, e)) return std::nullopt;
  const Builder builder(OSSL_PARAM_BLD_new());
  if (builder == nullptr || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
    return std::nullopt;
  }
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* made = nullptr;
  if (parameters == nullptr || context == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
    return std::nullopt;
  }
  return SigningKey(Key(made), std::move(endorsements));
}

bool SigningKey::signed_this(std::string_view bytes, std::string_view signature) const {
  if (signature.size() != static_cast<std::size_t>(EVP_PKEY_get_size(key_.get()))) return false;
  const ForgetErrors forget;
  const DigestContext context(EVP_MD_CTX_new());
  return context != nullptr &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(bytes), bytes.size()) == 1;
}

bool SigningKey::endorses(std::string_view channel) const {
  return std::find(endorsements_.begin(), endorsements_.end(), channel) != endorsements_.end();
}

}  // namespace knownby::teams
