#pragma once
// Names typed wrong: how far apart two spellings are, and which students come near. What is found here is
// always asked about, never saved.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/language/names/index.hpp"

namespace knownby::language {

// Letters to change, add, drop or swap with their neighbour; more than `limit` counts as limit + 1.
// fstrcmp gives a likeness between 0 and 1 in which a swap costs two steps and short names drown in rounding;
// the rule here is a number of letters (1 up to six, 2 from seven), so the distance is computed itself.
std::uint32_t spelling_distance(std::string_view a, std::string_view b, std::uint32_t limit);

// 0 up to three letters, 1 up to six, 2 from seven.
std::uint32_t allowed_distance(std::size_t letters);

struct Near {
  std::vector<std::uint32_t> people;
  Trust trust = Trust::edit_distance;  // full_name when only spaces were missing: "weili"
};

// Who might be meant by these folded words, one to three of them, nobody being called so. Linear in the
// roster's words: for the rare line in which nothing else fits.
std::optional<Near> near_to(const Roster::Index& index, const std::vector<std::string_view>& words);

}  // namespace knownby::language
