#include "commands/admin/roster/dates.hpp"

#include <algorithm>

#include "commands/admin/roster/plan.hpp"
#include "commands/admin/tell.hpp"
#include "commands/roster/stop_rule.hpp"
#include "store/audit.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

constexpr const char* looked_at = "roster_dates";  // the day

std::size_t active_in(const std::vector<Staff>& all) {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Staff& one) { return one.active; }));
}

std::string of_whom(std::size_t leaving, std::size_t before, const char* who) {
  return std::to_string(leaving) + " of " + std::to_string(before) + " " + who;
}

// Nobody leaves by a day in an export where that were many: a system that ends everybody's year on one day
// says who is here in its next export.
void hold_back(Db& db, Plan& planned) {
  std::size_t students = 0;
  for (const Student& one : students::all(db)) students += one.left ? 0U : 1U;
  auto& of_students = planned.students->change.leaving;
  auto& of_staff = planned.staff->change.leaving;
  std::string held;
  if (roster::too_many_leaving(of_students.size(), students)) {
    held = of_whom(of_students.size(), students, "students");
    of_students.clear();
  }
  const std::size_t staff = active_in(staff::all(db));
  if (roster::too_many_leaving(of_staff.size(), staff)) {
    held += (held.empty() ? "" : " and ") + of_whom(of_staff.size(), staff, "staff");
    of_staff.clear();
  }
  planned.stop = held;
}

bool changes_anything(const Plan& planned) {
  const auto& students = planned.students->change;
  const auto& staff = planned.staff->change;
  return !planned.classes.is_nothing() || !students.changed.empty() || !students.leaving.empty() ||
         !staff.changed.empty() || !staff.leaving.empty();
}

void tell_of_held_back(const Visit& visit, const std::string& whom) {
  Card card;
  card.title = "Dates in the roster wait";
  card.blocks.push_back(says("By its dates, what the student system told last ends today for " + whom +
                             ". That is more than I take out by myself, so they all stay."));
  card.blocks.push_back(quietly("Please have it drop a new export, or “import” one: that says who is here."));
  tell_who_runs_it(visit, {}, "dates wait:" + iso_week(visit.today), card);
}

Aside look_at(std::chrono::local_days today) {
  return [today](Db& db, const Step& step) {
    auto looked = std::make_shared<LookedInto>();
    looked->step = step;
    Plan& planned = looked->plan;
    planned.oneroster = roster::oneroster::read_again(db, today);
    if (!planned.oneroster) return looked;
    roster::oneroster::Reading& reading = *planned.oneroster;
    planned.students = Plan::Students{std::move(reading.students), {}};
    planned.staff = Plan::Staff{std::move(reading.staff), {}};
    planned.students->change = roster::compare(db, planned.students->file, today);
    planned.staff->change = roster::compare(db, planned.staff->file);
    hold_back(db, planned);
    planned.classes = roster::oneroster::compare_classes(db, reading, planned.students->change.leaving);
    return looked;
  };
}

}  // namespace

Reply dates(Visit&) { return {}; }

Aside dates_of_today(Visit& visit) {
  if (settings::get(visit.db, looked_at) == day_field(visit.today)) return {};
  return look_at(visit.today);
}

Reply dates_came(Visit& visit, const Found& found) {
  const auto& looked = dynamic_cast<const LookedInto&>(found);
  settings::set(visit.db, looked_at, day_field(visit.today));
  if (!looked.plan.oneroster) return {};
  if (!looked.plan.stop.empty()) tell_of_held_back(visit, looked.plan.stop);
  if (!changes_anything(looked.plan)) return {};
  write_down(visit, looked);
  audit::write(visit.db, {visit.request.now, StaffId{}, "roster dates", counts_of(looked.plan)});
  return {};
}

}  // namespace knownby::admin
