#include "commands/roster/oneroster/name_parts.hpp"

#include <algorithm>
#include <array>

#include "commands/language/text/fold.hpp"
#include "commands/roster/oneroster/table.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"

namespace knownby::roster::oneroster {
namespace {

void add_parts(std::string_view name, std::unordered_set<std::string>& parts) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of(" -"), name.size());
    if (end > 0) parts.insert(language::folded(name.substr(0, end)));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
}

}  // namespace

std::unordered_set<std::string> name_parts(Db& db, const Files& files, const Manifest& manifest) {
  std::unordered_set<std::string> parts;
  for (const Staff& one : staff::all(db))
    for (const std::string* name : {&one.given, &one.family}) add_parts(*name, parts);
  for (const Student& one : students::all(db))
    for (const std::string* name : {&one.given, &one.family}) add_parts(*name, parts);
  if (manifest.of("users") == Manifest::Mode::absent) return parts;
  constexpr std::array<std::string_view, 4> wanted{"sourcedId", "givenName", "familyName",
                                                   "preferredGivenName"};
  // What is wrong with the file is told where its people are read.
  (void)read_table(files.at("users"), wanted, [&](const TableRow& row) {
    if (!row.fits) return;
    for (const std::string& name : row.cells.subspan(1)) add_parts(name, parts);
  });
  return parts;
}

}  // namespace knownby::roster::oneroster
