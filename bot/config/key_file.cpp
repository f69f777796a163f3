#include "bot/config/key_file.hpp"

#include <openssl/crypto.h>

#include <cstdio>
#include <optional>
#include <system_error>

#include "bot/config/private_file.hpp"
#include "bot/config/secrets.hpp"
#include "store/db.hpp"
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

std::optional<SchoolKey> held_in(const std::string& file) {
  const std::optional<Secret> held = read_private(file);
  if (!held) return std::nullopt;
  std::optional<SchoolKey> key = SchoolKey::read(held->reveal());
  if (!key)
    throw SecretError(file + " does not hold a key: 64 hexadecimal digits, and nothing else, in a line");
  return key;
}

// Where another process was quicker, its key.
SchoolKey made_at(const std::string& file) {
  SchoolKey key = SchoolKey::fresh();
  std::string line = key.written();
  bool is_ours = false;
  try {
    is_ours = private_file::make(file, line);
  } catch (const std::system_error& trouble) {
    OPENSSL_cleanse(line.data(), line.size());
    cannot_be_made(file, trouble.code().value());
  }
  OPENSSL_cleanse(line.data(), line.size());
  if (!is_ours) return held_in(file).value();
  std::fprintf(stderr, "knownby: made %s, the key that opens the database and its copies. %s\n", file.c_str(),
               keep_it);
  return key;
}

// Of a damaged database only whoever might get a new key hears here: who puts a copy back hears of the key.
bool needs_the_key(const std::string& store, bool make) {
  try {
    return is_closed_with_a_schools_key(store);
  } catch (const UnfitStore& unfit) {
    if (make || unfit.kind() != StoreError::Kind::broken) throw;
    return false;
  }
}

}  // namespace

std::string key_file(const Config& config) { return secrets_folder(config, "knownby-key") + "knownby-key"; }

SchoolKey school_key(const Config& config, bool make) {
  const bool is_rehearsal = config.loopback.any();
  if (is_rehearsal && config.secrets.directory.empty()) return SchoolKey::of_rehearsals();
  const std::string file = key_file(config);
  if (std::optional<SchoolKey> held = held_in(file)) return *std::move(held);
  if (is_rehearsal) return SchoolKey::of_rehearsals();
  if (needs_the_key(config.store.path, make))
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
