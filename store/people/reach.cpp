#include "store/people/reach.hpp"

#include "store/query.hpp"

namespace knownby::reach {

std::vector<OutOfReach> lost(Db& db) {
  Query rows(db, "SELECT platform, key, since, fix FROM out_of_reach ORDER BY platform, key");
  std::vector<OutOfReach> found;
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.time(2), rows.text(3)});
  return found;
}

bool is_lost(Db& db, std::string_view platform, std::string_view key) {
  return Query(db, "SELECT 1 FROM out_of_reach WHERE platform = $1 AND key = $2", platform, key).next();
}

void lose(Db& db, const OutOfReach& account) {
  db.run(
      "INSERT INTO out_of_reach (platform, key, since, fix) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (platform, key) DO UPDATE SET fix = excluded.fix",
      account.platform, account.key, account.since, account.fix);
}

void regain(Db& db, std::string_view platform, std::string_view key) {
  if (!is_lost(db, platform, key)) return;  // most are in reach, and that costs no write
  db.run("DELETE FROM out_of_reach WHERE platform = $1 AND key = $2", platform, key);
}

}  // namespace knownby::reach
