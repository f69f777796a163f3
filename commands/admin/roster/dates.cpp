#include "commands/admin/roster/dates.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "commands/admin/roster/plan.hpp"
#include "commands/admin/roster/writing.hpp"
#include "commands/admin/tell.hpp"
#include "commands/roster/settled.hpp"
#include "commands/roster/stop_rule.hpp"
#include "commands/words/list_words.hpp"
#include "store/groups.hpp"
#include "store/roster/classes.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

constexpr const char* looked_at = "roster_dates";  // the day
constexpr std::string_view mark = "dates:";        // and the day, of what is written

std::size_t active_in(const std::vector<Staff>& all) {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Staff& one) { return one.active; }));
}

std::string of_whom(std::size_t leaving, std::size_t before, const char* who) {
  return std::to_string(leaving) + " of " + std::to_string(before) + " " + who;
}

void hold(std::string& held, const std::string& more) {
  held += (held.empty() || more.empty() ? "" : " and ") + more;
}

// Nobody leaves by a day in an export where that were many or a whole group, nor loses a homeroom without
// another: a system that ends everybody's year on one day says who is here in its next export.
std::string hold_students(Db& db, Plan::Students& students) {
  auto& [file, change] = students;
  std::size_t before = 0;
  for (const Student& one : students::all(db)) before += one.left ? 0U : 1U;
  const bool says_homeroom = file.says_homeroom;
  const auto loses_homeroom = [says_homeroom, stored = change.stored](const auto& changed) {
    const Student* known = stored ? stored->find(changed.second.sis_id) : nullptr;
    return says_homeroom && changed.first.homeroom.empty() && known != nullptr && known->homeroom;
  };
  const auto losing =
      static_cast<std::size_t>(std::count_if(change.changed.begin(), change.changed.end(), loses_homeroom));
  std::string held;
  if (roster::too_many_leaving(change.leaving.size(), before))
    hold(held, of_whom(change.leaving.size(), before, "students"));
  if (roster::too_many_leaving(losing, before))
    hold(held, "the homerooms of " + of_whom(losing, before, "students"));
  const bool is_left_by_all = !change.emptied.empty() && (losing > 0 || !change.leaving.empty());
  if (is_left_by_all) hold(held, "everybody in " + some_of(change.emptied, 4));
  if (held.empty()) return held;
  change.leaving.clear();
  std::erase_if(change.changed, loses_homeroom);
  return held;
}

// Nor does whoever may run Knownby go, or become somebody who may not, where that were the last.
std::string hold_staff(Db& db, roster::StaffDifference& change) {
  if (change.stop.empty()) return {};
  const std::size_t before = active_in(staff::all(db));
  std::string held;
  if (roster::too_many_leaving(change.leaving.size(), before))
    hold(held, of_whom(change.leaving.size(), before, "staff"));
  else
    held = "whoever may run Knownby";
  change.leaving.clear();
  change.changed.clear();
  return held;
}

// Who stands for something now, by the ids of the student system.
struct Standers {
  explicit Standers(Db& db) {
    std::unordered_map<std::int64_t, std::string> ids;
    for (Staff& one : staff::all(db)) ids.emplace(one.id.value, std::move(one.sis_id));
    for (const Standing& one : groups::standings(db)) {
      if (one.part == Standing::Part::homeroom) homeroom.insert(ids[one.staff.value]);
      if (one.part == Standing::Part::homeroom || one.part == Standing::Part::teaches)
        any.insert(ids[one.staff.value]);
    }
  }
  bool loses_all(const roster::StaffRow& row) const {
    return row.staff.active && row.stands.empty() && any.contains(row.staff.sis_id);
  }
  bool loses_homeroom(const roster::StaffRow& row) const {
    return row.staff.active && homeroom.contains(row.staff.sis_id) &&
           std::none_of(row.stands.begin(), row.stands.end(),
                        [](const auto& one) { return one.part == "homeroom"; });
  }
  std::unordered_set<std::string> any, homeroom;
};

// A homeroom keeps its teachers where it keeps its students, and many teachers at once keep their classes.
std::string hold_standings(Db& db, Plan::Staff& planned, bool homerooms_stay) {
  auto& [file, change] = planned;
  if (file.parts.empty()) return {};  // says nothing of what anybody stands for
  const Standers standers(db);
  const auto loses_all = [&](const roster::StaffRow& row) { return standers.loses_all(row); };
  const auto losing =
      static_cast<std::size_t>(std::count_if(change.changed.begin(), change.changed.end(), loses_all));
  const bool says_homeroom = std::find(file.parts.begin(), file.parts.end(), "homeroom") != file.parts.end();
  if (homerooms_stay && says_homeroom)
    std::erase_if(change.changed, [&](const auto& row) { return standers.loses_homeroom(row); });
  const std::size_t before = active_in(staff::all(db));
  if (!roster::too_many_leaving(losing, before)) return {};
  std::erase_if(change.changed, loses_all);
  return "the classes of " + of_whom(losing, before, "staff");
}

void hold_back(Db& db, Plan& planned) {
  const std::string students = hold_students(db, *planned.students);
  planned.stop = students;
  hold(planned.stop, hold_staff(db, planned.staff->change));
  hold(planned.stop, hold_standings(db, *planned.staff, !students.empty()));
}

bool changes_anything(const Plan& planned) {
  const auto& students = planned.students->change;
  const auto& staff = planned.staff->change;
  return !planned.classes.is_nothing() || !students.changed.empty() || !students.leaving.empty() ||
         !staff.changed.empty() || !staff.leaving.empty();
}

// What was begun on an earlier day has nothing left to be done: all of it counts from now on.
void drop_part(Db& db) {
  unfinished::drop(db);
  classes::outdate(db);
}

void tell_of_held_back(const Visit& visit, const std::string& whom) {
  Card card;
  card.title = "Dates in the roster wait";
  card.blocks.push_back(says("By its dates, what the student system told last ends today for " + whom +
                             ". That is more than I take away by myself, so all of it stays as it is."));
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
    planned.classes = roster::oneroster::compare_classes(db, reading, planned.students->change);
    return looked;
  };
}

}  // namespace

bool is_of_dates(const Unfinished& part) { return part.mark.starts_with(mark); }

Reply dates(Visit&) { return {}; }

Aside dates_of_today(Visit& visit) {
  if (settings::get(visit.db, looked_at) == day_field(visit.today)) return {};
  const auto part = unfinished::find(visit.db);
  if (part && !is_of_dates(*part)) return {};  // once the rest of that is in
  return look_at(visit.today);
}

Reply dates_came(Visit& visit, const Found& found) {
  const auto& looked = dynamic_cast<const LookedInto&>(found);
  const auto part = unfinished::find(visit.db);
  if (part && !is_of_dates(*part)) return {};  // begun meanwhile
  const auto done = [&looked](const Visit& now) {
    if (unfinished::find(now.db)) drop_part(now.db);
    settings::set(now.db, looked_at, day_field(now.today));
    if (looked.plan.oneroster && changes_anything(looked.plan))
      now.put_on_record({now.request.now, StaffId{}, "roster dates", counts_of(looked.plan)});
    return Reply{};
  };
  if (!looked.plan.stop.empty()) tell_of_held_back(visit, looked.plan.stop);
  if (!looked.plan.oneroster || !changes_anything(looked.plan)) return done(visit);
  return write_down(visit, looked, std::string(mark) + day_field(visit.today), done);
}

}  // namespace knownby::admin
