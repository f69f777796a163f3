#include "store/week/questions.hpp"

#include "store/query.hpp"

namespace knownby::questions {

std::vector<OwnQuestion> all(Db& db) {
  Query rows(db, "SELECT words, wanted FROM questions ORDER BY words");
  std::vector<OwnQuestion> found;
  while (rows.next()) found.push_back({rows.text(0), rows.number(1) != 0});
  return found;
}

void put(Db& db, const OwnQuestion& question) {
  db.run(
      "INSERT INTO questions (words, wanted) VALUES ($1, $2) "
      "ON CONFLICT (words) DO UPDATE SET wanted = excluded.wanted",
      question.words, question.wanted);
}

bool remove(Db& db, std::string_view words) {
  return db.run("DELETE FROM questions WHERE words = $1", words) > 0;
}

}  // namespace knownby::questions
