#pragma once
// The staff on the roster, their roles, and the chat accounts linked to them. Whoever is not here is nobody
// to Knownby.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Staff {
  enum class Role {
    staff,
    teacher,
    counselor,
    coach,
    lead,
    principal,
    admin
  };  // admin: IT, sees no students
  StaffId id{};
  std::string sis_id;
  std::string called;  // "Ms. Rivera"
  std::string given;
  std::string family;
  std::string email;
  Role role = Role::staff;
  bool runs_knownby = false;  // may import, map and set up: admins and whom they name
  bool active = true;
  bool operator==(const Staff&) const = default;
};

namespace staff {

std::vector<Staff> all(Db& db);  // the inactive included; by id
std::optional<Staff> find(Db& db, StaffId id);
std::optional<Staff> by_account(Db& db, std::string_view platform,
                                std::string_view key);  // active staff only; not where it is barred
// Active staff only; none where two share it.
std::optional<Staff> by_email(Db& db, std::string_view email);
std::string comparable_email(std::string_view email);  // trimmed, ASCII in lower case: as it is looked up
StaffId put(Db& db, const Staff& person);              // found by sis_id
void link(Db& db, std::string_view platform, std::string_view key,
          StaffId person);  // replaces an older link, and nothing bars it any more
void unlink(Db& db, std::string_view platform, std::string_view key);

struct Account {
  // As the platform calls it: only an ordinary account has access.
  enum class Barred { guest, bot, gone, foreign };
  std::string platform, key;
  StaffId staff;
  std::optional<Barred> barred{};
};
std::vector<Account> accounts(Db& db);
std::optional<Account> account(Db& db, std::string_view platform, std::string_view key);
void bar(Db& db, std::string_view platform, std::string_view key,
         std::optional<Account::Barred> barred);  // none: it has access again

}  // namespace staff
}  // namespace knownby
