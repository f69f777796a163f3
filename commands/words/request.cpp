#include "commands/words/request.hpp"

namespace knownby {

std::string_view Request::field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace knownby
