#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "commands/language/text/fold.hpp"
#include "commands/roster/fields.hpp"
#include "commands/roster/oneroster/oneroster.hpp"
#include "commands/roster/oneroster/people.hpp"
#include "commands/roster/oneroster/table.hpp"
#include "commands/words/list_words.hpp"
#include "store/settings.hpp"

namespace knownby::roster::oneroster {
namespace {

constexpr std::string_view our_school = "oneroster_school";

struct Orgs {
  std::string ours;  // empty: nobody says of which school the people are
  std::string stop;
};

struct Org {
  std::string id, name;
};

// The one called as asked, else the only one there is.
Orgs choose(const std::vector<Org>& schools, const std::string& wanted) {
  for (const Org& one : schools)
    if (schools.size() == 1 || one.id == wanted || language::folded(one.name) == language::folded(wanted))
      return {one.id, {}};
  std::vector<std::string> names;
  for (const Org& one : schools) names.push_back(one.name);
  return {{},
          "This export holds " + std::to_string(schools.size()) + " schools (" + some_of(names, 6) +
              "), and none is called “" + wanted +
              "”. Please write its name as it stands there into the configuration: [roster] school."};
}

// Without orgs.csv: whose ids the rows of an export name, where nobody said earlier which of them is ours.
Orgs named_in_rows(const Files& files, const Manifest& manifest, const std::string& wanted) {
  const bool has_roles = manifest.has_roles;
  const std::string file = has_roles ? "roles" : "users";
  if (manifest.of(file) == Manifest::Mode::absent) return {};
  const std::array<std::string_view, 2> columns{has_roles ? "userSourcedId" : "sourcedId",
                                                has_roles ? "orgSourcedId" : "orgSourcedIds"};
  std::set<std::string> named;
  const std::string stop = read_table(files.at(file), columns, [&](const TableRow& row) {
    if (!row.fits) return;
    for (std::string& one : split_list(row.cells[1])) named.insert(std::move(one));
  });
  if (!stop.empty()) return {{}, file + ".csv: " + stop};
  if (named.contains(wanted)) return {wanted, {}};
  if (named.size() <= 1) return {};
  return {
      {},
      "There is no orgs.csv, and the people in " + file + ".csv belong to " + std::to_string(named.size()) +
          " schools or offices. Please send the export with orgs.csv, or write the id of your school into "
          "the configuration: [roster] school."};
}

Orgs read_orgs(Db& db, const Files& files, const Manifest& manifest, const std::string& wanted) {
  if (manifest.of("orgs") != Manifest::Mode::bulk) {
    std::string told = settings::get(db, our_school).value_or("");  // by the last one that had them
    return told.empty() ? named_in_rows(files, manifest, wanted) : Orgs{std::move(told), {}};
  }
  constexpr std::array<std::string_view, 4> columns{"sourcedId", "name", "type", "status"};
  std::vector<Org> schools;
  const std::string stop = read_table(files.at("orgs"), columns, [&](const TableRow& row) {
    if (bare(row.cells[2]) == "school" && !is_gone(row.cells[3]))
      schools.push_back({row.cells[0], row.cells[1]});
  });
  if (!stop.empty()) return {{}, "orgs.csv: " + stop};
  return schools.empty() ? named_in_rows(files, manifest, wanted) : choose(schools, wanted);
}

using Step = std::function<void(std::string_view words, int percent)>;

// Of the school named in `reading`, into it.
void read_people(Db& db, const Files& files, const Manifest& manifest, std::chrono::local_days today,
                 const Step& step, const Shown& may_be_shown, Reading& reading) {
  if (step) step("Reading classes and enrollments", 2);
  const auto book =
      std::make_shared<const ClassBook>(db, files, manifest, reading.school, today, may_be_shown);
  reading.classes = book;
  reading.stop = book->stop();
  if (!reading.stop.empty()) return;
  reading.only_changes = manifest.of("users") != Manifest::Mode::bulk;
  if (step) step("Reading users", 28);
  People people(db, files, manifest, *book, reading.school, today);
  reading.stop = people.stop();
  if (!reading.stop.empty()) return;
  reading.students = people.take_students();
  reading.staff = people.take_staff();
  reading.roles = people.roles();
}

}  // namespace

Reading read(Db& db, const Files& files, const std::string& school, std::chrono::local_days today,
             const std::function<void(std::string_view words, int percent)>& step,
             const Shown& may_be_shown) {
  Reading reading;
  const Manifest manifest = read_manifest(files);
  reading.stop = manifest.stop;
  if (!reading.stop.empty()) return reading;
  const Orgs orgs = read_orgs(db, files, manifest, school);
  reading.stop = orgs.stop;
  if (!reading.stop.empty()) return reading;
  reading.school = orgs.ours;
  reading.outdates_roles = !manifest.has_roles;
  read_people(db, files, manifest, today, step, may_be_shown, reading);
  return reading;
}

std::optional<Reading> read_again(Db& db, std::chrono::local_days today) {
  Manifest nothing_new;
  nothing_new.has_roles = settings::get(db, "oneroster_roles") == "all";
  Reading reading;
  reading.school = settings::get(db, our_school).value_or("");
  if (!nothing_new.has_roles && classes::all(db).empty()) return std::nullopt;
  read_people(db, {}, nothing_new, today, {}, {}, reading);
  return reading;
}

}  // namespace knownby::roster::oneroster
