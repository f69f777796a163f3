#include "store/engine/reserve.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "store/engine/engine.hpp"

namespace knownby {

namespace fs = std::filesystem;

Reserve::Reserve(const std::string& store, std::uint64_t bytes) : file_(store + ".reserve"), bytes_(bytes) {}

void Reserve::keep() {
  std::error_code trouble;
  if (bytes_ == 0 || fs::exists(file_, trouble)) return;
  const fs::space_info space = fs::space(fs::absolute(file_, trouble).parent_path(), trouble);
  if (trouble || space.available / 2 < bytes_) return;
  const int file = ::open(file_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return;
  engine::belong_to_folder(file, file_);
  const bool taken = ::posix_fallocate(file, 0, static_cast<off_t>(bytes_)) == 0;
  ::close(file);
  if (!taken) fs::remove(file_, trouble);
}

bool Reserve::give_back() {
  std::error_code trouble;
  return bytes_ != 0 && fs::remove(file_, trouble) && !trouble;
}

}  // namespace knownby
