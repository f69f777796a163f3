#include "store/roster/told_roles.hpp"

namespace knownby::told_roles {

std::vector<ToldRole> all(Db& db) {
  Query rows(db, "SELECT id, person_id, role, begins, ends FROM roles ORDER BY id");
  std::vector<ToldRole> found;
  while (rows.next())
    found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.maybe_day(3), rows.maybe_day(4)});
  return found;
}

void put(Db& db, const ToldRole& one) {
  db.run(
      "INSERT INTO roles (id, person_id, role, begins, ends) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, role = excluded.role, "
      "begins = excluded.begins, ends = excluded.ends",
      one.id, one.person_id, one.role, one.begins, one.ends);
}

void drop(Db& db, std::string_view id) { db.run("DELETE FROM roles WHERE id = $1", id); }
int drop_all(Db& db) { return db.run("DELETE FROM roles"); }

}  // namespace knownby::told_roles
