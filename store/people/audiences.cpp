#include "store/people/audiences.hpp"

namespace knownby::audiences {

std::optional<KnownAudience> of_place(Db& db, PlaceId place) {
  Query row(db,
            "SELECT has_us, private, archived, shared, guests, strangers, looked, told FROM audiences "
            "WHERE place_id = $1",
            place);
  if (!row.next()) return std::nullopt;
  KnownAudience known;
  known.place = place;
  known.has_us = row.number(0) != 0;
  known.is_private = row.number(1) != 0;
  known.is_archived = row.number(2) != 0;
  known.is_shared = row.number(3) != 0;
  known.guests = row.null(4) ? std::nullopt : std::optional(static_cast<int>(row.number(4)));
  known.strangers = static_cast<int>(row.number(5));
  known.looked = row.time(6);
  known.told = row.number(7) != 0;
  return known;
}

void put(Db& db, const KnownAudience& audience) {
  db.run(
      "INSERT INTO audiences (place_id, has_us, private, archived, shared, guests, strangers, looked, told) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
      "ON CONFLICT (place_id) DO UPDATE SET has_us = excluded.has_us, private = excluded.private, "
      "archived = excluded.archived, shared = excluded.shared, guests = excluded.guests, "
      "strangers = excluded.strangers, looked = excluded.looked, told = excluded.told",
      audience.place, audience.has_us, audience.is_private, audience.is_archived, audience.is_shared,
      audience.guests, audience.strangers, audience.looked, audience.told);
}

}  // namespace knownby::audiences
