#include "store/audit.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>

#include "store/sealed/hex.hpp"
#include "store/settings.hpp"

namespace knownby::audit {
namespace {

constexpr int newest_version = 2;

std::string_view result_of(const AuditEntry& entry) { return entry.denied ? "denied" : "done"; }

struct Row {
  std::int64_t id = 0;
  AuditEntry entry{};
  std::string tenant{};
  std::int64_t version = newest_version;
};

// Every part with its length before it, so that no two rows read alike; in rows of the first version, the
// five parts there were.
std::string spelled(const Row& row) {
  const AuditEntry& entry = row.entry;
  std::vector<std::string> parts{std::to_string(row.id), std::to_string(entry.at.time_since_epoch().count()),
                                 std::to_string(entry.staff.value), entry.action, entry.subject};
  if (row.version > 1) {
    const std::string version = "version " + std::to_string(row.version);
    parts.insert(parts.end(), {version, row.tenant, entry.request, std::string(result_of(entry)),
                               entry.hashes.before, entry.hashes.after});
  }
  std::string text;
  for (const std::string& part : parts) text += std::to_string(part.size()) + ":" + part;
  return text;
}

std::string link_of(const std::string& before, const Row& row) {
  const std::string text = before + spelled(row);
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned int length = 0;
  auto* const bytes = static_cast<unsigned char*>(static_cast<void*>(digest.data()));
  if (EVP_Digest(text.data(), text.size(), bytes, &length, EVP_sha256(), nullptr) != 1)
    throw StoreError(StoreError::Kind::other, "OpenSSL has no SHA-256");
  return in_hex(std::string_view(digest).substr(0, length));
}

// A row of the first version says nothing that its digest does not cover, any other which school's it is.
bool is_whole(const Row& row, const std::string& tenant) {
  const AuditEntry& entry = row.entry;
  if (row.version > 1) return row.tenant == tenant;
  return (row.tenant.empty() && entry.request.empty() && !entry.denied && entry.hashes.before.empty() &&
          entry.hashes.after.empty());
}

constexpr std::string_view cut_action = "audit cut";
constexpr std::string_view through = "through ";  // the trigger in the schema reads the same

// Its columns from `at` on, in the order of the statements below.
AuditEntry entry_in(const Query& row, int at) {
  return {row.time(at),
          row.null(at + 1) ? StaffId{} : row.id<StaffTag>(at + 1),
          row.text(at + 2),
          row.text(at + 3),
          {row.text(at + 4), row.text(at + 5)},
          row.view(at + 6) == "denied",
          row.text(at + 7)};
}

struct Cut {
  std::int64_t id = 0;  // the last row that is gone
  std::string link;
  std::chrono::sys_seconds at{};
};

Cut last_cut(Db& db) {
  Cut found;
  Query row(db, "SELECT subject, at FROM audit WHERE action = $1 ORDER BY id DESC LIMIT 1", cut_action);
  if (!row.next()) return found;
  const std::string subject = row.text(0);
  const std::size_t comma = std::min(subject.find(", "), subject.size());
  if (!subject.starts_with(through) || comma == subject.size()) return found;
  std::from_chars(subject.data() + through.size(), subject.data() + comma, found.id);
  found.link = subject.substr(comma + 2);
  found.at = row.time(1);
  return found;
}

}  // namespace

std::string request_of(Db& db, std::string_view event) {
  return in_hex(look_up(db, {"audit.request"}, event).bytes().substr(0, 16));
}

std::string write(Db& db, const AuditEntry& entry) {
  Row row{1, entry, settings::get(db, "tenant").value_or("")};
  std::string before;
  {
    Query last(db, "SELECT id, link FROM audit ORDER BY id DESC LIMIT 1");
    if (last.next()) {
      row.id = last.number(0) + 1;
      before = last.text(1);
    }
  }
  if (entry.request.empty()) row.entry.request = "row " + std::to_string(row.id);
  db.run(
      "INSERT INTO audit (id, at, staff_id, action, subject, link, version, tenant, request, result, "
      "hash_before, hash_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      row.id, entry.at, entry.staff, entry.action, entry.subject, link_of(before, row), row.version,
      row.tenant, row.entry.request, result_of(entry), entry.hashes.before, entry.hashes.after);
  return row.entry.request;
}

std::vector<AuditEntry> newest(Db& db, std::size_t most, std::string_view action) {
  Query rows(db,
             "SELECT at, staff_id, action, subject, hash_before, hash_after, result, request FROM audit "
             "WHERE $1 = '' OR action = $1 ORDER BY id DESC LIMIT $2",
             action, most);
  std::vector<AuditEntry> found;
  while (rows.next()) found.push_back(entry_in(rows, 0));
  return found;
}

bool is_on_record(Db& db, const AuditEntry& entry) {
  if (entry.request.empty()) return false;
  Query row(db, "SELECT 1 FROM audit WHERE request = $1 AND action = $2 AND subject = $3 LIMIT 1",
            entry.request, entry.action, entry.subject);
  return row.next();
}

bool is_since(Db& db, StaffId staff, std::string_view action, std::chrono::sys_seconds since) {
  Query rows(db, "SELECT at, staff_id, action FROM audit ORDER BY id DESC");
  while (rows.next() && rows.time(0) > since)
    if (!rows.null(1) && rows.id<StaffTag>(1) == staff && rows.view(2) == action) return true;
  return false;
}

// Since the last student of this id was deleted: it may have been given out again.
std::vector<AuditEntry> who_read(Db& db, StudentId student) {
  Query rows(db,
             "SELECT at, staff_id, action, subject, hash_before, hash_after, result, request FROM audit "
             "WHERE action IN ('read note', 'export student') "
             "AND subject || ',' LIKE '%' || $1 AND id > coalesce((SELECT max(id) FROM audit "
             "WHERE action = 'delete student' AND subject LIKE $1), 0) ORDER BY id",
             "student " + std::to_string(student.value) + ",%");
  std::vector<AuditEntry> found;
  while (rows.next()) found.push_back(entry_in(rows, 0));
  return found;
}

int cut(Db& db, std::chrono::sys_seconds before, std::size_t most, std::chrono::sys_seconds now,
        const std::string& request) {
  Cut last;
  int rows = 0;
  {
    Query oldest(db, "SELECT id, at, link FROM audit ORDER BY id LIMIT $1", most);
    for (; oldest.next() && oldest.time(1) < before; ++rows) last = {oldest.number(0), oldest.text(2), {}};
  }
  if (rows == 0) return 0;
  write(db, {now,
             StaffId{},
             std::string(cut_action),
             std::string(through) + std::to_string(last.id) + ", " + last.link,
             {},
             false,
             request});
  db.run("DELETE FROM audit WHERE id <= $1", last.id);
  return rows;
}

Chain verify(Db& db) {
  const Cut cut = last_cut(db);
  Query rows(db,
             "SELECT id, at, staff_id, action, subject, hash_before, hash_after, result, request, tenant, "
             "version, link FROM audit ORDER BY id");
  Chain chain;
  chain.cut_through = cut.id;
  chain.cut_at = cut.at;
  chain.cut_link = cut.link;
  chain.head = cut.link;
  const std::string tenant = settings::get(db, "tenant").value_or("");
  bool begun = !cut.link.empty();
  for (std::int64_t before = cut.id; rows.next(); ++chain.rows) {
    const Row row{rows.number(0), entry_in(rows, 1), rows.text(9), rows.number(10)};
    const std::string link = rows.text(11);
    begun |= !link.empty();
    const bool follows = !begun || (link == link_of(chain.head, row) && row.id == before + 1);
    const bool fits = follows && is_whole(row, tenant) && (begun || row.version == 1);
    if (!fits && chain.broken == 0) chain.broken = row.id;
    chain.head = link;
    before = row.id;
  }
  return chain;
}

}  // namespace knownby::audit
