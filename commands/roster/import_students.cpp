#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "commands/roster/fields.hpp"
#include "commands/roster/import.hpp"
#include "commands/roster/named/family.hpp"
#include "commands/roster/settled.hpp"
#include "commands/roster/stop_rule.hpp"
#include "store/groups.hpp"

namespace knownby::roster {
namespace {

using std::chrono::local_days;

constexpr std::chrono::days kept_after_leaving{60};  // PRODUCT E.5

std::string move_words(std::string_view what, const std::string& from, const std::string& to) {
  return std::string(what) + " " + (from.empty() ? "none" : from) + " to " + (to.empty() ? "none" : to);
}

// Neither the long nor the short form of the other, nor what a list tells that they go by.
bool is_another_first_name(const StudentRow& row, const Student& before, const Student& after) {
  return before.family == after.family && before.given != after.given && before.given != after.long_given &&
         before.long_given != after.given && !row.goes_by;
}

class Comparison {
 public:
  Comparison(Db& db, const StudentFile& file, local_days today, bool says_year)
      : kept_(std::make_shared<const Stored>(db, file, today)),
        stored_(*kept_),
        file_(file),
        today_(today),
        says_year_(says_year) {}

  Difference run() {
    result_.rejected = file_.rejected;
    for (const StudentRow& row : file_.rows) weigh(row);
    for (const Rejected& one : result_.rejected) seen_.insert(one.ids.begin(), one.ids.end());
    for (const Student& student : stored_.students())
      if (!file_.only_changes && !student.left && !seen_.contains(student.sis_id)) leave(student, today_);
    result_.emptied = emptied_groups(stored_, file_, result_, today_);
    result_.new_year = new_year(stored_, file_, result_, today_, says_year_);
    result_.stop = why_stop(stored_, file_, result_);
    result_.stored = kept_;
    return std::move(result_);
  }

 private:
  void weigh(const StudentRow& row) {
    seen_.insert(row.student.sis_id);
    if (out_of_school(row, today_)) {
      result_.rejected.push_back(
          {row.line, "the year of graduation fits no grade", false, {row.student.sis_id}});
      return;
    }
    const Student* before = stored_.find(row.student.sis_id);
    const Settled now = stored_.settle(row, file_, today_);
    if (before == nullptr) {
      const bool lately =
          row.student.left && now.student.left && today_ - *now.student.left <= kept_after_leaving;
      if (now.here || lately)
        result_.arriving.push_back(row);
      else
        ++result_.long_gone;
    } else if (!before->left && !now.here) {
      leave(*before, *now.student.left);
    } else if (before->left && now.here) {
      result_.returning.push_back(row);
    } else if (before->left) {
      if (before->left != now.student.left) change(row, {"the day of leaving"});
    } else {
      compare_here(row, *before, now);
    }
  }

  void compare_here(const StudentRow& row, const Student& before, const Settled& now) {
    std::vector<std::string> what;
    const std::string grade = stored_.code(before.grade), homeroom = stored_.code(before.homeroom);
    if (homeroom != now.homeroom) {
      what.push_back(move_words("homeroom", homeroom, now.homeroom));
      ++result_.homeroom_moves;
    }
    if (grade != now.grade) {
      what.push_back(move_words("grade", grade, now.grade));
      ++result_.grade_moves;
    }
    const Student& after = now.student;
    if (row.student.given != after.given) result_.names_kept.push_back(before.sis_id);
    if (before.shown != after.shown || before.given != after.given || before.middle != after.middle ||
        before.family != after.family || before.long_given != after.long_given) {
      what.emplace_back("name");
      ++result_.name_changes;
      result_.first_names += is_another_first_name(row, before, after) ? 1 : 0;
      result_.family_names +=
          before.given == after.given && is_another_family(before.family, after.family) ? 1 : 0;
    }
    if (before.pronouns != after.pronouns) what.emplace_back("pronouns");
    if (before.entered != after.entered) what.emplace_back("entry date");
    if (what.empty())
      ++result_.unchanged;
    else
      change(row, std::move(what));
  }

  void change(const StudentRow& row, std::vector<std::string> what) {
    result_.changed.emplace_back(row, Changed{row.student.sis_id, std::move(what)});
  }

  void leave(const Student& student, local_days day) {
    result_.leaving.push_back(student);
    result_.leaving.back().left = day;
  }

  std::shared_ptr<const Stored> kept_;
  const Stored& stored_;
  const StudentFile& file_;
  local_days today_;
  bool says_year_;
  Difference result_;
  std::unordered_set<std::string> seen_;  // ids that the file holds in whatever form: none of them is missing
};

// Rows as they were compared, put in place: arriving, returning and changed ones come; grades and homerooms
// are made where they are new.
class StudentChange {
 public:
  StudentChange(Db& db, const StudentFile& file, const Difference& difference, std::chrono::local_days today)
      : db_(db),
        kept_(stored_for(db, file, difference, today)),
        stored_(*kept_),
        file_(file),
        difference_(difference),
        today_(today) {}

  void come(std::size_t at) { put(row(at)); }
  void go(std::size_t at) { leave(difference_.leaving[at]); }

 private:
  const StudentRow& row(std::size_t at) const {
    const auto& [arriving, returning] = std::tie(difference_.arriving, difference_.returning);
    if (at < arriving.size()) return arriving[at];
    at -= arriving.size();
    return at < returning.size() ? returning[at] : difference_.changed[at - returning.size()].first;
  }
  void put(const StudentRow& row) {
    Settled now = stored_.settle(row, file_, today_);
    now.student.grade = group(Group::Kind::grade, now.grade);
    now.student.homeroom = group(Group::Kind::homeroom, now.homeroom);
    students::put(db_, now.student);
  }
  void leave(const Student& leaving) {
    const Student* known = stored_.find(leaving.sis_id);
    if (known == nullptr) return;  // compared with another database: nobody to take out
    Student student = *known;
    student.left = leaving.left;
    students::put(db_, student);
  }
  GroupId group(Group::Kind kind, const std::string& code) {
    if (code.empty()) return {};
    auto& known = kind == Group::Kind::grade ? grades_ : homerooms_;
    const auto [found, fresh] = known.emplace(code, GroupId{});
    if (fresh)
      found->second = groups::put(db_, kind, code, kind == Group::Kind::grade ? grade_title(code) : code);
    return found->second;
  }

  // A school's first file may come with its calendar, which says since when its students are there.
  static std::shared_ptr<const Stored> stored_for(Db& db, const StudentFile& file,
                                                  const Difference& difference, local_days today) {
    const bool is_first = !difference.stored || difference.stored->students().empty();
    return is_first ? std::make_shared<const Stored>(db, file, today) : difference.stored;
  }

  Db& db_;
  std::shared_ptr<const Stored> kept_;
  const Stored& stored_;
  const StudentFile& file_;
  const Difference& difference_;
  std::chrono::local_days today_;
  std::unordered_map<std::string, GroupId> grades_, homerooms_;
};

}  // namespace

Difference compare(Db& db, const StudentFile& file, local_days today, bool says_year) {
  if (!file.stop.empty()) {
    Difference damaged;
    damaged.rejected = file.rejected;
    damaged.stop = file.stop;
    damaged.stop_is_final = true;
    return damaged;
  }
  return Comparison(db, file, today, says_year).run();
}

PeopleRows rows_of(Db& db, const StudentFile& file, const Difference& difference,
                   std::chrono::local_days today) {
  constexpr std::chrono::microseconds each{60};
  const auto change = std::make_shared<StudentChange>(db, file, difference, today);
  PeopleRows rows;
  rows.coming = {difference.arriving.size() + difference.returning.size() + difference.changed.size(),
                 [change](std::size_t at) { change->come(at); }, each};
  rows.going = {difference.leaving.size(), [change](std::size_t at) { change->go(at); }, each};
  return rows;
}

void apply(Db& db, const StudentFile& file, const Difference& difference, std::chrono::local_days today) {
  write_all(rows_of(db, file, difference, today));
  if (difference.stored) difference.stored->go_by().note(db, file);
}

}  // namespace knownby::roster
