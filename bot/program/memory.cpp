#include "bot/program/memory.hpp"

#include <openssl/crypto.h>
#include <sys/prctl.h>

namespace knownby::memory {
namespace {

constexpr std::size_t room = std::size_t{64} * 1024;  // what Linux long allowed everybody to lock
constexpr std::size_t smallest = 32;                  // bytes: a key

}  // namespace

std::string keep_private() {
  static const bool is_private = [] {
    constexpr int all_of_it = 1;  // 2: it is there, and may be swapped
    return ::prctl(PR_SET_DUMPABLE, 0) == 0 && CRYPTO_secure_malloc_init(room, smallest) == all_of_it;
  }();
  if (is_private) return {};
  return "This machine lets the program lock no memory, so the swap space may get a secret: allow it 64 KiB "
         "(LimitMEMLOCK=8M in the service, or ulimit -l), or switch swap off";
}

}  // namespace knownby::memory
