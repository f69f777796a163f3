#include "commands/admin/roster/writing.hpp"

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "commands/admin/roster/dates.hpp"
#include "commands/admin/roster/kinds.hpp"
#include "commands/admin/roster/year.hpp"
#include "commands/roster/settled.hpp"
#include "commands/roster/staff/stored_staff.hpp"
#include "store/calendar_days.hpp"
#include "store/roster/classes.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

using std::chrono::microseconds;

// As built for release. A desk that waits shorter is no better served, and each turn costs a write to the
// disk.
constexpr microseconds a_turn{15'000};
// A thousand students. Nobody minds that long, and all of it or nothing is simpler for whoever looks.
constexpr microseconds at_once{4 * a_turn};

struct Part {
  std::string_view words;
  roster::RowsToWrite rows;
};

std::vector<Part> parts_of(Db& db, const Plan& planned, std::chrono::local_days today) {
  roster::PeopleRows staff, students;
  roster::oneroster::ClassRows classes;
  if (planned.staff) staff = roster::rows_of(db, planned.staff->file, planned.staff->change);
  if (planned.students)
    students = roster::rows_of(db, planned.students->file, planned.students->change, today);
  if (planned.oneroster) classes = roster::oneroster::rows_of(db, planned.classes);
  std::vector<Part> parts;
  const auto add = [&parts](std::string_view words, std::vector<roster::RowsToWrite> all) {
    for (roster::RowsToWrite& rows : all) parts.push_back({words, std::move(rows)});
  };
  add("Writing down classes", std::move(classes.before_people));
  add("Writing down staff and students", {std::move(staff.coming), std::move(students.coming)});
  add("Writing down who is in which class", std::move(classes.after_people));
  add("Writing down who has left", {std::move(students.going), std::move(staff.going)});
  return parts;
}

class Writing final : public Rest {
 public:
  Writing(const Visit& visit, const LookedInto& looked, Last last)
      : looked_(looked), last_(std::move(last)), parts_(parts_of(visit.db, looked.plan, visit.today)) {
    for (const Part& part : parts_) {
      all_ += static_cast<int>(part.rows.many) * part.rows.each;
      rows_ += part.rows.many;
    }
  }

  bool is_short() const { return all_ <= at_once; }

  Reply write_all(const Visit& visit) {
    write(all_);
    return finish(visit);
  }

  std::optional<Reply> go_on(Visit& visit) override {
    const HeldVersion before(visit.db);
    const std::size_t from = row_ + 1;
    write(a_turn);
    visit.put_on_record(
        {visit.request.now, visit.speaker.id, "roster part",
         "rows " + std::to_string(from) + " to " + std::to_string(row_) + " of " + std::to_string(rows_)});
    if (part_ < parts_.size()) {
      before.put_back(visit.db);
      return std::nullopt;
    }
    return finish(visit);
  }

 private:
  // At least as much as takes that long, as far as there is more.
  void write(microseconds how_long) {
    const microseconds until = written_ + how_long;
    for (; part_ < parts_.size(); ++part_, at_ = 0) {
      const roster::RowsToWrite& rows = parts_[part_].rows;
      for (; at_ < rows.many && written_ < until; ++at_, ++row_, written_ += rows.each) rows.write(at_);
      if (at_ < rows.many) break;
    }
    if (part_ < parts_.size()) looked_.step(parts_[part_].words, 55 + static_cast<int>(44 * written_ / all_));
  }

  Reply finish(const Visit& visit) {
    const Plan& planned = looked_.plan;
    if (planned.oneroster)
      roster::oneroster::settle(visit.db, planned.classes);
    else if (planned.students || planned.staff)
      roster::oneroster::forget(visit.db);
    if (unfinished::find(visit.db)) {
      unfinished::drop(visit.db);
      classes::outdate(visit.db);  // whatever this turn held: the parts before it count from now on
    }
    if (planned.students && planned.students->change.stored)
      planned.students->change.stored->go_by().note(visit.db, planned.students->file);
    if (planned.staff && planned.staff->change.stored)
      roster::note_preferred(visit.db, planned.staff->file, *planned.staff->change.stored);
    Reply reply = last_(visit);
    looked_.step("Done", 100);
    return reply;
  }

  const LookedInto& looked_;
  Last last_;
  std::vector<Part> parts_;
  microseconds all_{}, written_{};
  std::size_t rows_ = 0, row_ = 0;  // of all parts together
  std::size_t part_ = 0, at_ = 0;   // what comes next
};

bool is_first_list(const LookedInto& looked) {
  const auto& students = looked.plan.students;
  return students && students->change.stored && students->change.stored->is_first();
}

Reply write(Visit& visit, const LookedInto& looked, const std::string& mark, const HeldVersion& before,
            Last last) {
  looked.step("Writing it down", 55);
  auto writing = std::make_shared<Writing>(visit, looked, std::move(last));
  if (writing->is_short()) return writing->write_all(visit);
  unfinished::put(visit.db, {mark, visit.request.now, is_first_list(looked)});
  before.put_back(visit.db);
  visit.rest = std::move(writing);
  return {};
}

}  // namespace

Reply write_down(Visit& visit, const LookedInto& looked, const std::string& mark, Last last) {
  return write(visit, looked, mark, HeldVersion(visit.db), std::move(last));
}

Reply carry_out(Visit& visit, const LookedInto& looked, Last last) {
  const HeldVersion before(visit.db);
  const bool begins = begins_year(looked.plan);
  // The calendar first: students without an entry date entered on the year's first day.
  for (const CalendarDay& day : looked.plan.calendar) calendar_days::put(visit.db, day);
  if (begins) begin_year(visit, looked.plan);
  return write(
      visit, looked, looked.mark, before, [&looked, begins, last = std::move(last)](const Visit& now) {
        if (!begins && looked.plan.students) roster::list_year(now.db, calendar_days::all(now.db), now.today);
        settings::set(now.db, "roster_imported", std::to_string(now.request.now.time_since_epoch().count()));
        if (!looked.columns.empty() && !(looked.sources.students.empty() && looked.sources.staff.empty()))
          settings::set(now.db, "roster_columns", looked.columns);
        const std::string words = counts_of(looked.plan);
        now.put_on_record({now.request.now, now.speaker.id, "import", words.empty() ? "calendar" : words});
        return last(now);
      });
}

std::string waits_for_rest(const Visit& visit, const LookedInto& looked) {
  const auto part = unfinished::find(visit.db);
  if (!part || looked.finishes) return {};
  const bool only_changes = looked.plan.oneroster && looked.plan.oneroster->only_changes;
  // The calendar was wholly in with the first turn.
  if (!only_changes && holds_people_of(whole_mark(looked.sources), part->mark)) return {};
  return part_words(visit, *part) +
         (is_of_dates(*part)
              ? " The rest follows by itself within a few minutes; please bring these in after that."
              : " Please send the same files again first, or newer ones of everybody.");
}

std::string part_words(const Visit& visit, const Unfinished& part) {
  const Calendar& calendar = visit.school.calendar();
  const std::string day = day_words(calendar.day_of(part.since));
  if (is_of_dates(part)) return "What the roster's dates say for " + day + " is only partly in.";
  return "The roster of " + day + ", " + time_words(calendar.minute_of_day(part.since)) +
         " is only partly in.";
}

}  // namespace knownby::admin
