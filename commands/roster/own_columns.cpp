#include <algorithm>
#include <array>
#include <stdexcept>

#include "commands/roster/columns.hpp"
#include "commands/roster/fields.hpp"

namespace knownby::roster {
namespace {

constexpr std::array<std::pair<std::string_view, Field>, 8> words_for = {{{"id", Field::id},
                                                                          {"name", Field::full_name},
                                                                          {"first", Field::first},
                                                                          {"last", Field::last},
                                                                          {"preferred", Field::preferred},
                                                                          {"grade", Field::grade},
                                                                          {"homeroom", Field::homeroom},
                                                                          {"status", Field::status}}};

Field field_called(std::string_view word) {
  const std::string bare_word = bare(word);
  const auto* const found = std::find_if(words_for.begin(), words_for.end(),
                                         [&](const auto& pair) { return pair.first == bare_word; });
  if (found == words_for.end())
    throw std::runtime_error(
        "Columns are told as in id=Number, first=Given, last=Family; the words for them are id, name, first, "
        "last, preferred, grade, homeroom and status");
  return found->second;
}

}  // namespace

std::vector<OwnColumn> own_columns(std::string_view words) {
  std::vector<OwnColumn> columns;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('\n'), words.size());
    const std::string_view one = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (trim(one).empty()) continue;
    const std::size_t equals = std::min(one.find('='), one.size());
    const Field field = field_called(one.substr(0, equals));
    const std::string_view header = trim(one.substr(std::min(equals + 1, one.size())));
    if (!header.empty()) columns.push_back({field, std::string(header)});
  }
  return columns;
}

}  // namespace knownby::roster
