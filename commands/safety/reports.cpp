#include "commands/safety/reports.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace knownby::safety {
namespace {

// Where a list lies on the server is nothing that somebody says: its folder may be called "beatrice".
bool is_a_path(const Request& request, std::string_view field) {
  constexpr std::string_view lists[] = {"students", "staff", "calendar", "oneroster"};
  return request.speaker.platform == "command line" && request.verb == "import" &&
         std::find(std::begin(lists), std::end(lists), field) != std::end(lists);
}

}  // namespace

bool holds_a_trigger(const Request& request, const std::vector<std::string>& own,
                     const guard::IsName& is_name) {
  const auto trips = [&](std::string_view text) { return guard::trips(text, own, is_name); };
  return trips(request.text) ||
         std::any_of(
             request.fields.begin(), request.fields.end(),
             [&](const auto& field) { return !is_a_path(request, field.first) && trips(field.second); }) ||
         std::any_of(request.files.begin(), request.files.end(),
                     [&](const SentFile& file) { return trips(file.name); });
}

Text delete_it() { return says("Please delete your message: everybody in that conversation can read it."); }

}  // namespace knownby::safety
