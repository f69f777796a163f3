#include "bot/program/memory.hpp"

#include <openssl/crypto.h>
#include <sys/prctl.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace knownby::memory {
namespace {

// What Linux lets everybody lock: 8 MiB since 5.16, 64 KiB before.
constexpr std::array rooms{std::size_t{1024} * 1024, std::size_t{64} * 1024};
constexpr std::size_t smallest = 32;  // bytes: a key

// A room that is there and may be swapped is given back while nothing lies in it.
bool is_kept(std::size_t room) {
  constexpr int all_of_it = 1;
  if (CRYPTO_secure_malloc_init(room, smallest) == all_of_it) return true;
  CRYPTO_secure_malloc_done();
  return false;
}

}  // namespace

std::string keep_private() {
  static const std::string trouble = [] {
    std::string words;
    if (std::none_of(rooms.begin(), rooms.end(), is_kept))
      words =
          "A program started from here may lock no memory, so swap may get a secret: let it lock some "
          "(LimitMEMLOCK=8M in the service, or ulimit -l)";
    if (::prctl(PR_SET_DUMPABLE, 0) != 0)
      words += std::string(words.empty() ? "" : ". ") +
               "What lies in memory may get into a core file: ulimit -c 0";
    return words;
  }();
  return trouble;
}

}  // namespace knownby::memory
