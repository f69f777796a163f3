#include "store/sealed/vault.hpp"

#include <cerrno>
#include <fstream>
#include <optional>
#include <string_view>

#include "store/db.hpp"
#include "store/engine/on_disk.hpp"
#include "store/sealed/cipher.hpp"

namespace knownby::vault {

namespace {

using Kind = StoreError::Kind;

constexpr std::string_view mark = "Knownby sealed copy 1\n";
constexpr std::size_t piece = std::size_t{64} * 1024;
constexpr std::size_t wrapped_size = Key::size + Cipher::overhead;

std::string read_some(std::ifstream& in, std::size_t most, const std::string& file) {
  std::string bytes(most, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(most));
  if (in.bad()) on_disk::fail(file, EIO);
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::ifstream to_read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) on_disk::fail(file, errno);
  return in;
}

void write(std::ofstream& out, std::string_view bytes, const std::string& file) {
  errno = 0;
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.flush();
  if (!out) on_disk::fail(file, errno == 0 ? EIO : errno);
}

// A piece's place in its file.
std::string place(std::uint64_t number, bool is_last) {
  return std::string(mark) + std::to_string(number) + (is_last ? " last" : "");
}

bool is_over(std::ifstream& in) { return in.peek() == std::ifstream::traits_type::eof(); }

std::optional<Key> key_of(std::string_view wrapped, const SchoolKey& school) {
  for (const Key& one : school.opens()) {
    std::optional<std::string> bytes = Cipher(one).open(wrapped, mark);
    if (!bytes) continue;
    Key key;
    key.take(*bytes);
    return key;
  }
  return std::nullopt;
}

}  // namespace

bool is_one(const std::string& file) {
  std::ifstream in = to_read(file);
  return read_some(in, mark.size(), file) == mark;
}

void close(const std::string& from, const std::string& to, const SchoolKey& key) {
  std::ifstream in = to_read(from);
  std::ofstream out(to, std::ios::binary | std::ios::in | std::ios::out);
  const Key own = Key::fresh();
  std::string bytes(mark);
  Cipher(key.closes()).close(bytes, own.view(), mark);
  write(out, bytes, to);
  Cipher cipher(own);
  for (std::uint64_t number = 0;; ++number) {
    const std::string plain = read_some(in, piece, from);
    const bool is_last = plain.size() < piece || is_over(in);
    bytes.clear();
    cipher.close(bytes, plain, place(number, is_last));
    write(out, bytes, to);
    if (is_last) return;
  }
}

void open(const std::string& from, const std::string& to, const SchoolKey& key) {
  std::ifstream in = to_read(from);
  if (read_some(in, mark.size(), from) != mark) throw StoreError(Kind::foreign, from + " is no sealed copy");
  const std::string wrapped = read_some(in, wrapped_size, from);
  const std::optional<Key> own = key_of(wrapped, key);
  if (!own)
    throw StoreError(Kind::other, from +
                                      " does not open: it was sealed with another key than the one in "
                                      "knownby-key, or its head is damaged");
  Cipher cipher(*own);
  std::ofstream out(to, std::ios::binary | std::ios::in | std::ios::out);
  for (std::uint64_t number = 0;; ++number) {
    const std::string closed = read_some(in, piece + Cipher::overhead, from);
    const bool is_last = closed.size() < piece + Cipher::overhead || is_over(in);
    const std::optional<std::string> plain = cipher.open(closed, place(number, is_last));
    if (!plain)
      throw StoreError(Kind::broken, from + " is damaged: it is not what was written when it was made");
    write(out, *plain, to);
    if (is_last) return;
  }
}

}  // namespace knownby::vault
