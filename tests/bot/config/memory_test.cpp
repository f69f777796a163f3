// secrets and keys lie where the machine neither swaps nor dumps them, and are wiped when they go. Each
// is tried in a process of its own, since memory is kept once a program.

#include "bot/program/memory.hpp"

#include <gtest/gtest.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "adapters/secret.hpp"
#include "store/sealed/school_key.hpp"

namespace knownby {
namespace {

constexpr const char* canary = "xoxb-canary-3141592653";

// What the kernel says of the memory there: "lo" locked, "dd" not in a core file.
std::string flags_at(const void* place) {
  std::ifstream maps("/proc/self/smaps");
  const auto wanted = reinterpret_cast<std::uintptr_t>(place);
  bool is_it = false;
  for (std::string line; std::getline(maps, line);) {
    std::istringstream words(line);
    std::uintptr_t from = 0, to = 0;
    char dash = 0;
    if (words >> std::hex >> from >> dash >> to && dash == '-') is_it = from <= wanted && wanted < to;
    if (is_it && line.starts_with("VmFlags:")) return line + ' ';
  }
  return {};
}

bool is_kept_private(const void* place) {
  const std::string flags = flags_at(place);
  return flags.find(" lo ") != std::string::npos && flags.find(" dd ") != std::string::npos;
}

int look_at_a_secret_and_a_key() {
  if (!memory::keep_private().empty()) return 1;
  const Secret token{std::string(canary)};
  const Secret copy = token;
  const Key key = Key::fresh();
  const Key same = key;
  if (copy.reveal() != canary || !(same == key)) return 2;
  for (const void* place :
       {static_cast<const void*>(token.reveal().data()), static_cast<const void*>(copy.reveal().data()),
        static_cast<const void*>(key.data()), static_cast<const void*>(same.data())})
    if (!is_kept_private(place)) return 3;
  return ::prctl(PR_GET_DUMPABLE) == 0 ? 0 : 4;
}

// The place is looked at after it was given back: the memory kept stays readable.
int look_where_it_was() {
  if (!memory::keep_private().empty()) return 1;
  const char* letters = nullptr;
  std::size_t size = 0;
  {
    const Secret token{std::string(canary)};
    letters = token.reveal().data();
    size = token.reveal().size();
  }
  return std::string(letters, size).find("canary") == std::string::npos ? 0 : 5;
}

// Whoever may not lock any: root may always.
int without_a_limit_to_lock() {
  const rlimit none{0, 0};
  if (::setrlimit(RLIMIT_MEMLOCK, &none) != 0) return 1;
  if (::geteuid() == 0 && ::setuid(65534) != 0) return 2;
  if (memory::keep_private().find("ulimit -l") == std::string::npos) return 3;
  if (memory::keep_private().empty()) return 4;
  const Secret token{std::string(canary)};
  return token.reveal() == canary ? 0 : 5;
}

int more_than_there_is_room_for() {
  if (!memory::keep_private().empty()) return 1;
  const Secret large{std::string(200'000, 'a')};
  const Key key = Key::fresh();
  return large.reveal().size() == 200'000 && is_kept_private(key.data()) ? 0 : 2;
}

// OpenSSL has nowhere else to go where the place is full: no random number on a new thread, and no key.
int more_secrets_than_there_is_room_for() {
  if (!memory::keep_private().empty()) return 1;
  std::vector<Secret> held;
  for (int each = 0; each < 2000; ++each) held.emplace_back(std::string(1100, 'a'));
  const std::vector<Key> keys(3000);
  int drawn = 0;
  std::thread([&] {
    unsigned char byte = 0;
    drawn = RAND_priv_bytes(&byte, 1) == 1 && RAND_bytes(&byte, 1) == 1 ? 1 : 0;
  }).join();
  if (drawn != 1) return 2;
  for (const char* kind : {"X25519", "RSA"}) {
    EVP_PKEY* made = EVP_PKEY_Q_keygen(nullptr, nullptr, kind, std::size_t{2048});
    if (made == nullptr) return 3;
    EVP_PKEY_free(made);
  }
  return held.back().reveal() == std::string(1100, 'a') ? 0 : 4;
}

TEST(Memory, X_23_R_however_many_secrets_are_held_random_numbers_and_keys_are_made) {
  EXPECT_EXIT(std::_Exit(more_secrets_than_there_is_room_for()), testing::ExitedWithCode(0), "");
}

TEST(Memory, X_23_A_secrets_and_keys_lie_where_nothing_is_swapped_or_dumped) {
  EXPECT_EXIT(std::_Exit(look_at_a_secret_and_a_key()), testing::ExitedWithCode(0), "");
}

TEST(Memory, X_23_A_a_secret_that_went_is_nowhere) {
  EXPECT_EXIT(std::_Exit(look_where_it_was()), testing::ExitedWithCode(0), "");
}

TEST(Memory, X_23_R_where_the_machine_locks_none_it_says_so_and_goes_on) {
  EXPECT_EXIT(std::_Exit(without_a_limit_to_lock()), testing::ExitedWithCode(0), "");
}

TEST(Memory, X_23_R_what_is_too_large_for_it_is_held_all_the_same) {
  EXPECT_EXIT(std::_Exit(more_than_there_is_room_for()), testing::ExitedWithCode(0), "");
}

TEST(Memory, X_23_A_a_secret_moves_and_leaves_nothing_behind) {
  Secret one{std::string("short")};
  const Secret other = std::move(one);
  EXPECT_EQ(other.reveal(), "short");
  one = other;
  EXPECT_EQ(one.reveal(), "short");
  EXPECT_TRUE(Secret().blank());
  EXPECT_EQ(Secret().reveal(), "");
}

}  // namespace
}  // namespace knownby
