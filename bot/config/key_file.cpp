#include "bot/config/key_file.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "bot/config/secrets.hpp"
#include "store/engine/on_disk.hpp"
#include "store/sealed/keyring.hpp"

namespace knownby {
namespace {

constexpr const char* keep_it =
    "Keep a copy of it away from this machine and from the backups, in a safe or a password store: without "
    "it "
    "neither the notes nor any copy can ever be read again, by anybody.";

[[noreturn]] void cannot_be_made(const std::string& file, int why) {
  throw SecretError(file + " is missing and cannot be made there (" + std::generic_category().message(why) +
                    "); make it yourself: (umask 077; openssl rand -hex 32 > " + file +
                    "), and give it to the account Knownby runs as. " + keep_it);
}

SchoolKey made_at(const std::string& file) {
  SchoolKey key = SchoolKey::fresh();
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (made < 0) cannot_be_made(file, errno);
  std::string line = key.written();
  const bool written = ::write(made, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const int why = errno;
  OPENSSL_cleanse(line.data(), line.size());
  ::close(made);
  if (!written) {
    ::unlink(file.c_str());
    cannot_be_made(file, why);
  }
  on_disk::sync_with_folder(file);
  std::fprintf(stderr, "knownby: made %s, the key that opens the database and its copies. %s\n", file.c_str(),
               keep_it);
  return key;
}

}  // namespace

std::string key_file(const Config& config) { return secrets_folder(config, "knownby-key") + "knownby-key"; }

SchoolKey school_key(const Config& config, bool make) {
  const bool is_rehearsal = config.loopback.any();
  if (is_rehearsal && config.secrets.directory.empty()) return SchoolKey::of_rehearsals();
  const std::string file = key_file(config);
  if (const std::optional<Secret> held = read_private(file)) {
    const std::optional<SchoolKey> key = SchoolKey::read(held->reveal());
    if (!key)
      throw SecretError(file + " does not hold a key: 64 hexadecimal digits, and nothing else, in a line");
    return *key;
  }
  if (is_rehearsal) return SchoolKey::of_rehearsals();
  if (is_closed_with_a_schools_key(config.store.path))
    throw SecretError(file + " is missing, and " + config.store.path +
                      " was closed with it. Put it back from where you keep its copy: without it neither the "
                      "notes nor any copy can be read. Nothing was changed");
  if (make) return made_at(file);
  throw SecretError(file +
                    " is missing: it is the key that opens the database and its copies. Put back the one "
                    "they were made with; `knownby serve` and "
                    "`knownby import` make a new one where there is no database yet");
}

}  // namespace knownby
