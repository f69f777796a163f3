#include "commands/roster/oneroster/files.hpp"

#include <algorithm>
#include <array>

#include "commands/roster/fields.hpp"
#include "commands/roster/oneroster/table.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby::roster::oneroster {
namespace {

constexpr std::array<std::string_view, 7> those_read{"manifest", "orgs",    "academicsessions", "users",
                                                     "roles",    "classes", "enrollments"};

std::optional<Manifest::Mode> mode_in(std::string_view word) {
  if (word == "bulk") return Manifest::Mode::bulk;
  if (word == "delta") return Manifest::Mode::delta;
  if (word == "absent" || word.empty()) return Manifest::Mode::absent;
  return std::nullopt;
}

void take(Manifest& manifest, std::string_view property, const std::string& value) {
  constexpr std::string_view front = "file.";
  if (bare(property) == "onerosterversion") {
    if (!value.starts_with("1.1") && !value.starts_with("1.2"))
      manifest.stop = "manifest.csv says OneRoster " + value + ", and I read 1.1 and 1.2.";
    manifest.has_roles = value.starts_with("1.2");
  }
  if (!property.starts_with(front)) return;
  const auto mode = mode_in(bare(value));
  if (!mode)
    manifest.stop = "manifest.csv says “" + value + "” of a file, which is none of bulk, delta and absent.";
  manifest.modes[bare(property.substr(front.size()))] = mode.value_or(Manifest::Mode::absent);
}

std::string why_not_whole(Manifest& manifest, const Files& files) {
  using Mode = Manifest::Mode;
  for (const auto& [file, mode] : manifest.modes) {
    const bool is_read = std::find(those_read.begin(), those_read.end(), file) != those_read.end();
    if (is_read && mode != Mode::absent && !files.contains(file)) manifest.missing = file;
  }
  if (!manifest.missing.empty())
    return "manifest.csv announces " + manifest.missing +
           ".csv, and it is not there. Was the upload cut off?";
  if (manifest.of("users") == Mode::absent && manifest.of("enrollments") == Mode::absent &&
      manifest.of("classes") == Mode::absent && manifest.of("roles") == Mode::absent)
    return "manifest.csv announces neither users.csv nor enrollments.csv, so there is nothing to bring in.";
  if (manifest.has_roles && manifest.of("users") == Mode::bulk && manifest.of("roles") == Mode::absent)
    return "OneRoster 1.2 tells in roles.csv who is a student and who is staff, and manifest.csv says there "
           "is none.";
  return {};
}

}  // namespace

std::optional<std::string> called(std::string_view file_name) {
  constexpr std::string_view ending = ".csv";
  std::string name = in_lower_case(file_name);
  if (!name.ends_with(ending)) return std::nullopt;
  name.resize(name.size() - ending.size());
  if (std::find(those_read.begin(), those_read.end(), name) == those_read.end()) return std::nullopt;
  return name;
}

Manifest::Mode Manifest::of(std::string_view file) const {
  const auto found = modes.find(file);
  return found == modes.end() ? Mode::absent : found->second;
}

Manifest read_manifest(const Files& files) {
  Manifest manifest;
  const auto found = files.find("manifest");
  if (found == files.end()) {
    manifest.stop =
        "There is no manifest.csv, so I can't tell whether these files hold everybody or only what changed. "
        "A "
        "OneRoster export of version 1.1 or 1.2 has one.";
    return manifest;
  }
  constexpr std::array<std::string_view, 2> wanted{"propertyName", "value"};
  const std::string stop = read_table(found->second, wanted, [&](const TableRow& row) {
    if (manifest.stop.empty()) take(manifest, row.cells[0], row.cells[1]);
  });
  if (!stop.empty()) manifest.stop = "manifest.csv: " + stop;
  if (manifest.stop.empty()) manifest.stop = why_not_whole(manifest, files);
  return manifest;
}

}  // namespace knownby::roster::oneroster
