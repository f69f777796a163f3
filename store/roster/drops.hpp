#pragma once
// What came into the watched folder, and what became of it: so that nothing is taken twice, whatever happens
// in between.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "store/db.hpp"

namespace knownby {

struct Drop {
  // waiting: for whoever runs Knownby; replaced: by a newer one, before anybody looked.
  enum class Outcome { applied, waiting, refused, replaced };
  std::string id;    // by name and time of its files
  std::string mark;  // of what they hold: "students+staff:" or the like, and a number
  std::chrono::sys_seconds at{};
  Outcome outcome = Outcome::applied;
  bool only_changes = false;
};

namespace drops {

std::optional<Drop> find(Db& db, std::string_view id);
std::optional<Drop> newest(Db& db);
std::optional<Drop> waiting(Db& db);  // one at most
bool applied_before(Db& db, std::string_view mark);
// The one of everybody whose files are the newest, of those applied.
std::optional<Drop> everybody(Db& db);
// Changes that were refused, and no roster of everybody was applied since; the first of them.
std::optional<Drop> lost_changes(Db& db);
// Everybody came by another way: what was refused of people is in there.
void everybody_came(Db& db);
void put(Db& db, const Drop& drop);  // takes the place of one with the same id, as the newest
void settle(Db& db, std::string_view id, Drop::Outcome outcome);

}  // namespace drops
}  // namespace knownby
