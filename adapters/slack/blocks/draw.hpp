#pragma once
// A card as Block Kit. The JSON is written straight out: a tree of JSON values first would take a log's echo
// two to three times as long (measured), on the path that every check-in takes.

#include <string>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::slack {

// The array of blocks: at most 50 and 12,000 characters together. Texts that are too long end in an ellipsis.
// Where the whole is too long, words give way before buttons and inputs, and a line says that there was more.
// A button or a choice whose value Slack would refuse is left out, and so are choices after the hundredth.
std::string draw(const Card& card);
// The same, put behind what `json` holds.
void draw(std::string& json, const Card& card);

// One block of a card as the blocks it takes in Slack, each an object; for a page of its own making.
std::vector<std::string> drawn(const Block& block);

}  // namespace knownby::slack
