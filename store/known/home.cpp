#include "store/known/home.hpp"

#include "store/query.hpp"

namespace knownby::home {

std::vector<StudentId> without_good_news(Db& db, std::chrono::local_days since) {
  Query rows(db,
             "SELECT student_id FROM checkins WHERE kind = 'family' AND undone IS NULL AND away = 0 "
             "AND day >= $1 GROUP BY student_id HAVING max(good_news) = 0",
             since);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

}  // namespace knownby::home
