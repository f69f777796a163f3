#include "commands/admin/roster/plan.hpp"

#include <utility>

#include "commands/admin/roster/kinds.hpp"
#include "commands/admin/roster/year.hpp"
#include "commands/roster/oneroster/class_stop.hpp"
#include "store/roster/unfinished.hpp"

namespace knownby::admin {
namespace {

std::string number(std::size_t count) { return std::to_string(count); }

void add(std::string& stop, const std::string& more) {
  if (!stop.empty() && !more.empty()) stop += ' ';
  stop += more;
}

// What a comparison needs to know of a visit that may be over.
struct Setting {
  std::string school, columns;
  bool tells_columns;  // now, rather than once before
  bool says_year;      // what becomes of the channels with a new school year, and so that one begins
  bool applies, even_so;
  std::chrono::local_days today;
  std::vector<std::string> safety_words;
};

void compare(Db& db, const Setting& setting, Plan& planned) {
  if (planned.students) {
    auto& [file, change] = *planned.students;
    change = roster::compare(db, file, setting.today, setting.says_year);
    add(planned.stop, change.stop);
    planned.final |= change.stop_is_final;
  }
  if (planned.staff) {
    auto& [file, change] = *planned.staff;
    change = roster::compare(db, file, begins_year(planned));
    add(planned.stop, change.stop);
    planned.final |= change.stop_is_final;
  }
}

void compare_classes(Db& db, const Setting& setting, Plan& planned) {
  if (!planned.oneroster || !planned.oneroster->classes) return;
  const roster::Difference nobody;
  const roster::Difference& students = planned.students ? planned.students->change : nobody;
  planned.classes = roster::oneroster::compare_classes(db, *planned.oneroster, students);
  add(planned.stop,
      roster::oneroster::why_stop(*planned.oneroster->classes, setting.today, begins_year(planned)));
}

void read_oneroster(Db& db, const Setting& setting, const Sources& sources, const Step& step, Plan& planned) {
  planned.oneroster = roster::oneroster::read(db, sources.oneroster, setting.school, setting.today, step,
                                              titles_to_show(setting.safety_words));
  roster::oneroster::Reading& reading = *planned.oneroster;
  if (!reading.stop.empty()) {
    planned.stop = reading.stop;
    planned.final = true;
    return;
  }
  planned.students = Plan::Students{std::move(reading.students), {}};
  planned.staff = Plan::Staff{std::move(reading.staff), {}};
}

void show_rejected(const std::string& file, const std::vector<roster::Rejected>& rejected,
                   std::vector<Block>& blocks) {
  constexpr std::size_t most = 8;
  for (std::size_t i = 0; i < rejected.size() && i < most; ++i) {
    const std::string& where = rejected[i].file.empty() ? file : rejected[i].file;
    blocks.push_back(
        quietly(where + " line " + std::to_string(rejected[i].line) + ": " + rejected[i].reason));
  }
  if (rejected.size() > most)
    blocks.push_back(quietly("… and " + number(rejected.size() - most) + " lines more"));
}

// "staff line 3: ..." of "Line 3: ...", as rejected rows are told.
std::string in_file(const std::string& file, const std::string& warning) {
  constexpr std::string_view line = "Line ";
  return warning.starts_with(line) ? file + " line " + warning.substr(line.size()) : warning;
}

void show_warnings(const std::string& file, const std::vector<std::string>& warnings,
                   std::vector<Block>& blocks) {
  constexpr std::size_t most = 8;
  for (std::size_t i = 0; i < warnings.size() && i < most; ++i)
    blocks.push_back(quietly(in_file(file, warnings[i])));
  if (warnings.size() > most)
    blocks.push_back(quietly("… and " + number(warnings.size() - most) + " remarks more"));
}

std::string students_words(const roster::Difference& change) {
  return "new " + number(change.arriving.size()) + ", changed " + number(change.changed.size()) + " (" +
         std::to_string(change.homeroom_moves) + " homeroom, " + std::to_string(change.grade_moves) +
         " grade, " + std::to_string(change.name_changes) + " name), leaving " +
         number(change.leaving.size()) + ", back " + number(change.returning.size()) + ", rejected " +
         number(change.rejected.size()) + ", unchanged " + std::to_string(change.unchanged);
}

std::string staff_words(const roster::StaffDifference& change) {
  return "new " + number(change.arriving.size()) + ", changed " + number(change.changed.size()) +
         ", leaving " + number(change.leaving.size()) + ", unchanged " + std::to_string(change.unchanged) +
         ", rejected " + number(change.rejected.size());
}

// What was remembered need not fit every list; but where nothing else does, it may be why.
template <class File>
File with_lacking(const Setting& setting, const std::string& whose, File file) {
  if (!setting.tells_columns && file.stop.empty()) return file;
  for (const std::string& header : file.not_found) {
    const std::string words = "No column of the " + whose + " list is called “" + header + "”.";
    if (file.stop.empty())
      file.warnings.push_back(words);
    else
      add(file.stop, words);
  }
  return file;
}

void read_lists(const Setting& setting, const Sources& sources, Plan& planned) {
  using roster::own_columns, roster::ListOf;
  if (!sources.students.empty()) {
    roster::StudentFile file = roster::read_students(sources.students, own_columns(setting.columns));
    planned.students = Plan::Students{with_lacking(setting, "students'", std::move(file)), {}};
  }
  if (!sources.staff.empty()) {
    roster::StaffFile file = roster::read_staff(sources.staff, own_columns(setting.columns, ListOf::staff));
    planned.staff = Plan::Staff{with_lacking(setting, "staff", std::move(file)), {}};
  }
}

Plan plan(Db& db, const Setting& setting, const Sources& sources, const Step& step) {
  Plan planned;
  if (!sources.oneroster.empty()) {
    read_oneroster(db, setting, sources, step, planned);
  } else {
    read_lists(setting, sources, planned);
  }
  step("Comparing with what is stored", 45);
  compare(db, setting, planned);
  if (planned.stop.empty() || !planned.final) compare_classes(db, setting, planned);
  if (!sources.calendar.empty()) planned.calendar = roster::read_calendar(sources.calendar);
  take_names_away(setting.safety_words, planned);
  count_unnamed_rooms(db, setting.safety_words, planned);
  remark_nobodys_groups(db, setting.safety_words, setting.today, planned);
  return planned;
}

// The same files read in another way are another import.
std::string mark_as_read(const Sources& sources, const Setting& setting) {
  std::string mark = whole_mark(sources);
  if (!sources.oneroster.empty()) return mark + " school " + setting.school;
  const bool holds_lists = !sources.students.empty() || !sources.staff.empty();
  return holds_lists && !setting.columns.empty() ? mark + " columns " + setting.columns : mark;
}

// The rest of what was begun: whether it may be done was decided then, of the roster as it was, and a new
// year has begun with it.
void goes_on(LookedInto& looked) {
  looked.finishes = true;
  if (!looked.plan.final) looked.plan.stop.clear();
  if (looked.plan.students) looked.plan.students->change.new_year = {};
}

}  // namespace

Aside look_into(const Visit& visit) {
  const Policy& policy = visit.policy;
  Setting setting{policy.roster_school.empty() ? policy.school_name : policy.roster_school,
                  told_columns(visit),
                  tells_columns(visit),
                  has_chosen(visit),
                  visit.request.field("apply") == "yes",
                  visit.request.field("even_so") == override_words,
                  visit.today,
                  policy.safety_words};
  return [gather = gatherer(visit), setting = std::move(setting)](Db& db, const Step& step) {
    auto looked = std::make_shared<LookedInto>();
    looked->step = step;
    looked->columns = setting.columns;
    try {
      step("Reading the files", 0);
      looked->sources = gather();
      looked->plan = plan(db, setting, looked->sources, step);
      looked->mark = mark_as_read(looked->sources, setting);
      const auto part = unfinished::find(db);
      if (part && part->mark == looked->mark) goes_on(*looked);
      const bool may_be_done = looked->plan.stop.empty() || setting.even_so;
      if (setting.applies && setting.says_year && may_be_done && begins_year(looked->plan))
        looked->copied_as = "new-year";
    } catch (const StoreError&) {
      throw;  // the store's trouble, not the files'
    } catch (const std::runtime_error& trouble) {
      looked->trouble = trouble.what();
    }
    return looked;
  };
}

void show(const Plan& planned, std::vector<Block>& blocks) {
  if (begins_year(planned)) show_year(planned, blocks);
  Facts facts;
  const bool joined = planned.oneroster.has_value();
  if (joined)
    facts.rows.emplace_back("OneRoster",
                            planned.oneroster->only_changes ? "changes since the last export" : "everybody");
  if (planned.students) facts.rows.emplace_back("Students", students_words(planned.students->change));
  if (planned.staff) facts.rows.emplace_back("Staff", staff_words(planned.staff->change));
  if (!planned.calendar.empty())
    facts.rows.emplace_back(
        "Calendar", number(planned.calendar.size()) + (planned.calendar.size() == 1 ? " day" : " days"));
  blocks.push_back(std::move(facts));
  show_unnamed(planned, blocks);
  const std::string of_students = joined ? "users.csv" : "students",
                    of_staff = joined ? "users.csv" : "staff";
  if (planned.students) show_names_kept(planned.students->change.names_kept.size(), "student", blocks);
  if (planned.staff) show_staff_kept(planned.staff->change, blocks);
  if (planned.students) show_rejected(of_students, planned.students->change.rejected, blocks);
  if (planned.staff) show_rejected(of_staff, planned.staff->change.rejected, blocks);
  if (joined && planned.oneroster->classes)
    show_rejected("enrollments.csv", planned.oneroster->classes->rejected(), blocks);
  if (planned.students) show_warnings(of_students, planned.students->file.warnings, blocks);
  if (planned.staff) show_warnings(of_staff, planned.staff->file.warnings, blocks);
}

std::string counts_of(const Plan& planned) {
  std::string words;
  if (planned.students) {
    const roster::Difference& change = planned.students->change;
    words = "students new " + number(change.arriving.size()) + " changed " + number(change.changed.size()) +
            " leaving " + number(change.leaving.size());
  }
  if (planned.staff)
    words += (words.empty() ? "staff new " : ", staff new ") + number(planned.staff->change.arriving.size()) +
             " leaving " + number(planned.staff->change.leaving.size());
  return words;
}

}  // namespace knownby::admin
