#include "commands/words/card_text.hpp"

#include <string_view>
#include <utility>

#include "commands/words/card_reading.hpp"

namespace knownby {
namespace {

struct Words {
  std::string all{};
  void say(std::string_view words) { all += words; }
  void mark(std::string_view words) { all += words; }
  void new_line() { all += '\n'; }
};

}  // namespace

std::string card_text(const Card& card) {
  Words words;
  words.all.reserve(512);
  CardReading(words).read(card);
  return std::move(words.all);
}

}  // namespace knownby
