#include "store/known/claims.hpp"

#include "store/engine/spelling.hpp"
#include "store/query.hpp"

namespace knownby {
namespace {

constexpr Spelling<Offer::What, 2> whats{{"take", "log"}};

std::vector<Claim> collect(Query& rows) {
  std::vector<Claim> found;
  while (rows.next()) found.push_back({rows.id<StudentTag>(0), rows.id<StaffTag>(1), rows.day(2)});
  return found;
}

}  // namespace

namespace claims {

bool put(Db& db, const Claim& claim) {
  return db.run(
             "INSERT INTO claims (student_id, staff_id, until) VALUES ($1, $2, $3) "
             "ON CONFLICT (student_id, staff_id) DO UPDATE SET until = excluded.until "
             "WHERE until < excluded.until",
             claim.student, claim.staff, claim.until) > 0;
}

bool remove(Db& db, StudentId student, StaffId staff, std::chrono::local_days today) {
  return db.run("DELETE FROM claims WHERE student_id = $1 AND staff_id = $2 AND until > $3", student, staff,
                today) > 0;
}

std::vector<Claim> of_student(Db& db, StudentId student, std::chrono::local_days today) {
  Query rows(db,
             "SELECT student_id, staff_id, until FROM claims JOIN staff ON staff.id = staff_id "
             "WHERE student_id = $1 AND until > $2 AND active = 1 ORDER BY staff_id",
             student, today);
  return collect(rows);
}

std::vector<Claim> of_staff(Db& db, StaffId staff, std::chrono::local_days today) {
  Query rows(db,
             "SELECT student_id, staff_id, until FROM claims WHERE staff_id = $1 AND until > $2 "
             "ORDER BY student_id",
             staff, today);
  return collect(rows);
}

std::vector<StudentId> taken(Db& db, std::chrono::local_days today) {
  Query rows(db,
             "SELECT DISTINCT student_id FROM claims JOIN staff ON staff.id = staff_id "
             "WHERE until > $1 AND active = 1 ORDER BY student_id",
             today);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

}  // namespace claims

namespace offers {

std::int64_t put(Db& db, const Offer& offer) {
  db.run("DELETE FROM offers WHERE what = $1 AND student_id = $2 AND asker_id = $3 AND asked_id = $4",
         whats.of(offer.what), offer.student, offer.asker, offer.asked);
  db.run("INSERT INTO offers (what, student_id, asker_id, asked_id, day) VALUES ($1, $2, $3, $4, $5)",
         whats.of(offer.what), offer.student, offer.asker, offer.asked, offer.day);
  return db.last_id();
}

std::optional<Offer> find(Db& db, std::int64_t id) {
  Query row(db, "SELECT id, what, student_id, asker_id, asked_id, day FROM offers WHERE id = $1", id);
  if (!row.next()) return std::nullopt;
  return Offer{row.number(0),       whats.read(row.view(1)), row.id<StudentTag>(2),
               row.id<StaffTag>(3), row.id<StaffTag>(4),     row.day(5)};
}

void remove(Db& db, std::int64_t id) { db.run("DELETE FROM offers WHERE id = $1", id); }

}  // namespace offers
}  // namespace knownby
