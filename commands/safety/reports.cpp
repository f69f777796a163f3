#include "commands/safety/reports.hpp"

#include <algorithm>
#include <string_view>

namespace knownby::safety {

bool holds_a_trigger(const Request& request, const std::vector<std::string>& own,
                     const guard::IsName& is_name) {
  const auto trips = [&](std::string_view text) { return guard::trips(text, own, is_name); };
  return trips(request.text) ||
         std::any_of(request.fields.begin(), request.fields.end(),
                     [&](const auto& field) { return trips(field.second); }) ||
         std::any_of(request.files.begin(), request.files.end(),
                     [&](const SentFile& file) { return trips(file.name); });
}

Text delete_it() { return says("Please delete your message: everybody in that conversation can read it."); }

}  // namespace knownby::safety
