#include "commands/roster/oneroster/people.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "commands/roster/fields.hpp"
#include "store/groups.hpp"
#include "store/students.hpp"

namespace knownby::roster::oneroster {
namespace {

enum User {
  id,
  status,
  enabled,
  given,
  middle,
  family,
  preferred,
  preferred_family,
  pronouns,
  grades,
  email,
  role,
  orgs
};
constexpr std::array<std::string_view, 13> user_columns{"sourcedId",
                                                        "status",
                                                        "enabledUser",
                                                        "givenName",
                                                        "middleName",
                                                        "familyName",
                                                        "preferredGivenName",
                                                        "preferredFamilyName",
                                                        "pronouns",
                                                        "grades",
                                                        "email",
                                                        "role",
                                                        "orgSourcedIds"};

bool is_off(std::string_view enabled_user) {
  const std::string word = bare(enabled_user);
  return word == "false" || word == "0" || word == "no";
}

std::vector<std::string> strings(std::initializer_list<const char*> words) {
  return {words.begin(), words.end()};
}

}  // namespace

People::People(Db& db, const Files& files, const Manifest& manifest, const ClassBook& book,
               std::string school, std::chrono::local_days today)
    : book_(book),
      school_(std::move(school)),
      has_roles_(manifest.has_roles),
      only_changes_(manifest.of("users") != Manifest::Mode::bulk),
      roles_(db, files, manifest, school_, today) {
  student_table_.ends_with_line = staff_table_.ends_with_line = true;
  student_table_.rows.push_back(
      {1, strings({"sourcedId", "Given_Name", "Middle_Name", "Family_Name", "Preferred_Given_Name",
                   "Preferred_Family_Name", "Grades", "Status", "Pronouns", "Homeroom"})});
  staff_table_.rows.push_back(
      {1, strings({"sourcedId", "Given_Name", "Middle_Name", "Family_Name", "Preferred_Given_Name",
                   "Preferred_Family_Name", "Email", "Role", "Status"})});
  if (!book_.knows_homerooms()) student_table_.rows.front().cells.pop_back();
  remember(db);
  stop_ = roles_.stop();
  for (const Rejected& one : roles_.rejected()) reject(one, Kind::nobody);
  if (stop_.empty() && manifest.of("users") != Manifest::Mode::absent) read_users(files);
  if (stop_.empty() && only_changes_) add_others();
}

void People::remember(Db& db) {
  std::unordered_map<std::int64_t, std::string> codes;
  for (const Group& group : groups::all(db)) codes.emplace(group.id.value, group.code);
  for (Student& one : students::all(db)) {
    std::string grade = one.grade ? codes[one.grade.value] : std::string();
    std::string key = one.sis_id;
    students_.emplace(std::move(key), KnownStudent{std::move(one), std::move(grade)});
  }
  for (Staff& one : staff::all(db)) {
    std::string key = one.sis_id;
    staff_.emplace(std::move(key), std::move(one));
  }
}

void People::read_users(const Files& files) {
  const std::string stop =
      read_table(files.at("users"), user_columns, [&](const TableRow& row) { read_user(row); });
  if (!stop.empty()) stop_ = "users.csv: " + stop;
}

Post People::known_as(const std::string& user) const {
  if (const auto found = students_.find(user); found != students_.end() && !found->second.student.left)
    return {Kind::student, {}};
  const auto found = staff_.find(user);
  return found == staff_.end() || !found->second.active ? Post{} : Post{Kind::staff, found->second.role};
}

// What this person is at our school.
Post People::post_of(const TableRow& row) const {
  if (!has_roles_) {
    const std::vector<std::string> all = split_list(row.cells[orgs]);
    const bool elsewhere =
        !school_.empty() && !all.empty() && std::find(all.begin(), all.end(), school_) == all.end();
    return elsewhere ? Post{} : post_called(row.cells[role]);
  }
  return roles_.after(row.cells[id], known_as(row.cells[id]));
}

// With the table of whom it is about, so that they are not missing there.
void People::reject(Rejected row, Kind kind) {
  const auto stored = [&](const std::string& user) {
    return staff_.contains(user) && !students_.contains(user);
  };
  const bool is_staff = kind == Kind::staff || std::any_of(row.ids.begin(), row.ids.end(), stored);
  (is_staff ? rejected_staff_ : rejected_students_).push_back(std::move(row));
}

void People::read_user(const TableRow& row) {
  const std::string& user = row.cells[id];
  read_.insert(user);
  const Post post = post_of(row);
  const bool gone = is_gone(row.cells[status]) || is_off(row.cells[enabled]);
  const bool is_known = students_.contains(user) || staff_.contains(user);
  if (roles_.is_unclear(user)) return;  // neither taken nor missing
  if (!row.fits && (post.kind != Kind::nobody || is_known)) {
    reject({row.line, "has more or fewer fields than the header", false, {user}}, post.kind);
  } else if (post.kind == Kind::nobody || (gone && row.cells[family].empty())) {
    if (only_changes_ && is_known) add_known(user, true, row.line);
  } else if (post.kind == Kind::student) {
    add_student(row, gone);
  } else {
    add_staff(row, post.role, gone);
  }
}

void People::add_student(const TableRow& row, bool gone) {
  std::vector<std::string> cells{row.cells[id],        row.cells[given],
                                 row.cells[middle],    row.cells[family],
                                 row.cells[preferred], row.cells[preferred_family],
                                 row.cells[grades],    gone ? "withdrawn" : "active",
                                 row.cells[pronouns]};
  if (book_.knows_homerooms()) cells.push_back(book_.homeroom_of(row.cells[id]));
  student_table_.rows.push_back({row.line, std::move(cells)});
}

void People::add_staff(const TableRow& row, Staff::Role post, bool gone) {
  staff_say_preferred_ |= !row.cells[preferred].empty();
  staff_table_.rows.push_back({row.line,
                               {row.cells[id], row.cells[given], row.cells[middle], row.cells[family],
                                row.cells[preferred], row.cells[preferred_family], row.cells[email],
                                std::string(word_of(post)), gone ? "inactive" : "active"}});
}

void People::add_others() {
  std::unordered_set<std::string> others = book_.everybody();
  others.insert(roles_.users().begin(), roles_.users().end());
  std::vector<std::string> sorted(others.begin(), others.end());
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& user : sorted) {
    if (read_.contains(user)) continue;
    const Post known = known_as(user);
    const bool gone = roles_.users().contains(user) && roles_.after(user, known).kind == Kind::nobody;
    add_known(user, gone, 0);
  }
}

// As stored, but for what classes and posts say of them now.
void People::add_known(const std::string& user, bool gone, int line) {
  if (const auto found = students_.find(user); found != students_.end()) {
    const auto& [student, grade] = found->second;
    if (student.left) return;
    StudentRow row{student, grade, book_.homeroom_of(user), line, gone};
    row.student.left.reset();
    student_rows_.push_back(std::move(row));
    return;
  }
  const auto found = staff_.find(user);
  if (found == staff_.end() || !found->second.active) return;
  StaffRow row{found->second, {}, line};
  row.staff.active = !gone;
  if (roles_.users().contains(user))
    if (const Post said = roles_.after(user, known_as(user)); said.kind == Kind::staff)
      row.staff.role = said.role;
  // As a post gives it; what somebody gave besides stays with them.
  row.staff.runs_knownby = row.staff.role == Staff::Role::admin || row.staff.role == Staff::Role::principal;
  staff_rows_.push_back(std::move(row));
}

StudentFile People::take_students() {
  StudentFile file;
  if (student_table_.rows.size() > 1) file = read_students(std::exchange(student_table_, {}));
  file.rows.insert(file.rows.end(), student_rows_.begin(), student_rows_.end());
  file.rejected.insert(file.rejected.end(), rejected_students_.begin(), rejected_students_.end());
  file.says_homeroom = book_.knows_homerooms();
  file.says_middle = file.says_pronouns = true;
  file.only_changes = only_changes_;
  return file;
}

StaffFile People::take_staff() {
  StaffFile file;
  if (staff_table_.rows.size() > 1) file = read_staff(std::exchange(staff_table_, {}));
  file.rows.insert(file.rows.end(), staff_rows_.begin(), staff_rows_.end());
  if (!book_.is_empty()) {
    for (StaffRow& row : file.rows)
      for (StaffRow::Stands& one : book_.stands_of(row.staff.sis_id)) row.stands.push_back(std::move(one));
    file.parts = {"teaches"};
    if (book_.knows_homerooms()) file.parts.emplace_back("homeroom");
  }
  file.rejected.insert(file.rejected.end(), rejected_staff_.begin(), rejected_staff_.end());
  file.says_email = true;
  file.says_preferred = staff_say_preferred_;
  file.says_role = has_roles_;  // 1.1 knows teachers, aides and administrators, and no more
  file.says_title = file.knows_all_posts = false;
  // Some systems export students alone: that is no word about the staff.
  const bool says_nothing = file.rows.empty() && file.rejected.empty();
  if (says_nothing && !only_changes_)
    file.warnings.emplace_back("There is no staff in this export, so nobody on the staff list is changed.");
  file.only_changes = only_changes_ || says_nothing;
  return file;
}

}  // namespace knownby::roster::oneroster
