#pragma once
// The opaque word each message is found by again, should nobody know whether it was shown. It is keyed
// with a secret of the store's: whoever reads it on the platform learns nothing (S-28), and a restart makes
// the same word of the same delivery.

#include <chrono>
#include <string>

#include "adapters/secret.hpp"
#include "store/outbox.hpp"

namespace knownby {

class Marks {
 public:
  // With the secret this store keeps; made, once for good, where it has none. Not within a transaction.
  // Throws StoreError, and std::runtime_error where the machine has no random numbers.
  Marks(Db& db, std::chrono::sys_seconds now);

  // 32 hexadecimal digits. Empty for what was sent before there was a secret, and so without its mark.
  std::string of(const Parcel& parcel) const;

 private:
  Secret secret_;
  std::chrono::sys_seconds since_;
};

}  // namespace knownby
