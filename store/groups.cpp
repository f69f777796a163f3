#include "store/groups.hpp"

#include "store/engine/spelling.hpp"

namespace knownby::groups {

namespace {

constexpr Spelling<Group::Kind, 4> kinds{{"grade", "homeroom", "advisory", "section"}};
constexpr Spelling<Standing::Part, 4> parts{{"teaches", "homeroom", "leads", "caseload"}};

Group group_at(const Query& row) {
  return {row.id<GroupTag>(0), kinds.read(row.view(1)), row.text(2), row.text(3)};
}

std::vector<Standing> collect(Query& rows) {
  std::vector<Standing> found;
  while (rows.next()) found.push_back({rows.id<StaffTag>(0), rows.id<GroupTag>(1), parts.read(rows.view(2))});
  return found;
}

}  // namespace

std::vector<Group> all(Db& db) {
  Query rows(db, "SELECT id, kind, code, title FROM groups ORDER BY id");
  std::vector<Group> found;
  while (rows.next()) found.push_back(group_at(rows));
  return found;
}

std::optional<Group> find(Db& db, GroupId id) {
  Query row(db, "SELECT id, kind, code, title FROM groups WHERE id = $1", id);
  if (!row.next()) return std::nullopt;
  return group_at(row);
}

GroupId put(Db& db, Group::Kind kind, const std::string& code, const std::string& title) {
  Query put(db,
            "INSERT INTO groups (kind, code, title) VALUES ($1, $2, $3) "
            "ON CONFLICT (kind, code) DO UPDATE SET title = excluded.title RETURNING id",
            kinds.of(kind), code, title);
  put.next();
  const auto id = put.id<GroupTag>(0);
  put.finish();
  return id;
}

GroupId called(Db& db, Group::Kind kind, const std::string& code) {
  Query row(db, "SELECT id FROM groups WHERE kind = $1 AND code = $2", kinds.of(kind), code);
  return row.next() ? row.id<GroupTag>(0) : GroupId{};
}

std::vector<Member> in_classes(Db& db) {
  Query rows(db,
             "SELECT m.group_id, m.student_id FROM groups g JOIN group_students m ON m.group_id = g.id "
             "WHERE g.kind IN ('section', 'advisory') ORDER BY m.group_id, m.student_id");
  std::vector<Member> found;
  while (rows.next()) found.push_back({rows.id<GroupTag>(0), rows.id<StudentTag>(1)});
  return found;
}

std::vector<Standing> standings(Db& db) {
  Query rows(db, "SELECT staff_id, group_id, part FROM standings ORDER BY staff_id, group_id, part");
  return collect(rows);
}

std::vector<Standing> of_staff(Db& db, StaffId staff) {
  Query rows(db, "SELECT staff_id, group_id, part FROM standings WHERE staff_id = $1 ORDER BY group_id, part",
             staff);
  return collect(rows);
}

void stand(Db& db, StaffId staff, const std::vector<Standing>& standings) {
  db.run("DELETE FROM standings WHERE staff_id = $1", staff);
  for (const Standing& standing : standings)
    db.run("INSERT INTO standings (staff_id, group_id, part) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
           staff, standing.group, parts.of(standing.part));
}

}  // namespace knownby::groups
