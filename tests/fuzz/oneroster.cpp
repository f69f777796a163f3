// Any bytes as a OneRoster export: packed as a ZIP, or its files one after the other, each below a line with
// its name. What is wrong with it is said in the reading, never thrown past std::exception.

#include <exception>
#include <string>

#include "commands/roster/oneroster/oneroster.hpp"
#include "commands/roster/oneroster/unpack.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;
using namespace knownby::roster;

namespace {

// "== users.csv", and its lines until the next such.
oneroster::Files files_of(std::string_view text) {
  constexpr std::string_view begins = "== ";
  oneroster::Files files;
  std::string name;
  while (!text.empty()) {
    const std::string_view line = fuzz::line(text);
    if (line.starts_with(begins))
      name = oneroster::called(line.substr(begins.size())).value_or("");
    else if (!name.empty())
      files[name] += std::string(line) + "\n";
  }
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Db db(":memory:");
  const std::string_view text = fuzz::text_of(bytes, size);
  const auto today = std::chrono::local_days(std::chrono::year(2026) / 10 / 14);
  try {
    oneroster::Files files = files_of(text);
    if (oneroster::is_zip(text)) files = oneroster::unpack(text).files;
    const std::int64_t before = db.changes_so_far();
    const oneroster::Reading reading = oneroster::read(db, files, "Lincoln Middle School", today);
    if (reading.stop.empty() && reading.classes) {
      const Difference students = compare(db, reading.students, today);
      compare(db, reading.staff);
      oneroster::compare_classes(db, reading, students);
    }
    fuzz::expect(db.changes_so_far() == before);
  } catch (const std::exception&) {
    // a refusal in words
  }
  return 0;
}
