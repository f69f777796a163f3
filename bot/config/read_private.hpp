#pragma once
// A file that nobody else may read.

#include <optional>
#include <stdexcept>
#include <string>

#include "adapters/secret.hpp"

namespace knownby {

class SecretError : public std::runtime_error {  // what() names the file and what to do, never the secret
 public:
  using std::runtime_error::runtime_error;
};

// What it holds, of 16 KiB at most; none: there is no such file. Throws SecretError where it is of another
// account, may be read by others, or cannot be read.
std::optional<Secret> read_private(const std::string& path);

}  // namespace knownby
