#include "store/engine/on_disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "store/engine/engine.hpp"

namespace knownby::on_disk {

void fail(const std::string& path, int system_error) {
  const bool no_room = system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
  throw StoreError(no_room ? StoreError::Kind::full : StoreError::Kind::other,
                   path + ": " + std::strerror(system_error));
}

void create(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) fail(path, errno);
  engine::belong_to_folder(file, path);
  ::close(file);
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

}  // namespace knownby::on_disk
