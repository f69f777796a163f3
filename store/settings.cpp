#include "store/settings.hpp"

namespace knownby::settings {

std::optional<std::string> get(Db& db, std::string_view name) {
  Query row(db, "SELECT value FROM settings WHERE name = $1", name);
  if (!row.next()) return std::nullopt;
  return row.text(0);
}

void set(Db& db, std::string_view name, std::string_view value) {
  db.run(
      "INSERT INTO settings (name, value) VALUES ($1, $2) "
      "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      name, value);
}

std::string not_answering(std::string_view platform) { return "not answering: " + std::string(platform); }

std::string taken_away(std::string_view platform) { return "taken away: " + std::string(platform); }

std::int64_t roster_version(Db& db) {
  Query row(db, "SELECT version FROM roster WHERE id = 1");
  row.next();
  return row.number(0);
}

}  // namespace knownby::settings
