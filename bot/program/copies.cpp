// `knownby backup` and `knownby restore`. A backup is taken beside the running server: reading needs no lock.

#include <date/date.h>

#include <cstdio>
#include <filesystem>

#include "adapters/clock.hpp"
#include "bot/config/config.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "store/engine/backup.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

std::string dated_file_in(const std::string& folder) {
  return (std::filesystem::path(folder) / date::format("knownby-%Y%m%dT%H%M%SZ.db", SystemClock().now()))
      .string();
}

}  // namespace

int back_up(const std::string& config_file, const std::string& to) {
  const Config config = read_config(config_file);
  const std::string target = std::filesystem::is_directory(to) ? dated_file_in(to) : to;
  Db db(config.store.path, Db::Mode::read);
  // One view for the whole copy: without it the copy would begin anew at every commit of the running server.
  db.begin();
  settings::roster_version(db);  // the view is that of the first look
  backup::to_file(db, target);
  std::printf("Copied to %s, and the copy was checked.\n", target.c_str());
  return exits::fine;
}

int restore(const std::string& config_file, const std::string& from) {
  const Config config = read_config(config_file);
  backup::restore(from, config.store.path);
  std::printf("%s is now what %s holds. What was there before is kept as %s.before-restore.\n",
              config.store.path.c_str(), from.c_str(), config.store.path.c_str());
  return exits::fine;
}

}  // namespace knownby
