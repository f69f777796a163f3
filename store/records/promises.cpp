#include "store/records/promises.hpp"

#include "store/query.hpp"

namespace knownby::promises {

std::vector<Claim> of_student(Db& db, StudentId student) {
  Query rows(db, "SELECT id FROM claims WHERE student_id = $1 ORDER BY id DESC", student);
  std::vector<ClaimId> ids;
  while (rows.next()) ids.push_back(rows.id<ClaimTag>(0));
  rows.finish();
  std::vector<Claim> found;
  for (const ClaimId id : ids) found.push_back(*claims::find(db, id));
  return found;
}

std::vector<std::string> weeks_on_cards(Db& db, StudentId student) {
  Query rows(db,
             "SELECT DISTINCT w.week FROM week_card_students s JOIN week_cards w ON w.id = s.week_card_id "
             "WHERE s.student_id = $1 ORDER BY w.week DESC",
             student);
  std::vector<std::string> found;
  while (rows.next()) found.push_back(rows.text(0));
  return found;
}

}  // namespace knownby::promises
