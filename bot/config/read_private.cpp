#include "bot/config/read_private.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace knownby {
namespace {

constexpr std::size_t longest = 16 * 1024;  // a workflow's URL for each of thirteen grades

class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {}
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int number() const { return file_; }

 private:
  int file_;
};

std::string account(uid_t id) {
  const passwd* known = ::getpwuid(id);
  return known == nullptr ? std::to_string(id) : known->pw_name;
}

// Root made it, most often, and Knownby does not run as root.
[[noreturn]] void cannot_be_opened(const std::string& path, int why) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  throw SecretError(path + " cannot be read: " + std::generic_category().message(why) +
                    (why == EACCES
                         ? "; it and its folder must belong to the account that reads them; run: chown " +
                               account(::geteuid()) + ' ' + folder + ' ' + path
                         : ""));
}

// Root reads everything, and what it then writes the service could not: it is root that is wrong here.
[[noreturn]] void is_of_another(const std::string& path, uid_t owner) {
  const std::string belongs = path + " belongs to another account, " + account(owner);
  if (::geteuid() == 0)
    throw SecretError(belongs + ", and this is root; say the same as the account Knownby runs as: sudo -u " +
                      account(owner) + " knownby …");
  throw SecretError(belongs + "; run: chown " + account(::geteuid()) + ' ' + path);
}

void insist_on_privacy(int file, const std::string& path) {
  struct stat facts {};
  if (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) throw SecretError(path + " is not a plain file");
  if (facts.st_uid != ::geteuid() && facts.st_uid != 0) is_of_another(path, facts.st_uid);
  if ((facts.st_mode & 077) != 0) {
    throw SecretError(path + " may be read by others; run: chmod 600 " + path +
                      " (and change the secret, if others use this machine)");
  }
}

}  // namespace

std::optional<Secret> read_private(const std::string& path) {
  const OpenFile file(path);
  if (file.number() < 0 && errno == ENOENT) return std::nullopt;
  if (file.number() < 0) cannot_be_opened(path, errno);
  insist_on_privacy(file.number(), path);
  std::string text(longest + 1, '\0');
  const ssize_t got = ::read(file.number(), text.data(), text.size());
  if (got < 0 || static_cast<std::size_t>(got) > longest) {
    throw SecretError(path + " cannot be read, or is far too long for a secret");
  }
  Secret secret(text.substr(0, static_cast<std::size_t>(got)));
  OPENSSL_cleanse(text.data(), text.size());
  return secret;
}

}  // namespace knownby
