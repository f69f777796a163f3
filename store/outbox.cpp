#include "store/outbox.hpp"

#include <algorithm>

#include "store/engine/spelling.hpp"

namespace knownby::outbox {

namespace {

constexpr std::string_view withdrawn = "withdrawn";
constexpr std::string_view cancelled = "cancelled: ";

constexpr Spelling<Parcel::State, 6> states{{"pending", "sending", "sent", "ambiguous", "dead", "expired"}};

Parcel parcel_at(const Query& row) {
  return {.id = row.number(0),
          .key = row.text(1),
          .platform = row.text(2),
          .address = row.text(3),
          .act = row.text(4),
          .body = row.opened(5, fields::outbox_body, row.number(0)),
          .reference = row.text(6),
          .state = states.read(row.view(7)),
          .attempt = static_cast<int>(row.number(8)),
          .not_before = row.time(9),
          .deadline = row.time(10),
          .first_sent = row.maybe_time(11),
          .last_sent = row.maybe_time(12),
          .trouble = row.text(13)};
}

std::int64_t next_id(Db& db) { return next_row(db, "SELECT coalesce(max(id), 0) + 1 FROM outbox"); }

// The last of them: an earlier one may wait to be tried again, and goes before it.
std::optional<std::int64_t> waiting_redraw(Db& db, const std::string& reference) {
  Query row(db,
            "SELECT id FROM outbox WHERE reference = $1 AND act = 'redraw' AND state = 'pending' "
            "ORDER BY id DESC LIMIT 1",
            reference);
  if (!row.next()) return std::nullopt;
  return row.number(0);
}

std::vector<Parcel> collect(Query& rows) {
  std::vector<Parcel> found;
  while (rows.next()) found.push_back(parcel_at(rows));
  return found;
}

}  // namespace

bool put(Db& db, const Parcel& parcel) {
  const std::int64_t id = next_id(db);
  return db.run(
             "INSERT INTO outbox (key, platform, address, act, sealed_body, reference, state, not_before, "
             "deadline, "
             "trouble, fades, id) VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $8, '', $9, $10) "
             "ON CONFLICT (key) DO NOTHING",
             parcel.key, parcel.platform, parcel.address, parcel.act,
             seal(db, fields::outbox_body, id, parcel.body), parcel.reference, parcel.not_before,
             parcel.deadline, parcel.fades, id) == 1;
}

bool redraw(Db& db, const Parcel& parcel) {
  Query deleted(db,
                "SELECT 1 FROM outbox WHERE reference = $1 AND act = 'redraw' AND state = 'dead' "
                "AND trouble NOT LIKE 'cancelled: %'",
                parcel.reference);
  if (deleted.next()) return false;
  const auto waiting = waiting_redraw(db, parcel.reference);
  const std::int64_t id = waiting.value_or(next_id(db));
  const Sealed body = seal(db, fields::outbox_body, id, parcel.body);
  if (waiting) {
    db.run("UPDATE outbox SET sealed_body = $1, deadline = $2 WHERE id = $3", body, parcel.deadline, id);
    return true;
  }
  db.run(
      "INSERT INTO outbox (id, key, platform, address, act, sealed_body, reference, state, not_before, "
      "deadline, "
      "trouble) VALUES ($1, $2 || ':' || $1, $3, $4, 'redraw', $5, $6, 'pending', $7, $8, '')",
      id, parcel.key, parcel.platform, parcel.address, body, parcel.reference, parcel.not_before,
      parcel.deadline);
  return true;
}

std::vector<Parcel> fading(Db& db, std::chrono::sys_seconds now, std::size_t most) {
  Query rows(
      db,
      "SELECT id, key, platform, address, act, sealed_body, reference, state, attempt, not_before, deadline, "
      "first_sent, last_sent, trouble FROM outbox WHERE fades <= $1 AND state = 'sent' "
      "ORDER BY fades, id LIMIT $2",
      now, most);
  return collect(rows);
}

void faded(Db& db, std::int64_t id) { db.run("UPDATE outbox SET fades = NULL WHERE id = $1", id); }

void fade_again(Db& db, std::string_view key_begins, std::chrono::sys_seconds when) {
  db.run(
      "UPDATE outbox SET fades = $1 WHERE substr(key, 1, length($2)) = $2 AND act = 'post' AND state = "
      "'sent' "
      "AND fades IS NULL",
      when, key_begins);
}

std::vector<Parcel> take(Db& db, std::chrono::sys_seconds now, std::size_t most, std::string_view platform) {
  db.run("UPDATE outbox SET state = 'expired' WHERE state = 'pending' AND not_before <= $1 AND deadline < $1",
         now);
  // A word to one person goes before the cards of many channels.
  // The order within a place is kept: nothing overtakes what is on its way there, what was put earlier and is
  // due, or what was tried already and waits to be tried again. Nor does a change overtake an earlier one of
  // the same message that may yet be shown: until its deadline that one would be tried again, and stand there
  // last.
  Query rows(db,
             "UPDATE outbox SET state = 'sending', attempt = attempt + 1, "
             "first_sent = coalesce(first_sent, $1), last_sent = $1 WHERE id IN ("
             "SELECT o.id FROM outbox o WHERE o.state = 'pending' AND o.not_before <= $1 "
             "AND ($3 = '' OR o.platform = $3) AND NOT EXISTS ("
             "SELECT 1 FROM outbox e WHERE e.platform = o.platform AND e.address = o.address "
             "AND e.state IN ('pending', 'sending') AND (e.state = 'sending' OR "
             "(e.id < o.id AND (e.not_before <= $1 OR e.first_sent IS NOT NULL)))) "
             "AND NOT (o.act = 'redraw' AND EXISTS (SELECT 1 FROM outbox d WHERE d.state = 'ambiguous' "
             "AND d.act = 'redraw' AND d.reference = o.reference AND d.id < o.id AND d.deadline >= $1)) "
             "ORDER BY o.key LIKE 'nudge:%', o.id LIMIT $2) "
             "RETURNING id, key, platform, address, act, sealed_body, reference, state, attempt, not_before, "
             "deadline, first_sent, last_sent, trouble",
             now, most, platform);
  std::vector<Parcel> taken = collect(rows);
  std::sort(taken.begin(), taken.end(), [](const Parcel& a, const Parcel& b) { return a.id < b.id; });
  return taken;
}

void sent(Db& db, std::int64_t id, const std::string& reference) {
  db.run(
      "UPDATE outbox SET state = 'sent', reference = $1, trouble = '' "
      "WHERE id = $2 AND state IN ('sending', 'ambiguous')",
      reference, id);
}

void later(Db& db, std::int64_t id, std::chrono::sys_seconds not_before, const std::string& trouble,
           bool counts_as_attempt) {
  db.run(
      "UPDATE outbox SET state = CASE WHEN $1 > deadline THEN 'expired' ELSE 'pending' END, "
      "not_before = $1, trouble = $2, attempt = attempt - $3 "
      "WHERE id = $4 AND state IN ('sending', 'ambiguous')",
      not_before, trouble, counts_as_attempt ? 0 : 1, id);
}

void ambiguous(Db& db, std::int64_t id, const std::string& trouble) {
  db.run(
      "UPDATE outbox SET state = 'ambiguous', trouble = $1 WHERE id = $2 AND state IN ('sending', "
      "'ambiguous')",
      trouble, id);
}

void dead(Db& db, std::int64_t id, const std::string& trouble) {
  db.run(
      "UPDATE outbox SET state = 'dead', trouble = $1 "
      "WHERE id = $2 AND state IN ('pending', 'sending', 'ambiguous')",
      trouble, id);
}

int cancel(Db& db, std::string_view platform, const std::string& reason) {
  return db.run(
      "UPDATE outbox SET state = 'dead', trouble = CASE state WHEN 'ambiguous' "
      "THEN $1 || ', and it may have been shown' ELSE $1 END "
      "WHERE platform = $2 AND state IN ('pending', 'ambiguous')",
      std::string(cancelled) + reason, platform);
}

bool is_cancelled(const Parcel& parcel) { return parcel.trouble.starts_with(cancelled); }

void withdraw(Db& db, const std::string& platform, const std::string& address) {
  db.run(
      "UPDATE outbox SET state = 'expired', trouble = $1 "
      "WHERE platform = $2 AND address = $3 AND state = 'pending'",
      withdrawn, platform, address);
}

int recover(Db& db) { return db.run("UPDATE outbox SET state = 'ambiguous' WHERE state = 'sending'"); }

std::vector<Parcel> in_state(Db& db, Parcel::State state, std::size_t most) {
  Query rows(
      db,
      "SELECT id, key, platform, address, act, sealed_body, reference, state, attempt, not_before, deadline, "
      "first_sent, last_sent, trouble FROM outbox WHERE state = $1 ORDER BY not_before, id LIMIT $2",
      states.of(state), most);
  return collect(rows);
}

std::vector<Parcel> troubled(Db& db, std::chrono::sys_seconds since, std::size_t most) {
  Query rows(
      db,
      "SELECT id, key, platform, address, act, sealed_body, reference, state, attempt, not_before, deadline, "
      "first_sent, last_sent, trouble FROM outbox WHERE state IN ('dead', 'expired', 'ambiguous') "
      "AND trouble <> $1 AND coalesce(last_sent, deadline) >= $2 ORDER BY id DESC LIMIT $3",
      withdrawn, since, most);
  return collect(rows);
}

std::optional<Parcel> with_key(Db& db, const std::string& key) {
  Query row(
      db,
      "SELECT id, key, platform, address, act, sealed_body, reference, state, attempt, not_before, deadline, "
      "first_sent, last_sent, trouble FROM outbox WHERE key = $1",
      key);
  if (!row.next()) return std::nullopt;
  return parcel_at(row);
}

std::optional<std::chrono::sys_seconds> earliest(Db& db) {
  Query row(db, "SELECT not_before FROM outbox WHERE state = 'pending' ORDER BY not_before LIMIT 1");
  if (!row.next()) return std::nullopt;
  return row.time(0);
}

std::int64_t count(Db& db, Parcel::State state) {
  Query row(db, "SELECT count(*) FROM outbox WHERE state = $1", states.of(state));
  row.next();
  return row.number(0);
}

void sweep(Db& db, std::chrono::sys_seconds before) {
  db.run(
      "UPDATE outbox SET sealed_body = NULL WHERE sealed_body IS NOT NULL AND state IN ('sent', 'dead', "
      "'expired', "
      "'ambiguous') "
      "AND coalesce(last_sent, deadline) < $1 AND (state <> 'ambiguous' OR deadline < $1)",
      before);
}

}  // namespace knownby::outbox
