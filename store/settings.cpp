#include "store/settings.hpp"

#include <charconv>

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

std::optional<std::int64_t> number(Db& db, std::string_view name) {
  const std::string text = get(db, name).value_or("");
  std::int64_t number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (trouble != std::errc()) return std::nullopt;
  return number;
}

std::optional<std::chrono::local_days> day(Db& db, std::string_view name) {
  const std::optional<std::int64_t> days = number(db, name);
  return days ? std::optional(std::chrono::local_days(std::chrono::days(*days))) : std::nullopt;
}

void set_day(Db& db, std::string_view name, std::chrono::local_days day) {
  set(db, name, std::to_string(day.time_since_epoch().count()));
}

std::optional<std::string> secret(Db& db, std::string_view name) {
  Query row(db, "SELECT sealed_value, id FROM secrets WHERE name = $1", name);
  if (!row.next()) return std::nullopt;
  return row.opened(0, fields::secret_value, row.number(1));
}

void keep_secret(Db& db, std::string_view name, std::string_view value) {
  db.run("DELETE FROM secrets WHERE name = $1", name);
  const std::int64_t id = next_row(db, "SELECT coalesce(max(id), 0) + 1 FROM secrets");
  db.run("INSERT INTO secrets (id, name, sealed_value) VALUES ($1, $2, $3)", id, name,
         seal(db, fields::secret_value, id, value));
}

std::string not_answering(std::string_view platform) { return "not answering: " + std::string(platform); }

std::string taken_away(std::string_view platform) { return "taken away: " + std::string(platform); }

std::int64_t roster_version(Db& db) {
  Query row(db, "SELECT version FROM roster WHERE id = 1");
  row.next();
  return row.number(0);
}

std::int64_t people_version(Db& db) {
  Query row(db, "SELECT version - not_of_people FROM roster WHERE id = 1");
  row.next();
  return row.number(0);
}

}  // namespace knownby::settings
