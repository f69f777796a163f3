#include "store/week/claims.hpp"

#include "store/engine/spelling.hpp"
#include "store/query.hpp"

namespace knownby::claims {

namespace {

constexpr Spelling<Gift::Answer, 2> answers{{"accepted", "declined"}};

Claim claim_at(const Query& row) {
  return {.id = row.id<ClaimTag>(0),
          .student = row.id<StudentTag>(1),
          .staff = row.id<StaffTag>(2),
          .since = row.day(3),
          .until = row.day(4),
          .at = row.time(5),
          .released = row.maybe_time(6),
          .asked = row.number(7) != 0};
}

std::vector<Claim> collect(Query& rows) {
  std::vector<Claim> found;
  while (rows.next()) found.push_back(claim_at(rows));
  return found;
}

}  // namespace

std::optional<Claim> take(Db& db, const Claim& claim) {
  Query has(
      db, "SELECT 1 FROM open_claims WHERE student_id = $1 AND staff_id = $2 AND since <= $3 AND until > $3",
      claim.student, claim.staff, claim.since);
  if (has.next()) return std::nullopt;
  // One that a check-in has ended stands in the way of a new one for the same week: it is the same claim,
  // begun again.
  db.run(
      "INSERT INTO claims (student_id, staff_id, since, until, at) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (student_id, staff_id, until) WHERE released IS NULL DO UPDATE SET since = "
      "excluded.since, "
      "at = excluded.at",
      claim.student, claim.staff, claim.since, claim.until, claim.at);
  Query made(db,
             "SELECT id, student_id, staff_id, since, until, at, released, asked FROM claims "
             "WHERE student_id = $1 AND staff_id = $2 AND until = $3 AND released IS NULL",
             claim.student, claim.staff, claim.until);
  made.next();
  return claim_at(made);
}

std::optional<Claim> find(Db& db, ClaimId id) {
  Query row(
      db, "SELECT id, student_id, staff_id, since, until, at, released, asked FROM claims WHERE id = $1", id);
  if (!row.next()) return std::nullopt;
  return claim_at(row);
}

bool is_open(Db& db, ClaimId id, std::chrono::local_days today) {
  Query row(db, "SELECT 1 FROM open_claims WHERE id = $1 AND since <= $2 AND until > $2", id, today);
  return row.next();
}

std::vector<Claim> open_in(Db& db, GroupId group, std::chrono::local_days today) {
  Query rows(db,
             "SELECT c.id, c.student_id, c.staff_id, c.since, c.until, c.at, c.released, c.asked "
             "FROM group_students m CROSS JOIN open_claims c ON c.student_id = m.student_id "
             "WHERE m.group_id = $1 AND c.since <= $2 AND c.until > $2 ORDER BY c.id",
             group, today);
  return collect(rows);
}

std::vector<Claim> open_of_student(Db& db, StudentId student, std::chrono::local_days today) {
  Query rows(db,
             "SELECT id, student_id, staff_id, since, until, at, released, asked FROM open_claims "
             "WHERE student_id = $1 AND since <= $2 AND until > $2 ORDER BY id",
             student, today);
  return collect(rows);
}

std::vector<Claim> open_of_staff(Db& db, StaffId staff, std::chrono::local_days today) {
  Query rows(db,
             "SELECT id, student_id, staff_id, since, until, at, released, asked FROM open_claims "
             "WHERE staff_id = $1 AND since <= $2 AND until > $2 ORDER BY id",
             staff, today);
  return collect(rows);
}

std::vector<Claim> open_all(Db& db, std::chrono::local_days today) {
  Query rows(db,
             "SELECT id, student_id, staff_id, since, until, at, released, asked FROM open_claims "
             "WHERE since <= $1 AND until > $1 ORDER BY staff_id, id",
             today);
  return collect(rows);
}

std::vector<StudentId> released_in(Db& db, GroupId group, std::chrono::sys_seconds since,
                                   std::chrono::local_days today) {
  Query rows(
      db,
      "SELECT DISTINCT m.student_id FROM group_students m CROSS JOIN claims c ON c.student_id = m.student_id "
      "WHERE m.group_id = $1 AND c.released >= $2 AND NOT EXISTS (SELECT 1 FROM open_claims o "
      "WHERE o.student_id = m.student_id AND o.since <= $3 AND o.until > $3) ORDER BY m.student_id",
      group, since, today);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

bool release(Db& db, ClaimId id, std::chrono::sys_seconds now) {
  return db.run("UPDATE claims SET released = $1 WHERE id = $2 AND released IS NULL", now, id) > 0;
}

int release_before(Db& db, std::chrono::local_days day, std::chrono::local_days today,
                   std::chrono::sys_seconds now) {
  return db.run(
      "UPDATE claims SET released = $1 WHERE id IN (SELECT id FROM open_claims WHERE until > $2 AND "
      "since < $3)",
      now, today, day);
}

void keep_until(Db& db, ClaimId id, std::chrono::local_days until) {
  db.run(
      "UPDATE claims SET until = $1 WHERE id = $2 AND until < $1 AND NOT EXISTS (SELECT 1 FROM claims o "
      "WHERE o.student_id = claims.student_id AND o.staff_id = claims.staff_id AND o.until = $1 "
      "AND o.released IS NULL)",
      until, id);
}

void note_asked(Db& db, ClaimId id) { db.run("UPDATE claims SET asked = 1 WHERE id = $1", id); }

Gift offer(Db& db, ClaimId claim, StaffId to, std::chrono::sys_seconds now) {
  Query put(
      db,
      "INSERT INTO gifts (claim_id, staff_id, at) VALUES ($1, $2, $3) "
      "ON CONFLICT (claim_id, staff_id) DO UPDATE SET at = gifts.at RETURNING id, claim_id, staff_id, answer",
      claim, to, now);
  put.next();
  Gift made{put.id<GiftTag>(0), put.id<ClaimTag>(1), put.id<StaffTag>(2), std::nullopt};
  if (!put.null(3)) made.answer = answers.read(put.view(3));
  put.finish();
  return made;
}

std::optional<Gift> gift(Db& db, GiftId id) {
  Query row(db, "SELECT id, claim_id, staff_id, answer FROM gifts WHERE id = $1", id);
  if (!row.next()) return std::nullopt;
  Gift found{row.id<GiftTag>(0), row.id<ClaimTag>(1), row.id<StaffTag>(2), std::nullopt};
  if (!row.null(3)) found.answer = answers.read(row.view(3));
  return found;
}

void answer(Db& db, GiftId id, Gift::Answer given) {
  db.run("UPDATE gifts SET answer = $1 WHERE id = $2 AND answer IS NULL", answers.of(given), id);
}

}  // namespace knownby::claims
