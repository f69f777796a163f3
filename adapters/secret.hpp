#pragma once
// A secret held in memory: it cannot be printed or logged by accident, and it is wiped when it goes.

#include <openssl/crypto.h>

#include <string>
#include <string_view>
#include <utility>

namespace knownby {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept : value_(other.value_) {
    other.wipe();
  }  // a move would leave short ones behind
  Secret& operator=(Secret other) noexcept {
    value_.swap(other.value_);
    return *this;
  }
  ~Secret() { wipe(); }

  // The only way to see it; every use is found by searching for this word.
  std::string_view reveal() const { return value_; }
  // Nothing but white space is no secret at all.
  bool blank() const { return value_.find_first_not_of(" \t\r\n\v\f") == std::string::npos; }

 private:
  void wipe() {
    OPENSSL_cleanse(value_.data(), value_.size());
    value_.clear();
  }
  std::string value_;
};

}  // namespace knownby
