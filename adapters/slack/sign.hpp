#pragma once
// Slack signs every request it sends us; this room tells its requests from everybody else's (PROTOCOL S-01 to
// S-04).

#include <openssl/types.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "adapters/secret.hpp"

namespace knownby::slack {

enum class Signed {
  good,
  no_timestamp,         // missing, or given more than once
  malformed_timestamp,  // not 1 to 12 digits without a leading zero
  stale,                // more than 300 s from now, past or future
  no_signature,         // missing, or given more than once
  malformed_signature,  // not v0= and 64 lower-case hexadecimal digits
  mismatch,
};

struct Verdict {
  Signed is = Signed::mismatch;
  std::size_t key = 0;  // good: which of the live secrets it was
};

class Signatures {
 public:
  // One secret, or two while they are being exchanged. Throws std::invalid_argument, without the secret in
  // it, where there is none, more than two, or one is blank: nothing switches verification off.
  explicit Signatures(const std::vector<Secret>& secrets);

  // Whether Slack signed this body: the raw bytes as received. The spans hold every value its header was
  // given with. About 0.6 microseconds a secret for a slash command's body. Not for two threads at once.
  Verdict verify(std::string_view body, std::span<const std::string_view> timestamps,
                 std::span<const std::string_view> signatures, std::chrono::sys_seconds now);

 private:
  struct Free {
    void operator()(evp_mac_ctx_st* context) const;
  };
  using Context = std::unique_ptr<evp_mac_ctx_st, Free>;

  static bool matches(evp_mac_ctx_st* keyed, std::string_view timestamp, std::string_view body,
                      std::string_view signature);

  std::vector<Context> keyed_;  // each has absorbed its key once and is only rewound after that
};

}  // namespace knownby::slack
