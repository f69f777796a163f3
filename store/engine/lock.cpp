#include "store/engine/lock.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/engine/engine.hpp"

namespace knownby {

StoreLock::StoreLock(const std::string& database) {
  // A file of its own: closing any descriptor of the database file would drop the locks SQLite holds on it.
  const std::string path = database + ".lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file_ < 0) throw std::system_error(errno, std::generic_category(), path);
  engine::belong_to_folder(file_, path);
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  // Of the open file, not of the process: nothing else in this process can drop it, and the kernel does when
  // the process ends however it ends.
  if (::fcntl(file_, F_OFD_SETLK, &whole) == 0) return;
  const int why = errno;
  ::close(file_);
  if (why == EAGAIN || why == EACCES)
    throw InUse("another Knownby is using " + database + "; stop it first (one process a database)");
  throw std::system_error(why, std::generic_category(), path);
}

StoreLock::~StoreLock() { ::close(file_); }

}  // namespace knownby
