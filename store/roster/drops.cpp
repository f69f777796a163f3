#include "store/roster/drops.hpp"

#include "store/engine/spelling.hpp"

namespace knownby::drops {

namespace {

constexpr Spelling<Drop::Outcome, 4> outcomes{{"applied", "waiting", "refused", "replaced"}};

std::optional<Drop> first(Query& row) {
  if (!row.next()) return std::nullopt;
  return Drop{row.text(0), row.text(1), row.time(2), outcomes.read(row.view(3)), row.number(4) != 0};
}

}  // namespace

std::optional<Drop> find(Db& db, std::string_view id) {
  Query row(db, "SELECT id, mark, at, outcome, only_changes FROM drops WHERE id = $1", id);
  return first(row);
}

std::optional<Drop> newest(Db& db) {
  Query row(db, "SELECT id, mark, at, outcome, only_changes FROM drops ORDER BY number DESC LIMIT 1");
  return first(row);
}

std::optional<Drop> waiting(Db& db) {
  Query row(db,
            "SELECT id, mark, at, outcome, only_changes FROM drops WHERE outcome = 'waiting' "
            "ORDER BY number DESC LIMIT 1");
  return first(row);
}

bool applied_before(Db& db, std::string_view mark) {
  Query row(db, "SELECT 1 FROM drops WHERE mark = $1 AND outcome = 'applied' LIMIT 1", mark);
  return row.next();
}

std::optional<Drop> everybody(Db& db) {
  Query row(db,
            "SELECT id, mark, at, outcome, only_changes FROM drops WHERE outcome = 'applied' AND "
            "only_changes = 0 AND mark LIKE 'students+staff%' ORDER BY id DESC LIMIT 1");
  return first(row);
}

std::optional<Drop> lost_changes(Db& db) {
  Query row(db,
            "SELECT id, mark, at, outcome, only_changes FROM drops WHERE outcome = 'refused' AND "
            "only_changes = 1 AND number > (SELECT coalesce(max(number), 0) FROM drops WHERE outcome = "
            "'applied' AND only_changes = 0 AND mark LIKE 'students+staff%') ORDER BY number LIMIT 1");
  return first(row);
}

void everybody_came(Db& db) {
  db.run(
      "UPDATE drops SET outcome = 'replaced' WHERE outcome = 'refused' "
      "AND (only_changes = 1 OR mark LIKE 'students%' OR mark LIKE 'staff%')");
}

void put(Db& db, const Drop& drop) {
  db.run("DELETE FROM drops WHERE id = $1", drop.id);
  db.run("INSERT INTO drops (id, mark, at, outcome, only_changes) VALUES ($1, $2, $3, $4, $5)", drop.id,
         drop.mark, drop.at, outcomes.of(drop.outcome), drop.only_changes);
}

void settle(Db& db, std::string_view id, Drop::Outcome outcome) {
  db.run("UPDATE drops SET outcome = $1 WHERE id = $2", outcomes.of(outcome), id);
}

}  // namespace knownby::drops
