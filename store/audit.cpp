#include "store/audit.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace knownby::audit {
namespace {

struct Row {
  std::int64_t id = 0;
  AuditEntry entry;
};

// Every part with its length before it, so that no two rows read alike.
std::string spelled(const Row& row) {
  std::string text;
  for (const std::string& part :
       {std::to_string(row.id), std::to_string(row.entry.at.time_since_epoch().count()),
        std::to_string(row.entry.staff.value), row.entry.action, row.entry.subject})
    text += std::to_string(part.size()) + ":" + part;
  return text;
}

std::string link_of(const std::string& before, const Row& row) {
  const std::string text = before + spelled(row);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
    throw StoreError(StoreError::Kind::other, "OpenSSL has no SHA-256");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (unsigned int at = 0; at < length; ++at) {
    hex += digits[digest[at] >> 4U];
    hex += digits[digest[at] & 15U];
  }
  return hex;
}

constexpr std::string_view cut_action = "audit cut";
constexpr std::string_view through = "through ";  // the trigger in the schema reads the same

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

void write(Db& db, const AuditEntry& entry) {
  Row row{1, entry};
  std::string before;
  {
    Query last(db, "SELECT id, link FROM audit ORDER BY id DESC LIMIT 1");
    if (last.next()) {
      row.id = last.number(0) + 1;
      before = last.text(1);
    }
  }
  db.run("INSERT INTO audit (id, at, staff_id, action, subject, link) VALUES ($1, $2, $3, $4, $5, $6)",
         row.id, entry.at, entry.staff, entry.action, entry.subject, link_of(before, row));
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

// Since the last student of this id was deleted: it may have been given out again.
std::vector<AuditEntry> who_read(Db& db, StudentId student) {
  Query rows(
      db,
      "SELECT at, staff_id, action, subject FROM audit WHERE action IN ('read note', 'export student') "
      "AND subject || ',' LIKE '%' || $1 AND id > coalesce((SELECT max(id) FROM audit "
      "WHERE action = 'delete student' AND subject LIKE $1), 0) ORDER BY id",
      "student " + std::to_string(student.value) + ",%");
  std::vector<AuditEntry> found;
  while (rows.next()) found.push_back({rows.time(0), rows.id<StaffTag>(1), rows.text(2), rows.text(3)});
  return found;
}

int cut(Db& db, std::chrono::sys_seconds before, std::size_t most, std::chrono::sys_seconds now) {
  Cut last;
  int rows = 0;
  {
    Query oldest(db, "SELECT id, at, link FROM audit ORDER BY id LIMIT $1", most);
    for (; oldest.next() && oldest.time(1) < before; ++rows) last = {oldest.number(0), oldest.text(2), {}};
  }
  if (rows == 0) return 0;
  write(db, {now, StaffId{}, std::string(cut_action),
             std::string(through) + std::to_string(last.id) + ", " + last.link});
  db.run("DELETE FROM audit WHERE id <= $1", last.id);
  return rows;
}

Chain verify(Db& db) {
  const Cut cut = last_cut(db);
  Query rows(db, "SELECT id, at, staff_id, action, subject, link FROM audit ORDER BY id");
  Chain chain;
  chain.cut_through = cut.id;
  chain.cut_at = cut.at;
  chain.cut_link = cut.link;
  chain.head = cut.link;
  bool begun = !cut.link.empty();
  for (std::int64_t before = cut.id; rows.next(); ++chain.rows) {
    const Row row{
        rows.number(0),
        {rows.time(1), rows.null(2) ? StaffId{} : rows.id<StaffTag>(2), rows.text(3), rows.text(4)}};
    const std::string link = rows.text(5);
    begun |= !link.empty();
    const bool fits = !begun || (link == link_of(chain.head, row) && row.id == before + 1);
    if (!fits && chain.broken == 0) chain.broken = row.id;
    chain.head = link;
    before = row.id;
  }
  return chain;
}

}  // namespace knownby::audit
