#include <algorithm>
#include <unordered_map>

#include "commands/roster/fields.hpp"
#include "commands/roster/named/row_name.hpp"
#include "commands/roster/names.hpp"
#include "commands/roster/roster_files.hpp"
#include "commands/roster/sheet.hpp"

namespace knownby::roster {
namespace {

constexpr Field students_need[] = {Field::id,    Field::full_name,      Field::last_first, Field::first,
                                   Field::last,  Field::preferred_last, Field::preferred,  Field::display,
                                   Field::grade, Field::homeroom};

// Reads one file row by row, keeping what is noticed on the way.
class StudentReader {
 public:
  explicit StudentReader(Csv table, std::span<const OwnColumn> own = {})
      : sheet_(std::move(table), student_aliases(), own) {
    for (const OwnColumn& one : own)
      if (sheet_.lacks(one)) file_.not_found.push_back(one.header);
  }
  StudentFile read();

 private:
  std::string why_unusable() const;
  std::string read_row(const CsvRow& row, StudentRow& out);  // why it is rejected, empty where it is fine
  std::string read_names(const CsvRow& row, StudentRow& out);
  std::string read_groups(const CsvRow& row, StudentRow& out);
  std::string read_enrolment(const CsvRow& row, StudentRow& out);
  void keep(StudentRow row, const CsvRow& raw);
  void reject(const CsvRow& row, std::string reason, bool remark = false);
  void drop_conflicts();
  void warn(int line, const std::string& words) {
    file_.warnings.push_back("Line " + std::to_string(line) + ": " + words);
  }
  void warn_about_the_whole();

  void note_repair(const StudentRow& row) {
    file_.repaired.lines.push_back(row.line);
    file_.repaired.names.push_back(row.student.shown);
    file_.repaired.were_saved_twice = sheet_.were_saved_twice();
  }

  Sheet sheet_;
  StudentFile file_;
  std::unordered_map<std::string, std::size_t> by_id_;  // into file_.rows
  std::vector<std::size_t> conflicts_;                  // rows whose id stands beside two names
  int without_grade_ = 0, in_capitals_ = 0;
};

StudentFile StudentReader::read() {
  file_.columns = sheet_.columns();
  file_.stop = why_unusable();
  if (!file_.stop.empty()) file_.headers = sheet_.headers_to_ask_about();
  if (!file_.stop.empty()) return file_;
  file_.says_homeroom = sheet_.has(Field::homeroom);
  file_.says_pronouns = sheet_.has(Field::pronouns);
  file_.says_middle = sheet_.has(Field::middle);
  for (const CsvRow& row : sheet_.rows()) {
    if (sheet_.about_nobody(row)) continue;
    if (sheet_.remark(row)) {
      reject(row, "a total or a note, not a student", true);
      continue;
    }
    StudentRow student;
    student.line = row.line;
    std::string reason = sheet_.misfit(row, students_need);
    if (reason.empty()) reason = read_row(row, student);
    if (reason.empty() && sheet_.is_repaired(row)) note_repair(student);
    if (reason.empty())
      keep(std::move(student), row);
    else
      reject(row, std::move(reason));
  }
  drop_conflicts();
  forget_repeated_names(file_.rows);
  warn_about_the_whole();
  return std::move(file_);
}

std::string StudentReader::why_unusable() const {
  if (!sheet_.stop().empty()) return sheet_.stop();
  if (!sheet_.has(Field::id))
    return "There is no column with student numbers. Please export one named \"Student_Number\": names and "
           "e-mails change, the number tells me who is who.";
  if (!sheet_.has_names())
    return "There is no column with names. Please export \"Last_Name\" and \"First_Name\", or one column "
           "\"Student Name\".";
  if (sheet_.rows().empty()) return "The file names its columns and lists no students.";
  for (const CsvRow& row : sheet_.rows())
    if (spoilt_by_excel(sheet_.cell(row, Field::id)))
      return "Line " + std::to_string(row.line) + ": the student number reads like 1.2E+06, so Excel has " +
             "rounded it and the true one is lost. Please export again and don't open the file in Excel.";
  return {};
}

std::string StudentReader::read_row(const CsvRow& row, StudentRow& out) {
  constexpr std::size_t longest_id = 64;
  const CleanText id = clean_text(sheet_.cell(row, Field::id));
  if (id.text.empty() && id.why_not.empty()) return "no student number";
  if (!id.why_not.empty() || id.text.size() > longest_id) return "the student number is not readable";
  out.student.sis_id = id.text;
  std::string reason = read_names(row, out);
  if (reason.empty()) reason = read_groups(row, out);
  if (reason.empty()) reason = read_enrolment(row, out);
  return reason;
}

std::string StudentReader::read_names(const CsvRow& row, StudentRow& out) {
  bool mixed = false;
  std::string reason = read_name(sheet_, row, out, mixed);
  if (!reason.empty()) return reason;
  if (mixed) warn(row.line, "the name mixes letters of different alphabets; please check it.");
  in_capitals_ += in_capitals(out.student.shown) ? 1 : 0;
  return {};
}

std::string StudentReader::read_groups(const CsvRow& row, StudentRow& out) {
  const std::string_view said = sheet_.cell(row, Field::grade);
  const std::vector<std::string> grades = split_list(said);
  if (const auto year = leaving_year(said)) {
    out.leaving_year = *year;
  } else {
    for (const std::string& one : grades) {  // the highest of several; they are listed upwards
      const auto code = grade_code(one);
      if (!code)
        return "I don't know this grade; write PK, K or 1 to 12";  // not quoted: in a shifted column it may
                                                                   // be a name
      out.grade = *code;
    }
    if (grades.size() > 1) warn(row.line, "several grades are given; the last one is used.");
    without_grade_ += out.grade.empty() ? 1 : 0;
  }
  const CleanText homeroom = clean_text(sheet_.cell(row, Field::homeroom));
  if (!homeroom.why_not.empty() || homeroom.text.size() > 60) return "the homeroom is not readable";
  if (spoilt_by_excel(homeroom.text))
    return "the homeroom \"" + homeroom.text + "\" looks like a date made by Excel";
  out.homeroom = homeroom_code(homeroom.text);
  const CleanText pronouns = clean_text(sheet_.cell(row, Field::pronouns));
  if (pronouns.why_not.empty() && pronouns.text.size() <= 40) out.student.pronouns = pronouns.text;
  return {};
}

std::string StudentReader::read_enrolment(const CsvRow& row, StudentRow& out) {
  const std::string_view status = sheet_.cell(row, Field::status);
  const Enrolment enrolled = enrolment(status, sheet_.header(Field::status));
  if (enrolled == Enrolment::ask)
    return "the status is neither active nor withdrawn to me; please ask the office and write one of the two";
  out.gone = enrolled == Enrolment::gone;
  const std::string_view exit = sheet_.cell(row, Field::left), entry = sheet_.cell(row, Field::entered);
  out.student.left = read_day(exit);
  if (!exit.empty() && !out.student.left)
    return "the exit date is not readable; write 2026-10-02 or 10/2/2026";
  const auto entered = read_day(entry);
  if (!entry.empty() && !entered) warn(row.line, "the entry date is not readable and was left out.");
  if (entered) out.student.entered = *entered;
  return {};
}

// One student on two rows (two homerooms, a year left and entered again) is one student: where one row is of
// somebody here, it wins over one of somebody gone. One number beside two names is nobody we could trust.
void StudentReader::keep(StudentRow row, const CsvRow& raw) {
  const auto [found, fresh] = by_id_.emplace(row.student.sis_id, file_.rows.size());
  if (fresh) {
    file_.rows.push_back(std::move(row));
    return;
  }
  StudentRow& before = file_.rows[found->second];
  if (before.student.shown != row.student.shown) {
    conflicts_.push_back(found->second);
    reject(raw, "the same student number as line " + std::to_string(before.line) + ", with another name");
    return;
  }
  warn(row.line, "the same student as line " + std::to_string(before.line) + "; taken as one.");
  const bool better = before.gone && !row.gone;
  if (better) before = std::move(row);
}

void StudentReader::drop_conflicts() {
  std::sort(conflicts_.begin(), conflicts_.end());
  conflicts_.erase(std::unique(conflicts_.begin(), conflicts_.end()), conflicts_.end());
  for (auto at = conflicts_.rbegin(); at != conflicts_.rend(); ++at) {
    const StudentRow& row = file_.rows[*at];
    file_.rejected.push_back({row.line,
                              "its student number appears again further down, with another name",
                              false,
                              {row.student.sis_id}});
    file_.rows.erase(file_.rows.begin() + static_cast<std::ptrdiff_t>(*at));
  }
  std::sort(file_.rejected.begin(), file_.rejected.end(),
            [](const Rejected& a, const Rejected& b) { return a.line < b.line; });
}

void StudentReader::reject(const CsvRow& row, std::string reason, bool remark) {
  file_.rejected.push_back({row.line, std::move(reason), remark, id_like_words(row)});
}

void StudentReader::warn_about_the_whole() {
  if (without_grade_ > 0)
    file_.warnings.push_back(std::to_string(without_grade_) +
                             (without_grade_ == 1
                                  ? " row says no grade. That student keeps the grade I know, if any"
                                  : " rows say no grade. Those students keep the grade I know, if any") +
                             "; otherwise they are in no grade.");
  if (in_capitals_ * 2 > static_cast<int>(file_.rows.size()))
    file_.warnings.push_back(
        "Names are written in capitals and will be shown so. If your system can export them "
        "in normal letters, please do: I don't guess.");
}

}  // namespace

StudentFile read_students(std::string_view csv, std::span<const OwnColumn> own) {
  return StudentReader(read_csv(csv), own).read();
}
StudentFile read_students(Csv table) { return StudentReader(std::move(table)).read(); }

}  // namespace knownby::roster
