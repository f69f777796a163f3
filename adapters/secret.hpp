#pragma once
// A secret held in memory: it cannot be printed or logged by accident, lies where the machine neither swaps
// nor dumps it, once the program has made such a place (bot/program/memory.hpp), and is wiped when it goes
//

#include <openssl/crypto.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace knownby {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : letters_(held(value)) { OPENSSL_cleanse(value.data(), value.size()); }
  Secret(const Secret& other) : letters_(held(other.reveal())) {}
  Secret(Secret&& other) noexcept { letters_.swap(other.letters_); }
  Secret& operator=(Secret other) noexcept {
    letters_.swap(other.letters_);
    return *this;
  }
  ~Secret() = default;

  // The only way to see it; every use is found by searching for this word.
  std::string_view reveal() const { return {letters_.get(), letters_.get_deleter().size}; }
  // Nothing but white space is no secret at all.
  bool blank() const { return reveal().find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

 private:
  struct Wipe {
    std::size_t size;
    void operator()(char* letters) const { OPENSSL_secure_clear_free(letters, size); }
  };
  using Letters = std::unique_ptr<char[], Wipe>;

  // OpenSSL takes of that place too, for its keys and random numbers, and has none where it is full: half of
  // the smallest is left to it. What finds no room, or is a list rather than a secret, lies in ordinary
  // memory, and is wiped all the same. A block takes the next power of two.
  static Letters held(std::string_view value) {
    constexpr std::size_t largest = 4096, ours = std::size_t{32} * 1024;
    if (value.empty()) return {};
    const bool has_room = CRYPTO_secure_malloc_initialized() == 1 && value.size() <= largest &&
                          CRYPTO_secure_used() + 2 * value.size() <= ours;
    void* place = has_room ? OPENSSL_secure_malloc(value.size()) : nullptr;
    if (place == nullptr) place = OPENSSL_malloc(value.size());
    if (place == nullptr) throw std::bad_alloc();
    Letters letters(static_cast<char*>(place), Wipe{value.size()});
    std::copy(value.begin(), value.end(), letters.get());
    return letters;
  }

  Letters letters_;
};

}  // namespace knownby
