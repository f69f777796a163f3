#pragma once
// The key that opens a school's database and its copies: 32 random bytes kept outside both, wiped when
// they go. It closes nothing but other keys.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knownby {

// 32 bytes, at first zeros: where the machine neither swaps nor dumps them, once the program has made such a
// place (bot/program/memory.hpp), and wiped when they go.
class Key {
 public:
  static constexpr std::size_t size = 32;

  Key();
  Key(const Key& other);
  Key& operator=(const Key& other);
  ~Key() = default;
  static Key fresh();  // throws StoreError where the machine has no randomness
  bool operator==(const Key& other) const;

  unsigned char* data() { return bytes_.get(); }
  const unsigned char* data() const { return bytes_.get(); }
  std::string_view view() const { return {static_cast<const char*>(static_cast<const void*>(data())), size}; }
  void take(std::string& bytes);  // that many, wiped where they were

 private:
  struct Wipe {
    void operator()(unsigned char* bytes) const;
  };
  std::unique_ptr<unsigned char[], Wipe> bytes_;
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
