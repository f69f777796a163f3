#include "bot/program/rehearsed.hpp"

#include <stdlib.h>

#include <filesystem>
#include <map>
#include <stdexcept>
#include <system_error>

#include "bot/program/told_to_stop.hpp"
#include "store/engine/backup.hpp"
#include "store/engine/tally.hpp"
#include "store/sealed/renew.hpp"

namespace knownby {

TemporaryFolder::TemporaryFolder()
    : path_((std::filesystem::temp_directory_path() / "knownby-rehearsal-XXXXXX").string()) {
  if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Rehearsed rehearse(const std::string& source, const std::string& target, Db& live, const SchoolKey& key,
                   std::chrono::sys_seconds kept_since) {
  backup::unpack(source, target, key);
  give_up_where_told();
  Rehearsed found;
  Db restored(target, Db::Mode::write, key);  // of an older program: brought up to date as a restore would
  found.texts = renew::open_all(restored);
  give_up_where_told();
  found.audit = audit::continued(restored, live, kept_since);
  std::map<std::string, Tally> there;
  for (Tally& table : tally(live)) there.emplace(table.table, std::move(table));
  give_up_where_told();
  for (const Tally& table : tally(restored)) {
    ++found.tables;
    found.rows += table.rows;
    const Tally& now = there[table.table];
    if (now == table) continue;
    found.differences.push_back(table.table + ": " + std::to_string(table.rows) +
                                (now.rows == table.rows ? " rows, some of them changed since"
                                                        : " rows, " + std::to_string(now.rows) + " now"));
  }
  return found;
}

}  // namespace knownby
