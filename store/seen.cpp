#include "store/seen.hpp"

namespace knownby::seen {

std::optional<std::string> reply_to(Db& db, std::string_view event) {
  Query row(db, "SELECT reply FROM seen WHERE event = $1", event);
  if (!row.next()) return std::nullopt;
  return row.text(0);
}

void remember(Db& db, std::string_view event, std::string_view reply, std::chrono::sys_seconds now) {
  db.run("INSERT INTO seen (event, reply, at) VALUES ($1, $2, $3) ON CONFLICT (event) DO NOTHING", event,
         reply, now);
}

void sweep(Db& db, std::chrono::sys_seconds before) {
  db.run("DELETE FROM seen WHERE id IN (SELECT id FROM seen ORDER BY id LIMIT 1000) AND at < $1", before);
}

}  // namespace knownby::seen
