// What was for a while only.

#include <vector>

#include "store/records/age.hpp"
#include "store/records/erase.hpp"
#include "store/week/priorities.hpp"

namespace knownby::age {
namespace {

// Of as many cards a step: a card has asked a team, so each takes hundreds of rows with it.
constexpr int cards_a_step = 50;

Step asks_of_old_cards(Db& db, std::chrono::local_days before) {
  std::vector<std::int64_t> cards;
  {
    Query rows(db,
               "SELECT w.id FROM week_cards w WHERE w.made < $1 * 86400 AND EXISTS (SELECT 1 FROM asks a "
               "WHERE a.week_card_id = w.id AND a.student_id NOT IN (SELECT student_id FROM holds)) LIMIT $2",
               before, cards_a_step);
    while (rows.next()) cards.push_back(rows.number(0));
  }
  int gone = 0;
  for (const std::int64_t card : cards)
    gone += db.run(
        "DELETE FROM asks WHERE week_card_id = $1 AND student_id NOT IN (SELECT student_id FROM holds)",
        card);
  gone += db.run(
      "DELETE FROM passes WHERE week_card_id IN (SELECT id FROM week_cards WHERE made < $1 * 86400)", before);
  return {gone, cards.size() < cards_a_step};
}

int old_claims(Db& db, std::chrono::local_days over_by, std::size_t most) {
  std::vector<ClaimId> over;
  {
    Query rows(db,
               "SELECT id FROM claims WHERE until <= $1 AND student_id NOT IN (SELECT student_id FROM holds) "
               "LIMIT $2",
               over_by, most);
    while (rows.next()) over.push_back(rows.id<ClaimTag>(0));
  }
  for (const ClaimId claim : over) {
    db.run("DELETE FROM gifts WHERE claim_id = $1", claim);
    db.run("DELETE FROM claims WHERE id = $1", claim);
  }
  return static_cast<int>(over.size());
}

}  // namespace

Step passing(Db& db, std::chrono::local_days over_by, std::size_t most) {
  int gone = 0;
  for (const Sql sql : {Sql("DELETE FROM left_off WHERE until <= $1 AND "
                            "student_id NOT IN (SELECT student_id FROM holds)"),
                        Sql("DELETE FROM watched WHERE until <= $1 AND "
                            "student_id NOT IN (SELECT student_id FROM holds)"),
                        Sql("DELETE FROM log_asks WHERE day <= $1 AND "
                            "student_id NOT IN (SELECT student_id FROM holds)")})
    gone += db.run(sql, over_by);
  gone += db.run("DELETE FROM pauses WHERE until <= $1", over_by);
  const Step asked = asks_of_old_cards(db, over_by);
  gone += asked.changed;
  gone += priorities::erase_over(db);
  const int claims = old_claims(db, over_by, most);
  if (gone + claims > 0) db.must_empty_log();
  return {gone + claims, asked.done && static_cast<std::size_t>(claims) < most};
}

Step taken_back(Db& db, std::chrono::sys_seconds before, std::size_t most) {
  std::vector<CheckinId> gone;
  {
    Query rows(db,
               "SELECT id FROM checkins WHERE undone IS NOT NULL AND undone < $1 "
               "AND student_id NOT IN (SELECT student_id FROM holds) LIMIT $2",
               before, most);
    while (rows.next()) gone.push_back(rows.id<CheckinTag>(0));
  }
  for (const CheckinId id : gone) erase::checkin(db, id);
  return {static_cast<int>(gone.size()), gone.size() < most};
}

}  // namespace knownby::age
