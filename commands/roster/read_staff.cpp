#include <unordered_map>

#include "commands/roster/fields.hpp"
#include "commands/roster/names.hpp"
#include "commands/roster/roster_files.hpp"
#include "commands/roster/sheet.hpp"
#include "commands/roster/staff/staff_words.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby::roster {
namespace {

constexpr Field staff_need[] = {Field::id,   Field::full_name, Field::last_first, Field::first,
                                Field::last, Field::preferred, Field::role};

struct Part {
  Field field;
  const char* word;
};
constexpr Part parts[] = {{Field::teaches, "teaches"},
                          {Field::homeroom, "homeroom"},
                          {Field::leads, "leads"},
                          {Field::caseload, "caseload"}};

// PowerSchool: 1 works here, 2 no longer.
Enrolment employment(std::string_view status, std::string_view header) {
  const std::string_view number = header.ends_with("status") ? trim(status) : std::string_view();
  if (number == "1") return Enrolment::here;
  return number == "2" ? Enrolment::gone : enrolment(status, header);
}

class StaffReader {
 public:
  explicit StaffReader(Csv table, std::span<const OwnColumn> own = {})
      : sheet_(std::move(table), staff_aliases(), own) {
    for (const OwnColumn& one : own)
      if (sheet_.lacks(one)) file_.not_found.push_back(one.header);
  }
  StaffFile read();

 private:
  std::string why_unusable() const;
  bool tells_jobs() const;
  std::string read_row(const CsvRow& row, StaffRow& out);
  std::string read_names(const CsvRow& row, StaffRow& out);
  void read_post(const CsvRow& row, StaffRow& out);
  void read_email(const CsvRow& row, StaffRow& out);
  void read_stands(const CsvRow& row, StaffRow& out) const;
  void keep(StaffRow row, const CsvRow& raw);
  void reject(const CsvRow& row, std::string reason, bool remark = false) {
    file_.rejected.push_back({row.line, std::move(reason), remark, id_like_words(row)});
  }
  void warn(int line, const std::string& words) {
    file_.warnings.push_back("Line " + std::to_string(line) + ": " + words);
  }

  void note_repair(const StaffRow& row) {
    file_.repaired.lines.push_back(row.line);
    file_.repaired.names.push_back(row.staff.called);
    file_.repaired.were_saved_twice = sheet_.were_saved_twice();
  }

  Sheet sheet_;
  StaffFile file_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, int> line_of_email_;
};

StaffFile StaffReader::read() {
  file_.columns = sheet_.columns();
  file_.stop = why_unusable();
  if (!file_.stop.empty()) file_.headers = sheet_.headers_to_ask_about();
  if (!file_.stop.empty()) return file_;
  for (const Part& part : parts)
    if (sheet_.has(part.field)) file_.parts.emplace_back(part.word);
  file_.says_email = sheet_.has(Field::email);
  file_.says_role = sheet_.has(Field::role);
  file_.says_preferred = sheet_.has(Field::preferred);
  file_.says_title = sheet_.has(Field::title) && !tells_jobs();
  for (const CsvRow& row : sheet_.rows()) {
    if (sheet_.about_nobody(row)) continue;
    if (sheet_.remark(row)) {
      reject(row, "a total or a note, not a person", true);
      continue;
    }
    StaffRow person;
    person.line = row.line;
    std::string reason = sheet_.misfit(row, staff_need);
    if (reason.empty()) reason = read_row(row, person);
    if (reason.empty() && sheet_.is_repaired(row)) note_repair(person);
    if (reason.empty())
      keep(std::move(person), row);
    else
      reject(row, std::move(reason));
  }
  return std::move(file_);
}

// "Teacher", "Principal" rather than "Ms.": a title of a job is no way to call somebody.
bool StaffReader::tells_jobs() const {
  int jobs = 0, titles = 0;
  for (const CsvRow& row : sheet_.rows()) {
    const std::string_view title = sheet_.cell(row, Field::title);
    if (!title.empty()) ++(honorific(title) ? titles : jobs);
  }
  return jobs > titles;
}

std::string StaffReader::why_unusable() const {
  if (!sheet_.stop().empty()) return sheet_.stop();
  if (!sheet_.has(Field::id))
    return "There is no column with staff numbers. Please export one named \"Staff_ID\".";
  if (!sheet_.has_names())
    return "There is no column with names. Please export \"Last_Name\" and \"First_Name\".";
  if (sheet_.rows().empty()) return "The file names its columns and lists no staff.";
  for (const CsvRow& row : sheet_.rows())
    if (spoilt_by_excel(sheet_.cell(row, Field::id)))
      return "Line " + std::to_string(row.line) +
             ": the staff number reads like 1.2E+06, so Excel has rounded it "
             "and the true one is lost. Please export again and don't open the file in Excel.";
  return {};
}

std::string StaffReader::read_row(const CsvRow& row, StaffRow& out) {
  constexpr std::size_t longest_id = 64;
  const CleanText id = clean_text(sheet_.cell(row, Field::id));
  if (id.text.empty() && id.why_not.empty()) return "no staff number";
  if (!id.why_not.empty() || id.text.size() > longest_id) return "the staff number is not readable";
  out.staff.sis_id = id.text;
  const Enrolment employed = employment(sheet_.cell(row, Field::status), sheet_.header(Field::status));
  if (employed == Enrolment::ask)
    return "the status is neither active nor inactive to me; please write one of the two";
  out.staff.active = employed == Enrolment::here;
  std::string reason = read_names(row, out);
  if (!reason.empty()) return reason;
  read_post(row, out);
  read_email(row, out);
  read_stands(row, out);
  return {};
}

std::string StaffReader::read_names(const CsvRow& row, StaffRow& out) {
  NameCells cells;
  std::string full, title;
  bool mixed = false;
  const std::pair<Field, std::string*> wanted[] = {
      {Field::first, &cells.first}, {Field::preferred_last, &cells.last},
      {Field::last, &cells.last},   {Field::preferred, &cells.preferred},
      {Field::title, &title},       {Field::full_name, &full},
      {Field::last_first, &full}};
  for (const auto& [field, into] : wanted) {
    CleanText clean = clean_text(sheet_.cell(row, field));
    if (!clean.why_not.empty()) return clean.why_not;
    mixed |= clean.mixed_scripts;
    if (into->empty()) *into = std::move(clean.text);
  }
  if (cells.first.empty() && cells.last.empty()) {
    NameCells split = split_full_name(full, sheet_.has(Field::last_first));
    file_.says_preferred |= !split.preferred.empty();  // "Abernathy, Jonathan "Jon""
    if (cells.preferred.empty()) cells.preferred = std::move(split.preferred);
    cells.first = std::move(split.first);
    cells.last = std::move(split.last);
  }
  const PersonName name = name_of(cells);
  if (!has_letter(name.shown)) return "no name";
  if (mixed) warn(row.line, "the name mixes letters of different alphabets; please check it.");
  out.staff.given = name.given;
  out.staff.family = name.family;
  out.staff.called = called(file_.says_title ? title : std::string(), name.given, name.family);
  return {};
}

void StaffReader::read_post(const CsvRow& row, StaffRow& out) {
  std::string_view post = sheet_.cell(row, Field::role);
  const std::string_view title = sheet_.cell(row, Field::title);
  if (!sheet_.has(Field::role) && (!file_.says_title || !honorific(title))) post = title;
  out.says_post = !post.empty();
  Staff::Role role = role_of(post);
  if (const std::string_view meant = misspelt_post(post); !meant.empty())
    warn(row.line, "I don't know this post. If it is \"" + std::string(meant) + "\", please write it so.");
  const bool leads = !sheet_.cell(row, Field::leads).empty();
  // Whoever sees more than a lead keeps that.
  if (leads && (role == Staff::Role::staff || role == Staff::Role::teacher || role == Staff::Role::coach))
    role = Staff::Role::lead;
  out.staff.role = role;
  out.staff.runs_knownby = role == Staff::Role::admin || role == Staff::Role::principal;
}

void StaffReader::read_email(const CsvRow& row, StaffRow& out) {
  const std::string_view given = sheet_.cell(row, Field::email);
  out.staff.email = plain_address(given);
  if (out.staff.email.empty()) {
    if (!given.empty()) warn(row.line, "the e-mail is not an address and was left out.");
    return;
  }
  const auto [found, fresh] = line_of_email_.emplace(in_lower_case(out.staff.email), row.line);
  if (!fresh && !by_id_.contains(out.staff.sis_id))
    warn(row.line,
         "the same e-mail as line " + std::to_string(found->second) + "; neither can be linked by e-mail.");
}

void StaffReader::read_stands(const CsvRow& row, StaffRow& out) const {
  for (const Part& part : parts) {
    for (const std::string& piece : split_list(sheet_.cell(row, part.field))) {
      const CleanText clean = clean_text(piece);
      if (!clean.why_not.empty() || clean.text.size() > 60) continue;
      if (part.field == Field::homeroom) {  // here "7" is a room, not a grade
        out.stands.push_back({part.word, homeroom_code(clean.text)});
        continue;
      }
      for (const GroupWord& word : group_words(clean.text))
        out.stands.push_back(
            {part.word, word.kind == Group::Kind::grade ? grade_title(word.code) : word.code});
    }
  }
}

// One person on two rows (two posts, two classes) is one person with both rows' groups and the wider role.
void StaffReader::keep(StaffRow row, const CsvRow& raw) {
  const auto [found, fresh] = by_id_.emplace(row.staff.sis_id, file_.rows.size());
  if (fresh) {
    file_.rows.push_back(std::move(row));
    return;
  }
  StaffRow& before = file_.rows[found->second];
  if (before.staff.given != row.staff.given || before.staff.family != row.staff.family) {
    reject(raw, "the same staff number as line " + std::to_string(before.line) + ", with another name");
    return;
  }
  warn(row.line, "the same person as line " + std::to_string(before.line) + "; taken as one.");
  before.staff.role = wider(before.staff.role, row.staff.role);
  before.staff.runs_knownby |= row.staff.runs_knownby;
  before.staff.active |= row.staff.active;
  before.says_post |= row.says_post;
  for (StaffRow::Stands& stands : row.stands) before.stands.push_back(std::move(stands));
}

}  // namespace

StaffFile read_staff(std::string_view csv, std::span<const OwnColumn> own) {
  return StaffReader(read_csv(csv), own).read();
}
StaffFile read_staff(Csv table) { return StaffReader(std::move(table)).read(); }

}  // namespace knownby::roster
