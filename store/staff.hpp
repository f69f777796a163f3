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
                                std::string_view key);  // active staff only
std::optional<Staff> by_email(
    Db& db,
    std::string_view email);  // trimmed, ASCII in any case; active staff only; none where two share it
StaffId put(Db& db, const Staff& person);                                            // found by sis_id
void link(Db& db, std::string_view platform, std::string_view key, StaffId person);  // replaces an older link
void unlink(Db& db, std::string_view platform, std::string_view key);

struct Account {
  std::string platform, key;
  StaffId staff;
};
std::vector<Account> accounts(Db& db);

}  // namespace staff
}  // namespace knownby
