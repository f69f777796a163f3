#include "commands/words/listing_json.hpp"

#include <nlohmann/json.hpp>

namespace knownby {

std::string to_json(const std::vector<Listing>& listings) {
  nlohmann::ordered_json all = nlohmann::ordered_json::object();
  for (const Listing& listing : listings) {
    auto& rows = all[listing.name] = nlohmann::ordered_json::array();
    for (const Fields& fields : listing.rows) {
      nlohmann::ordered_json row = nlohmann::ordered_json::object();
      for (const auto& [name, value] : fields) row[name] = value;
      rows.push_back(std::move(row));
    }
  }
  return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace knownby
