#include "adapters/sent_tables.hpp"

#include <algorithm>
#include <string>

#include "commands/words/lower_case.hpp"

namespace knownby {
namespace {

bool is_table(const SentFile& file) {
  const std::string name = in_lower_case(file.name);
  return name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".ics");
}

}  // namespace

bool are_an_import(const std::vector<SentFile>& files, std::string_view text) {
  return !files.empty() && (text.empty() || std::any_of(files.begin(), files.end(), is_table));
}

}  // namespace knownby
