// `knownby audit`: is the audit as it was written? Beside the running server too.

#include <cstdio>

#include "bot/config/key_file.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "store/audit.hpp"

namespace knownby {

int check_audit(const std::string& config_file) {
  const Config config = read_config(config_file);
  Db db(config.store.path, Db::Mode::read, school_key(config, false));
  const audit::Chain chain = audit::verify(db);
  if (chain.broken != 0) {
    std::printf(
        "The audit is not as it was written: row %lld was changed, or the row before it was changed or taken "
        "out. Compare it with the last good copy.\n",
        static_cast<long long>(chain.broken));
    return exits::missing;
  }
  std::printf("The audit is as it was written: %lld rows. Its head is %s\n",
              static_cast<long long>(chain.rows), chain.head.empty() ? "not there yet." : chain.head.c_str());
  return exits::fine;
}

}  // namespace knownby
