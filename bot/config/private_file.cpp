#include "bot/config/private_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace knownby::private_file {
namespace {

class Handle {
 public:
  Handle(int number, const std::string& path) : number_(number), path_(path) { insist(number_ >= 0); }
  ~Handle() { ::close(number_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t done = ::write(number_, bytes.data(), bytes.size());
      if (done < 0 && errno == EINTR) continue;
      insist(done >= 0);
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
  }
  void make_private() const { insist(::fchmod(number_, S_IRUSR | S_IWUSR) == 0); }
  void sync() const { insist(::fsync(number_) == 0); }

 private:
  void insist(bool went_well) const {
    if (!went_well) throw std::system_error(errno, std::generic_category(), path_);
  }
  int number_;
  const std::string& path_;
};

void write_whole(const Handle& file, std::string_view bytes) {
  file.make_private();
  file.write(bytes);
  file.sync();
}

void sync_folder_of(const std::string& path) {
  const std::string folder = std::filesystem::absolute(path).parent_path().string();
  Handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder).sync();
}

}  // namespace

void replace(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".new";
  {
    const int opened =
        ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    write_whole(Handle(opened, fresh), bytes);
  }
  std::filesystem::rename(fresh, path);
  sync_folder_of(path);
}

// Under a name of its own first: two processes may make it at once, and one of them wins.
bool make(const std::string& path, std::string_view bytes) {
  std::string fresh = path + ".XXXXXX";
  const int opened = ::mkostemp(fresh.data(), O_CLOEXEC);
  int trouble = 0;
  try {
    write_whole(Handle(opened, path), bytes);
    if (::link(fresh.c_str(), path.c_str()) != 0) trouble = errno;
  } catch (...) {
    ::unlink(fresh.c_str());
    throw;
  }
  ::unlink(fresh.c_str());
  if (trouble == EEXIST) return false;
  if (trouble != 0) throw std::system_error(trouble, std::generic_category(), path);
  sync_folder_of(path);
  return true;
}

void blank(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return;
  const Handle old(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW), path);
  old.write(std::string(static_cast<std::size_t>(facts.st_size), ' '));
  old.sync();
}

}  // namespace knownby::private_file
