#include "store/engine/seal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "store/db.hpp"
#include "store/engine/engine.hpp"

namespace knownby::seal {

namespace {

constexpr std::string_view mark = "Knownby1";
constexpr std::uintmax_t size = mark.size() + sizeof(std::uint64_t);

[[noreturn]] void fail(const std::string& path, int why) {
  const bool no_room = why == ENOSPC || why == EDQUOT || why == EFBIG;
  throw StoreError(no_room ? StoreError::Kind::full : StoreError::Kind::other,
                   path + ": " + std::strerror(why));
}

// FNV-1a, 64 bits, of the first `length` bytes. Own code, because the store's libraries have no checksum and
// four lines suffice: every step is reversible, so one changed byte always changes the sum, and more go
// unseen once in 2^64. It guards against failing disks and cut transfers, not against people.
std::uint64_t sum(const std::string& file, std::uintmax_t length) {
  std::ifstream in(file, std::ios::binary);
  std::array<char, 65536> part{};
  std::uint64_t sum = 0xcbf29ce484222325ULL;
  while (length > 0 && in) {
    in.read(part.data(), static_cast<std::streamsize>(std::min<std::uintmax_t>(part.size(), length)));
    const auto got = static_cast<std::size_t>(in.gcount());
    for (std::size_t at = 0; at < got; ++at)
      sum = (sum ^ static_cast<unsigned char>(part[at])) * 0x100000001b3ULL;
    length -= got;
  }
  if (length > 0) fail(file, EIO);
  return sum;
}

std::string words(std::uint64_t sum) {
  std::string words(mark);
  for (int shift = 56; shift >= 0; shift -= 8) words += static_cast<char>(sum >> shift & 0xff);
  return words;
}

}  // namespace

void put(const std::string& file) {
  const std::string words_of_seal = words(sum(file, std::filesystem::file_size(file)));
  std::ofstream out(file, std::ios::binary | std::ios::app);
  out << words_of_seal << std::flush;
  if (!out) fail(file, errno);
}

Found check(const std::string& file) {
  std::error_code trouble;
  const std::uintmax_t all = std::filesystem::file_size(file, trouble);
  if (trouble) fail(file, trouble.value());
  if (all < size) return Found::none;
  std::ifstream in(file, std::ios::binary);
  std::string last(size, '\0');
  in.seekg(static_cast<std::streamoff>(all - size));
  in.read(last.data(), static_cast<std::streamsize>(size));
  if (!in) fail(file, EIO);
  if (!last.starts_with(mark)) return Found::none;
  return last == words(sum(file, all - size)) ? Found::whole : Found::broken;
}

void take_off(const std::string& file) {
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - size);
}

void sync(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path, errno);
  const int why = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  if (why != 0) fail(path, why);
}

void sync_with_folder(const std::string& file) {
  sync(file);
  sync(std::filesystem::path(engine::real_path(file)).parent_path().string());
}

}  // namespace knownby::seal
