#include "store/seen.hpp"

namespace knownby::seen {

std::optional<std::string> reply_to(Db& db, std::string_view event) {
  Query row(db, "SELECT sealed_reply, id FROM seen WHERE event = $1", event);
  if (!row.next()) return std::nullopt;
  return row.opened(0, fields::seen_reply, row.number(1));
}

void remember(Db& db, std::string_view event, std::string_view reply, std::chrono::sys_seconds now) {
  const std::int64_t id = next_row(db, "SELECT coalesce(max(id), 0) + 1 FROM seen");
  db.run(
      "INSERT INTO seen (id, event, sealed_reply, at) VALUES ($1, $2, $3, $4) ON CONFLICT (event) DO NOTHING",
      id, event, seal(db, fields::seen_reply, id, reply), now);
}

void sweep(Db& db, std::chrono::sys_seconds before) {
  db.run("DELETE FROM seen WHERE id IN (SELECT id FROM seen ORDER BY id LIMIT 1000) AND at < $1", before);
}

}  // namespace knownby::seen
