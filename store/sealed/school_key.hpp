#pragma once
// The key that opens a school's database and its copies: 32 random bytes kept outside both, wiped when
// they go. It closes nothing but other keys.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knownby {

// 32 bytes, wiped when they go.
struct Key {
  Key() = default;
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key();
  static Key fresh();  // throws StoreError where the machine has no randomness
  bool operator==(const Key& other) const;

  std::array<unsigned char, 32> bytes{};
};

class SchoolKey {
 public:
  // One that everybody knows, for rehearsals and tests: what it closes is not kept from anybody.
  static SchoolKey of_rehearsals();
  static SchoolKey fresh();
  // 64 hexadecimal digits a line. The first line closes; those below it, from before an exchange, still open.
  // None: anything else.
  static std::optional<SchoolKey> read(std::string_view text);
  std::string written() const;  // its first line, for the file; whoever gets it wipes it

  bool is_of_rehearsals() const;
  const Key& closes() const { return keys_.front(); }
  const std::vector<Key>& opens() const { return keys_; }

 private:
  explicit SchoolKey(std::vector<Key> keys) : keys_(std::move(keys)) {}
  std::vector<Key> keys_;  // at least one
};

}  // namespace knownby
