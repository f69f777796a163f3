// Names among other words, one after the other: "undo bobby and zoe", "+1 TJ".

#include <algorithm>

#include "commands/language/names/names.hpp"

namespace knownby::language {

std::optional<Heard> Names::first_from(std::uint32_t at) {
  for (std::uint32_t i = at; i < line_.size(); ++i) {
    auto heard = this->at(i, Position::name);
    if (heard && (heard->strong || bounded(heard->end))) return heard;
  }
  for (std::uint32_t i = at; i < line_.size(); ++i) {
    if (auto heard = near(i)) return heard;
  }
  return std::nullopt;
}

std::vector<Named> Names::all_from(std::uint32_t at) {
  std::vector<Named> all;
  for (std::uint32_t i = at; i < line_.size();) {
    auto heard = this->at(i, Position::name);
    if (!heard && could_be_name(i)) {
      heard = near(i);
      if (!heard) heard = Heard{.named = {.heard = std::string(line_.typed(i, i + 1))}, .end = i + 1};
    }
    i = heard ? std::max(heard->end, i + 1) : i + 1;
    if (heard) all.push_back(std::move(heard->named));
  }
  return all;
}

}  // namespace knownby::language
