// Whether a staff list changes who runs Knownby.
#include <algorithm>

#include "commands/admin/for_a_while.hpp"
#include "commands/admin/roster/plan.hpp"
#include "commands/roster/staff/stored_staff.hpp"

namespace knownby::admin {
namespace {

// Who runs Knownby by the staff list, as it stands.
const Staff* listed(const Visit& visit, const std::string& sis_id) {
  for (const Staff& one : visit.school.staff())
    if (one.sis_id == sis_id && runs_it_until(visit, one.id) == std::chrono::local_days::max()) return &one;
  return nullptr;
}

}  // namespace

bool changes_who_runs_it(const Visit& visit, const Plan& planned) {
  if (!planned.staff || !planned.staff->change.stored) return false;
  const auto& [file, change] = *planned.staff;
  const auto changes = [&visit, &of = file, &stored = *change.stored](const roster::StaffRow& row) {
    const Staff* known = listed(visit, row.staff.sis_id);
    const Staff now = stored.settle(row, of).staff;
    if (now.runs_knownby != (known != nullptr)) return true;
    return known != nullptr && now.email != known->email;
  };
  return std::any_of(change.arriving.begin(), change.arriving.end(), changes) ||
         std::any_of(change.changed.begin(), change.changed.end(), changes) ||
         std::any_of(change.leaving.begin(), change.leaving.end(),
                     [&visit](const Staff& one) { return listed(visit, one.sis_id) != nullptr; });
}

}  // namespace knownby::admin
