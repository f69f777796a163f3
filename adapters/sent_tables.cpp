#include "adapters/sent_tables.hpp"

#include <algorithm>

namespace knownby {
namespace {

bool is_table(const SentFile& file) {
  const auto ends_so = [&](std::string_view ending) {
    return file.name.size() >= ending.size() &&
           std::equal(ending.rbegin(), ending.rend(), file.name.rbegin(),
                      [](char wanted, char c) { return wanted == (c >= 'A' && c <= 'Z' ? c + 32 : c); });
  };
  return ends_so(".csv") || ends_so(".tsv") || ends_so(".ics");
}

}  // namespace

bool are_an_import(const std::vector<SentFile>& files, std::string_view text) {
  return !files.empty() && (text.empty() || std::any_of(files.begin(), files.end(), is_table));
}

}  // namespace knownby
