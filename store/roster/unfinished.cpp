#include "store/roster/unfinished.hpp"

namespace knownby {

namespace unfinished {

std::optional<Unfinished> find(Db& db) {
  Query row(db, "SELECT mark, since, is_first FROM unfinished_import");
  if (!row.next()) return std::nullopt;
  return Unfinished{row.text(0), row.time(1), row.number(2) != 0};
}

void put(Db& db, const Unfinished& one) {
  db.run(
      "INSERT INTO unfinished_import (id, mark, since, is_first) VALUES (1, $1, $2, $3) ON CONFLICT (id) DO "
      "UPDATE SET mark = excluded.mark, since = excluded.since, is_first = excluded.is_first",
      one.mark, one.since, one.is_first);
}

void drop(Db& db) { db.run("DELETE FROM unfinished_import"); }

}  // namespace unfinished

HeldVersion::HeldVersion(Db& db) {
  Query row(db, "SELECT version, not_of_people FROM roster WHERE id = 1");
  if (!row.next()) return;
  version_ = row.number(0);
  not_of_people_ = row.number(1);
}

void HeldVersion::put_back(Db& db) const {
  db.run("UPDATE roster SET version = $1, not_of_people = $2 WHERE id = 1", version_, not_of_people_);
}

}  // namespace knownby
