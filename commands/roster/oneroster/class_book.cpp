#include "commands/roster/oneroster/class_book.hpp"

#include <algorithm>
#include <array>

#include "commands/roster/fields.hpp"
#include "commands/roster/names.hpp"
#include "commands/roster/oneroster/name_parts.hpp"
#include "commands/roster/oneroster/posts.hpp"
#include "commands/roster/oneroster/table.hpp"

namespace knownby::roster::oneroster {
namespace {

using std::chrono::local_days;

constexpr std::size_t longest_title = 60;

// "7A" of "Homeroom 7A", "HR: 7A" and "7A - Rivera".
std::string homeroom_title(std::string_view title) {
  const std::string word = bare(title);
  for (const std::string_view front : {"homeroom", "home room", "advisory", "hr"}) {
    const bool begins = title.size() > front.size() && word.starts_with(bare(front)) &&
                        bare(title.substr(0, front.size())) == bare(front);
    const std::size_t rest = begins ? title.find_first_not_of(" :-.", front.size()) : std::string_view::npos;
    if (begins && rest != front.size() && rest != std::string_view::npos) title.remove_prefix(rest);
  }
  return homeroom_code(title);
}

// What people may read: the title, else the code, else nothing.
std::string readable(const std::string& title, const std::string& code) {
  for (const std::string* one : {&title, &code}) {
    CleanText clean = clean_text(*one);
    if (clean.why_not.empty() && !clean.text.empty() && clean.text.size() <= longest_title) return clean.text;
  }
  return {};
}

std::optional<ClassPerson::Part> part_in(std::string_view role, std::string_view primary) {
  const std::string word = bare(role);
  if (word == "student") return ClassPerson::Part::student;
  if (word == "aide") return ClassPerson::Part::helper;
  if (word != "teacher") return std::nullopt;
  return bare(primary) == "false" ? ClassPerson::Part::helper : ClassPerson::Part::teacher;
}

}  // namespace

ClassBook::ClassBook(Db& db, const Files& files, const Manifest& manifest, const std::string& school,
                     local_days today, const Shown& may_be_shown)
    : today_(today) {
  using Mode = Manifest::Mode;
  for (SchoolClass& one : classes::all(db)) classes_before_.emplace(one.id, std::move(one));
  for (ClassPerson& one : classes::people(db)) people_before_.emplace(one.id, std::move(one));
  if (manifest.of("classes") != Mode::bulk) classes_.insert(classes_before_.begin(), classes_before_.end());
  if (manifest.of("enrollments") != Mode::bulk) people_ = people_before_;
  if (manifest.of("academicsessions") != Mode::absent) read_sessions(files);
  // Names are looked up only where a title holds a word that is on the list.
  std::optional<std::unordered_set<std::string>> names;
  const IsNamePart is_name = [&](std::string_view word) {
    if (!names) names = name_parts(db, files, manifest);
    return names->contains(std::string(word));
  };
  const Shown shown = [&](std::string_view title, const IsNamePart&) {
    return !may_be_shown || may_be_shown(title, is_name);
  };
  if (manifest.of("classes") != Mode::absent && stop_.empty()) read_classes(files, school, shown);
  if (manifest.of("enrollments") != Mode::absent && stop_.empty()) read_people(files);
  find_places();
}

void ClassBook::read_sessions(const Files& files) {
  constexpr std::array<std::string_view, 3> wanted{"sourcedId", "startDate", "endDate"};
  const std::string stop = read_table(files.at("academicsessions"), wanted, [&](const TableRow& row) {
    sessions_[row.cells[0]] = {read_day(row.cells[1]), read_day(row.cells[2])};
  });
  if (!stop.empty()) stop_ = "academicSessions.csv: " + stop;
}

void ClassBook::read_classes(const Files& files, const std::string& school, const Shown& shown) {
  enum { id, status, title, code, type, school_id, terms };
  constexpr std::array<std::string_view, 7> wanted{
      "sourcedId", "status", "title", "classCode", "classType", "schoolSourcedId", "termSourcedIds"};
  const std::string stop = read_table(files.at("classes"), wanted, [&](const TableRow& row) {
    if (!row.fits) {
      rejected_.push_back({row.line, "has more or fewer fields than the header", false, {}, "classes.csv"});
      keep_class(row.cells[id]);
      return;
    }
    if (row.cells[id].empty()) return;
    ++rows_;
    const bool elsewhere = !school.empty() && !row.cells[school_id].empty() && row.cells[school_id] != school;
    classes_.erase(row.cells[id]);
    if (is_gone(row.cells[status]) || elsewhere) return;
    SchoolClass one{row.cells[id]};
    one.homeroom = bare(row.cells[type]) == "homeroom";
    one.title = title_of(row.cells[title], row.cells[code], one.homeroom, shown);
    if (one.title.empty() && one.homeroom) return;
    date(one, row.cells[terms]);
    classes_.emplace(one.id, std::move(one));
  });
  if (!stop.empty()) stop_ = "classes.csv: " + stop;
}

// A homeroom goes by what stays of its title without its teacher, and keeps that rather than go without any:
// its students would stand nowhere.
std::string ClassBook::title_of(const std::string& title, const std::string& code, bool is_homeroom,
                                const Shown& shown) {
  const std::string cut = is_homeroom ? homeroom_title(title) : title;
  const std::string readable_code = shown(code, {}) ? readable(code, {}) : std::string();
  if (shown(cut, {})) return readable(cut, is_homeroom ? homeroom_title(readable_code) : readable_code);
  if (is_homeroom && readable_code.empty()) return readable(cut, {});
  ++without_title_;
  return is_homeroom ? homeroom_title(readable_code) : readable_code;
}

// A class whose row can't be read stays as it was.
void ClassBook::keep_class(const std::string& id) {
  if (const auto before = classes_before_.find(id); before != classes_before_.end()) classes_.insert(*before);
}

// From its terms. Where this export does not hold all of them, the days that were known before count, too.
void ClassBook::date(SchoolClass& one, const std::string& terms) const {
  const std::vector<std::string> all = split_list(terms);
  const auto before = classes_before_.find(one.id);
  const auto told = [&](const std::string& term) { return sessions_.contains(term); };
  if (before != classes_before_.end() && !std::all_of(all.begin(), all.end(), told)) {
    one.begins = before->second.begins;
    one.ends = before->second.ends;
  }
  for (const std::string& term : all) {
    const auto found = sessions_.find(term);
    if (found == sessions_.end()) continue;
    const Session& session = found->second;
    if (session.begins && (!one.begins || *session.begins < *one.begins)) one.begins = session.begins;
    if (session.ends && (!one.ends || *session.ends > *one.ends)) one.ends = session.ends;
  }
}

void ClassBook::read_people(const Files& files) {
  enum { id, status, class_id, user, role, primary, begins, ends };
  constexpr std::array<std::string_view, 8> wanted{"sourcedId", "status",  "classSourcedId", "userSourcedId",
                                                   "role",      "primary", "beginDate",      "endDate"};
  const std::string stop = read_table(files.at("enrollments"), wanted, [&](const TableRow& row) {
    if (!row.fits) {
      rejected_.push_back({row.line, "has more or fewer fields than the header", false, {}});
      if (const auto before = people_before_.find(row.cells[id]); before != people_before_.end())
        people_.insert(*before);  // stays where they were
      return;
    }
    ++rows_;
    const std::string& key = row.cells[id];
    people_.erase(key);
    const auto part = part_in(row.cells[role], row.cells[primary]);
    // Of another school, or of a class that is no more.
    if (key.empty() || is_gone(row.cells[status]) || !part || !classes_.contains(row.cells[class_id])) return;
    people_.insert_or_assign(key, ClassPerson{key, row.cells[class_id], row.cells[user], *part,
                                              read_day(row.cells[begins]), read_day(row.cells[ends])});
  });
  if (!stop.empty()) stop_ = "enrollments.csv: " + stop;
}

void ClassBook::find_places() {
  const auto dated = [&](const SchoolClass& one) { return one.begins || one.ends; };
  for (const auto& [id, one] : classes_) {
    bool& any_runs = one.homeroom ? any_homeroom_runs_ : any_runs_;
    any_runs |= dated(one) && holds_on(today_, one.begins, one.ends);
    knows_homerooms_ |= one.homeroom;
  }
  for (const auto& [id, one] : people_) {
    const auto of = classes_.find(one.class_id);
    if (of == classes_.end() || !runs(of->second) || !holds_on(today_, one.begins, one.ends)) continue;
    places_[one.person_id].push_back(&one);
  }
  for (auto& [person, places] : places_)
    std::sort(places.begin(), places.end(),
              [](const ClassPerson* a, const ClassPerson* b) { return a->id < b->id; });
}

std::unordered_set<std::string> ClassBook::everybody() const {
  std::unordered_set<std::string> people;
  for (const auto& [id, one] : people_before_) people.insert(one.person_id);
  for (const auto& [id, one] : people_) people.insert(one.person_id);
  return people;
}

// In the holidays, when no class runs, all of them count: nobody leaves their homeroom for the summer, nor
// for one class that is held in it.
bool ClassBook::runs(const SchoolClass& one) const {
  return !(one.homeroom ? any_homeroom_runs_ : any_runs_) || holds_on(today_, one.begins, one.ends);
}

std::string ClassBook::homeroom_of(std::string_view student) const {
  const auto found = places_.find(student);
  if (found == places_.end()) return {};
  for (const ClassPerson* place : found->second) {
    const SchoolClass& one = classes_.at(place->class_id);
    if (one.homeroom && place->part == ClassPerson::Part::student) return one.title;
  }
  return {};
}

std::vector<StaffRow::Stands> ClassBook::stands_of(std::string_view person) const {
  std::vector<StaffRow::Stands> stands;
  const auto found = places_.find(person);
  if (found == places_.end()) return stands;
  for (const ClassPerson* place : found->second) {
    if (place->part == ClassPerson::Part::student) continue;
    const SchoolClass& one = classes_.at(place->class_id);
    const bool is_theirs = place->part == ClassPerson::Part::teacher;
    if (one.homeroom)
      stands.push_back({is_theirs ? "homeroom" : "teaches", one.title, Group::Kind::homeroom});
    else
      stands.push_back({"teaches", one.id, Group::Kind::section});
  }
  return stands;
}

std::vector<ClassBook::Seat> ClassBook::seats() const {
  std::vector<Seat> seats;
  for (const auto& [person, places] : places_)
    for (const ClassPerson* place : places)
      if (place->part == ClassPerson::Part::student && !classes_.at(place->class_id).homeroom)
        seats.push_back({place->class_id, place->person_id});
  return seats;
}

}  // namespace knownby::roster::oneroster
