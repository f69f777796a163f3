// `knownby backup` and `knownby restore`. A backup is taken beside the running server: reading needs no lock.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "adapters/clock.hpp"
#include "bot/config/key_file.hpp"
#include "bot/program/program.hpp"
#include "bot/program/rehearsed.hpp"
#include "bot/program/subcommands.hpp"
#include "bot/program/told_to_stop.hpp"
#include "store/engine/backup.hpp"
#include "store/engine/copies.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

// One view for a whole copy: without it the copy would begin anew at every commit of the running server.
void hold_a_view(Db& db) {
  db.begin();
  settings::roster_version(db);  // the view is that of the first look
}

std::string chosen_target(const Config& config, const std::string& to) {
  std::string folder = to.empty() ? config.store.copies : to;
  if (folder.empty())
    throw ConfigError(config.file, 0, "say where to: knownby backup TARGET, or set [store] copies");
  std::error_code trouble;
  if (to.empty()) std::filesystem::create_directories(folder, trouble);
  if (std::filesystem::is_directory(folder, trouble)) return copies::file_for(folder, SystemClock().now());
  if (trouble == std::errc::permission_denied)
    throw std::runtime_error(folder + " may not be looked at by this account; no copy was made");
  return folder;
}

void make_copy(Db& db, const std::string& target) {
  try {
    backup::to_file(db, target, told_to_stop);
  } catch (const StoreError&) {
    give_up_where_told();  // what the store says of being stopped reads like a fault
    throw;
  }
}

void say_of_audit(const audit::Continued& audit) {
  using enum audit::Continued::How;
  switch (audit.how) {
    case goes_on:
      std::printf("  The audit goes on from the copy's: its last row is here as it was.\n");
      return;
    case cut_since:
      std::printf(
          "  The audit here was cut beyond the copy's last row, which was old enough for that: whether it "
          "goes on from it can't be seen with this copy. A younger one shows it.\n");
      return;
    case lost:
      std::printf(
          "  The audit here does not go on from the copy's: row %lld was changed or taken out since, or cut "
          "before its time, or the database was restored from an older copy.\n",
          static_cast<long long>(audit.row));
      return;
  }
}

}  // namespace

int back_up(const std::string& config_file, const std::string& to) {
  const Config config = read_config(config_file);
  // First, so that root, who may not read the key, makes no folder of root's that the service cannot write
  // in.
  const SchoolKey key = school_key(config, false);
  const std::string target = chosen_target(config, to);
  note_being_stopped();
  Db db(config.store.path, Db::Mode::read, key);
  hold_a_view(db);
  make_copy(db, target);
  std::printf("Copied to %s, and the copy was checked. Only knownby-key opens it: keep that apart from it.\n",
              target.c_str());
  return exits::fine;
}

int restore(const std::string& config_file, const std::string& from) {
  const Config config = read_config(config_file);
  if (from.empty()) {
    std::printf("Which copy? Name its file; nothing was changed.\n");
    return exits::missing;
  }
  backup::restore(from, config.store.path, school_key(config, false));
  const std::string kept = config.store.path + ".before-restore";
  std::printf("%s is now what %s holds.", config.store.path.c_str(), from.c_str());
  if (std::filesystem::exists(kept)) std::printf(" What was there before is kept as %s.", kept.c_str());
  std::printf("\n");
  return exits::fine;
}

int rehearse_restore(const std::string& config_file, const std::string& from) {
  const Config config = read_config(config_file);
  const SchoolKey key = school_key(config, false);
  if (!std::filesystem::exists(config.store.path)) {
    std::printf(
        "There is no %s to compare a copy with. `knownby restore COPY` checks the copy and puts it there.\n",
        config.store.path.c_str());
    return exits::missing;
  }
  Db live(config.store.path, Db::Mode::read, key);
  hold_a_view(live);
  note_being_stopped();
  const TemporaryFolder folder;
  const std::string made_now = folder.path() + "/now.backup";
  if (from.empty()) make_copy(live, made_now);
  const std::string source = from.empty() ? made_now : from;
  const Rehearsed found = rehearse(source, folder.path() + "/restored.db", live, key,
                                   SystemClock().now() - config.retention.audit);
  const std::string what = from.empty() ? "A copy made now" : from;
  std::printf("%s was restored beside the school's database, which was not touched:\n", what.c_str());
  std::printf("  It opens with knownby-key, is whole, and every row belongs to one that is there.\n");
  std::printf("  %lld sealed texts in it, and each of them opens.\n", static_cast<long long>(found.texts));
  for (const std::string& line : found.differences) std::printf("  %s\n", line.c_str());
  std::printf("  %zu tables with %lld rows, %s.\n", found.tables, static_cast<long long>(found.rows),
              found.differences.empty() ? "the same in every value as those of the live database"
                                        : "as they were when it was made; the live database went on since");
  say_of_audit(found.audit);
  if (from.empty() && !found.differences.empty()) {
    std::printf("That must not be: a copy made now is the same. Do not rely on it.\n");
    return exits::missing;
  }
  std::printf("This copy would bring the school back.\n");
  return found.audit.how == audit::Continued::How::lost ? exits::missing : exits::fine;
}

}  // namespace knownby
