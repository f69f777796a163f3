#include "store/people/matches.hpp"

namespace knownby::matches {

namespace {

Match match_at(const Query& row) {
  return {row.number(0), row.text(1), row.text(2), row.id<StaffTag>(3), row.number(4) != 0};
}

}  // namespace

std::vector<Match> all(Db& db) {
  Query rows(db,
             "SELECT m.id, m.platform, m.key, m.staff_id, m.denied "
             "FROM matches m JOIN staff s ON s.id = m.staff_id WHERE s.active = 1 "
             "AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.staff_id = m.staff_id "
             "AND a.platform = m.platform AND a.barred IS NULL) "
             "AND NOT EXISTS (SELECT 1 FROM matches o WHERE o.staff_id = m.staff_id "
             "AND o.platform = m.platform AND o.key <> m.key) ORDER BY m.id");
  std::vector<Match> found;
  while (rows.next()) found.push_back(match_at(rows));
  return found;
}

std::optional<Match> of_account(Db& db, std::string_view platform, std::string_view key) {
  Query row(db,
            "SELECT m.id, m.platform, m.key, m.staff_id, m.denied "
            "FROM matches m JOIN staff s ON s.id = m.staff_id "
            "WHERE m.platform = $1 AND m.key = $2 AND s.active = 1 "
            "AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.staff_id = m.staff_id "
            "AND a.platform = m.platform AND a.barred IS NULL) "
            "AND NOT EXISTS (SELECT 1 FROM matches o WHERE o.staff_id = m.staff_id "
            "AND o.platform = m.platform AND o.key <> m.key)",
            platform, key);
  if (!row.next()) return std::nullopt;
  return match_at(row);
}

void put(Db& db, std::string_view platform, std::string_view key, StaffId person) {
  Query same(db, "SELECT 1 FROM matches WHERE platform = $1 AND key = $2 AND staff_id = $3", platform, key,
             person);
  if (same.next()) return;  // what is known already costs no write, and a denial stays
  remove(db, platform, key);
  db.run("INSERT INTO matches (platform, key, staff_id) VALUES ($1, $2, $3)", platform, key, person);
}

void deny(Db& db, std::string_view platform, std::string_view key) {
  db.run("UPDATE matches SET denied = 1 WHERE platform = $1 AND key = $2", platform, key);
}

void remove(Db& db, std::string_view platform, std::string_view key) {
  db.run("DELETE FROM matches WHERE platform = $1 AND key = $2", platform, key);
}

void keep_census(Db& db, const Census& census) {
  db.run(
      "INSERT INTO censuses (platform, members, guests, taken) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (platform) DO UPDATE SET members = excluded.members, guests = excluded.guests, "
      "taken = excluded.taken",
      census.platform, census.members, census.guests, census.taken);
}

std::vector<Census> censuses(Db& db) {
  Query rows(db, "SELECT platform, members, guests, taken FROM censuses ORDER BY platform");
  std::vector<Census> found;
  while (rows.next())
    found.push_back(
        {rows.text(0), static_cast<int>(rows.number(1)), static_cast<int>(rows.number(2)), rows.time(3)});
  return found;
}

}  // namespace knownby::matches
