// `knownby rotate-key`: new keys for what is written from now on.

#include <cstdio>

#include "adapters/clock.hpp"
#include "bot/config/key_file.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "commands/calendar/calendar.hpp"
#include "store/audit.hpp"
#include "store/engine/lock.hpp"
#include "store/sealed/renew.hpp"

namespace knownby {

int rotate_key(const std::string& config_file) {
  const Config config = read_config(config_file);
  const StoreLock lock(config.store.path);
  Db db(config.store.path, Db::Mode::write, school_key(config, false));
  const auto now = SystemClock().now();
  db.begin();
  renew::keys(db, Calendar(config.school.time_zone, {}).day_of(now));
  audit::write(db, {now, StaffId{}, "new keys", "by the command line"});
  db.commit();
  std::printf(
      "New keys seal from here on. What the old ones sealed is sealed anew in the nights to come, 500 rows a "
      "minute, "
      "and they are destroyed once nothing of theirs is left.\n"
      "This was about the keys inside the database. To exchange the key in %s itself: put a new one (openssl "
      "rand -hex "
      "32) in a line above the old, restart, and take the old line out once no copy needs it.\n",
      key_file(config).c_str());
  return exits::fine;
}

}  // namespace knownby
