#include "store/audit.hpp"

namespace knownby::audit {

void write(Db& db, const AuditEntry& entry) {
  db.run("INSERT INTO audit (at, staff_id, action, subject) VALUES ($1, $2, $3, $4)", entry.at, entry.staff,
         entry.action, entry.subject);
}

std::vector<AuditEntry> newest(Db& db, std::size_t most, std::string_view action) {
  Query rows(db,
             "SELECT at, staff_id, action, subject FROM audit WHERE $1 = '' OR action = $1 "
             "ORDER BY id DESC LIMIT $2",
             action, most);
  std::vector<AuditEntry> found;
  while (rows.next()) found.push_back({rows.time(0), rows.id<StaffTag>(1), rows.text(2), rows.text(3)});
  return found;
}

}  // namespace knownby::audit
