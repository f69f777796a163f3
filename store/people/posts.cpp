#include "store/people/posts.hpp"

#include "store/engine/spelling.hpp"

namespace knownby::posts {

namespace {

constexpr Spelling<Staff::Role, 7> roles{
    {"staff", "teacher", "counselor", "coach", "lead", "principal", "admin"}};

}  // namespace

std::vector<GivenPost> all(Db& db) {
  Query rows(db, "SELECT staff_id, role, since, until, by_id FROM posts ORDER BY staff_id");
  std::vector<GivenPost> found;
  while (rows.next())
    found.push_back(
        {rows.id<StaffTag>(0), roles.read(rows.view(1)), rows.day(2), rows.day(3), rows.id<StaffTag>(4)});
  return found;
}

void give(Db& db, const GivenPost& post) {
  db.run(
      "INSERT INTO posts (staff_id, role, since, until, by_id) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (staff_id) DO UPDATE SET role = excluded.role, since = excluded.since, "
      "until = excluded.until, by_id = excluded.by_id",
      post.staff, roles.of(post.role), post.since, post.until, post.by);
}

bool end(Db& db, StaffId staff) { return db.run("DELETE FROM posts WHERE staff_id = $1", staff) > 0; }

}  // namespace knownby::posts
