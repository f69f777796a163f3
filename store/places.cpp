#include "store/places.hpp"

#include <algorithm>

namespace knownby::places {

namespace {

KnownPlace place_at(const Query& row) {
  KnownPlace place{row.id<PlaceTag>(0), row.text(1), row.text(2),       row.text(3),
                   row.number(4) != 0,  {},          row.number(6) != 0};
  if (!row.null(5)) place.group = row.id<GroupTag>(5);
  return place;
}

std::optional<KnownPlace> first(Query& row) {
  if (!row.next()) return std::nullopt;
  return place_at(row);
}

}  // namespace

std::vector<KnownPlace> all(Db& db) {
  Query rows(db, "SELECT id, platform, address, name, direct, group_id, counts_only FROM places ORDER BY id");
  std::vector<KnownPlace> found;
  while (rows.next()) found.push_back(place_at(rows));
  return found;
}

std::optional<KnownPlace> find(Db& db, PlaceId id) {
  Query row(db, "SELECT id, platform, address, name, direct, group_id, counts_only FROM places WHERE id = $1",
            id);
  return first(row);
}

std::optional<KnownPlace> at(Db& db, std::string_view platform, std::string_view address) {
  Query row(db,
            "SELECT id, platform, address, name, direct, group_id, counts_only FROM places "
            "WHERE platform = $1 AND address = $2",
            platform, address);
  return first(row);
}

std::optional<KnownPlace> called(Db& db, std::string_view platform, std::string_view name) {
  Query row(db,
            "SELECT id, platform, address, name, direct, group_id, counts_only FROM places "
            "WHERE platform = $1 AND lower(name) = lower($2) ORDER BY id DESC LIMIT 1",
            platform, name);
  return first(row);
}

PlaceId meet(Db& db, const KnownPlace& place) {
  if (const auto known = at(db, place.platform, place.address)) {
    // Most messages come from a place already known under its name; they cost no write.
    if (!place.name.empty() && place.name != known->name)
      // The group as it was: of a mapped channel the school's version then tells, as of a new mapping.
      db.run("UPDATE places SET name = $1, group_id = group_id WHERE id = $2", place.name, known->id);
    return known->id;
  }
  db.run("INSERT INTO places (platform, address, name, direct, group_id) VALUES ($1, $2, $3, $4, $5)",
         place.platform, place.address, place.name, place.direct, place.group);
  return PlaceId{db.last_id()};
}

void map(Db& db, PlaceId place, GroupId group, bool counts_only) {
  db.run("UPDATE places SET group_id = $1, counts_only = $2 WHERE id = $3", group, counts_only, place);
}

void unmap(Db& db, PlaceId place) {
  db.run("UPDATE places SET group_id = NULL WHERE id = $1", place);
  db.run("UPDATE schedules SET ended = 1, next_due = NULL WHERE place_id = $1", place);
}

Mapped::Mapped(Db& db) {
  Query rows(db,
             "SELECT id, platform, address, name, direct, group_id, counts_only FROM places "
             "WHERE group_id IS NOT NULL AND direct = 0 ORDER BY address, platform");
  while (rows.next()) places_.push_back(place_at(rows));
}

const KnownPlace* Mapped::at(std::string_view platform, std::string_view address) const {
  const auto found = std::partition_point(places_.begin(), places_.end(), [&](const KnownPlace& place) {
    return std::string_view(place.address) < address ||
           (place.address == address && place.platform < platform);
  });
  const bool is_it = found != places_.end() && found->address == address && found->platform == platform;
  return is_it ? &*found : nullptr;
}

std::optional<std::string> conversation_with(Db& db, std::string_view platform, std::string_view person) {
  Query row(db, "SELECT address FROM conversations WHERE platform = $1 AND person = $2", platform, person);
  if (!row.next()) return std::nullopt;
  return row.text(0);
}

void keep_conversation(Db& db, std::string_view platform, std::string_view person, std::string_view address) {
  db.run(
      "INSERT INTO conversations (platform, person, address) VALUES ($1, $2, $3) "
      "ON CONFLICT (platform, person) DO UPDATE SET address = excluded.address",
      platform, person, address);
}

void forget_conversations(Db& db, std::string_view platform) {
  db.run("DELETE FROM conversations WHERE platform = $1", platform);
}

}  // namespace knownby::places
