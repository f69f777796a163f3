#include "bot/rehearsal/transcript.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "adapters/console/plain_text.hpp"
#include "adapters/slack/blocks/draw.hpp"
#include "adapters/teams/blocks/draw.hpp"
#include "commands/words/card_json.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::rehearsal {
namespace {

using Object = nlohmann::ordered_json;

std::string line_of(const Object& object) {
  return object.dump(-1, ' ', false, Object::error_handler_t::replace) + "\n";
}

}  // namespace

void Transcript::prompt(const std::string& words) { out_ << words << "> " << std::flush; }

void Transcript::echo(const std::string& typed) {
  if (!json_) out_ << "> " << console::harmless(typed) << "\n";
}

void Transcript::opening(const std::string& words) {
  if (!json_) out_ << words << "\n";
}

void Transcript::note(const std::string& words) {
  if (json_) {
    out_ << line_of({{"to", "the keyboard"}, {"text", words}}) << std::flush;
    return;
  }
  std::istringstream lines(words);
  for (std::string line; std::getline(lines, line);) out_ << console::aside(console::harmless(line), look_);
}

void Transcript::card(const Scene& scene, const std::string& heading, const Card& card) {
  if (json_) {
    const Object object{{"to", scene.to},
                        {"as", scene.as},
                        {"place", scene.where},
                        {"at", scene.when},
                        {"card", Object::parse(to_json(card))},
                        {"slack", Object::parse(slack::draw(card))},
                        {"teams", teams::draw(card)},
                        {"text", card_text(card)}};
    out_ << line_of(object) << std::flush;
    return;
  }
  out_ << console::aside(heading, look_) << console::show(card, look_);
}

void Transcript::gap() {
  if (!json_) out_ << "\n" << std::flush;
}

}  // namespace knownby::rehearsal
