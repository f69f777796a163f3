#include "store/staff.hpp"

#include "store/engine/spelling.hpp"

namespace knownby::staff {

namespace {

constexpr Spelling<Staff::Role, 7> roles{
    {"staff", "teacher", "counselor", "coach", "lead", "principal", "admin"}};
constexpr Spelling<Account::Barred, 4> bars{{"guest", "bot", "gone", "foreign"}};

Staff staff_at(const Query& row) {
  return {.id = row.id<StaffTag>(0),
          .sis_id = row.text(1),
          .called = row.text(2),
          .given = row.text(3),
          .family = row.text(4),
          .email = row.opened(5, fields::staff_email, row.number(0)),
          .role = roles.read(row.view(6)),
          .runs_knownby = row.number(7) != 0,
          .active = row.number(8) != 0};
}

Account account_at(const Query& row) {
  Account account{row.text(0), row.text(1), row.id<StaffTag>(2), {}};
  if (!row.null(3)) account.barred = bars.read(row.view(3));
  return account;
}

std::optional<Staff> first(Query& row) {
  if (!row.next()) return std::nullopt;
  return staff_at(row);
}

// Theirs, or what the engine would choose for somebody new.
StaffId id_of(Db& db, const std::string& sis_id) {
  Query known(db, "SELECT id FROM staff WHERE sis_id = $1", sis_id);
  if (known.next()) return known.id<StaffTag>(0);
  return StaffId{next_row(db, "SELECT coalesce(max(id), 0) + 1 FROM staff")};
}

}  // namespace

std::string comparable_email(std::string_view email) {
  const std::size_t first = email.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  std::string plain(email.substr(first, email.find_last_not_of(' ') - first + 1));
  for (char& letter : plain)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  return plain;
}

std::vector<Staff> all(Db& db) {
  Query rows(db,
             "SELECT id, sis_id, called, given, family, sealed_email, role, runs_knownby, active FROM staff "
             "ORDER BY id");
  std::vector<Staff> found;
  while (rows.next()) found.push_back(staff_at(rows));
  return found;
}

std::optional<Staff> find(Db& db, StaffId id) {
  Query row(db,
            "SELECT id, sis_id, called, given, family, sealed_email, role, runs_knownby, active FROM staff "
            "WHERE id = $1",
            id);
  return first(row);
}

std::optional<Staff> by_account(Db& db, std::string_view platform, std::string_view key) {
  Query row(
      db,
      "SELECT s.id, s.sis_id, s.called, s.given, s.family, s.sealed_email, s.role, s.runs_knownby, s.active "
      "FROM accounts a JOIN staff s ON s.id = a.staff_id "
      "WHERE a.platform = $1 AND a.key = $2 AND a.barred IS NULL AND s.active = 1",
      platform, key);
  return first(row);
}

std::optional<Staff> by_email(Db& db, std::string_view email) {
  Query rows(db,
             "SELECT id, sis_id, called, given, family, sealed_email, role, runs_knownby, active FROM staff "
             "WHERE email_look_up = $1 AND active = 1 LIMIT 2",
             look_up(db, fields::staff_email, comparable_email(email)));
  std::optional<Staff> found = first(rows);
  if (found && rows.next()) return std::nullopt;  // an address that two share says nothing of who it is
  return found;
}

StaffId put(Db& db, const Staff& person) {
  const StaffId id = id_of(db, person.sis_id);
  db.run(
      "INSERT INTO staff (id, sis_id, called, given, family, sealed_email, email_look_up, role, "
      "runs_knownby, "
      "active) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (sis_id) DO UPDATE SET called = excluded.called, given = excluded.given, "
      "family = excluded.family, sealed_email = excluded.sealed_email, email_look_up = "
      "excluded.email_look_up, "
      "role = excluded.role, runs_knownby = excluded.runs_knownby, active = excluded.active",
      id, person.sis_id, person.called, person.given, person.family,
      seal(db, fields::staff_email, id.value, person.email),
      look_up(db, fields::staff_email, comparable_email(person.email)), roles.of(person.role),
      person.runs_knownby, person.active);
  return id;
}

void link(Db& db, std::string_view platform, std::string_view key, StaffId person) {
  db.run(
      "INSERT INTO accounts (platform, key, staff_id) VALUES ($1, $2, $3) "
      "ON CONFLICT (platform, key) DO UPDATE SET staff_id = excluded.staff_id, barred = NULL",
      platform, key, person);
}

void unlink(Db& db, std::string_view platform, std::string_view key) {
  db.run("DELETE FROM accounts WHERE platform = $1 AND key = $2", platform, key);
}

std::vector<Account> accounts(Db& db) {
  Query rows(db, "SELECT platform, key, staff_id, barred FROM accounts ORDER BY platform, key");
  std::vector<Account> found;
  while (rows.next()) found.push_back(account_at(rows));
  return found;
}

std::optional<Account> account(Db& db, std::string_view platform, std::string_view key) {
  Query row(db, "SELECT platform, key, staff_id, barred FROM accounts WHERE platform = $1 AND key = $2",
            platform, key);
  if (!row.next()) return std::nullopt;
  return account_at(row);
}

void bar(Db& db, std::string_view platform, std::string_view key, std::optional<Account::Barred> barred) {
  const std::optional<std::string_view> word =
      barred ? std::optional(bars.of(*barred)) : std::optional<std::string_view>();
  db.run("UPDATE accounts SET barred = $1 WHERE platform = $2 AND key = $3", word, platform, key);
}

}  // namespace knownby::staff
