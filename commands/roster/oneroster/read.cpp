#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "commands/language/text/fold.hpp"
#include "commands/roster/fields.hpp"
#include "commands/roster/oneroster/oneroster.hpp"
#include "commands/roster/oneroster/people.hpp"
#include "commands/roster/oneroster/table.hpp"
#include "store/settings.hpp"

namespace knownby::roster::oneroster {
namespace {

constexpr std::string_view our_school = "oneroster_school";

struct Orgs {
  std::string ours;  // empty: the export holds one school, or says nothing of any
  std::string stop;
};

struct Org {
  std::string id, name;
};

// The one called as asked, else the only one there is.
Orgs choose(const std::vector<Org>& schools, const std::string& wanted) {
  for (const Org& one : schools)
    if (one.id == wanted || language::folded(one.name) == language::folded(wanted)) return {one.id, {}};
  if (schools.size() <= 1) return {};
  constexpr std::size_t most = 6;
  std::string names;
  for (std::size_t at = 0; at < std::min(most, schools.size()); ++at)
    names += (at > 0 ? ", " : "") + schools[at].name;
  if (schools.size() > most) names += " and " + std::to_string(schools.size() - most) + " more";
  return {{},
          "This export holds " + std::to_string(schools.size()) + " schools (" + names +
              "), and none is called “" + wanted +
              "”. Please write its name as it stands there into the configuration: [roster] school."};
}

Orgs read_orgs(Db& db, const Files& files, const Manifest& manifest, const std::string& wanted) {
  if (manifest.of("orgs") != Manifest::Mode::bulk)
    return {settings::get(db, our_school).value_or(""), {}};  // as the last one told
  constexpr std::array<std::string_view, 4> columns{"sourcedId", "name", "type", "status"};
  std::vector<Org> schools;
  const std::string stop = read_table(files.at("orgs"), columns, [&](const TableRow& row) {
    if (bare(row.cells[2]) == "school" && bare(row.cells[3]) != "tobedeleted")
      schools.push_back({row.cells[0], row.cells[1]});
  });
  if (!stop.empty()) return {{}, "orgs.csv: " + stop};
  return choose(schools, wanted);
}

}  // namespace

Reading read(Db& db, const Files& files, const std::string& school, std::chrono::local_days today) {
  Reading reading;
  const Manifest manifest = read_manifest(files);
  reading.stop = manifest.stop;
  if (!reading.stop.empty()) return reading;
  const Orgs orgs = read_orgs(db, files, manifest, school);
  reading.stop = orgs.stop;
  if (!reading.stop.empty()) return reading;
  reading.school = orgs.ours;
  const auto book = std::make_shared<const ClassBook>(db, files, manifest, orgs.ours, today);
  reading.classes = book;
  reading.stop = book->stop();
  if (!reading.stop.empty()) return reading;
  reading.only_changes = manifest.of("users") != Manifest::Mode::bulk;
  People people(db, files, manifest, *book, orgs.ours, today);
  reading.stop = people.stop();
  if (!reading.stop.empty()) return reading;
  reading.students = people.take_students();
  reading.staff = people.take_staff();
  return reading;
}

}  // namespace knownby::roster::oneroster
