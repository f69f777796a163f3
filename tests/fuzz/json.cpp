// Any bytes as JSON from outside, and as a card of our own from the database.

#include <cstdint>
#include <exception>
#include <nlohmann/json.hpp>
#include <string_view>

#include "adapters/strict_json.hpp"
#include "commands/words/card_json.hpp"
#include "commands/words/card_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  try {
    knownby::strict_json(text);
  } catch (const std::exception&) {
    // refused
  }
  try {
    const knownby::Card card = knownby::card_from_json(text);
    knownby::card_text(card);
    knownby::card_from_json(knownby::to_json(card));
  } catch (const std::exception&) {
    // not what to_json wrote
  }
  return 0;
}
