#pragma once
// Words as Adaptive Card elements. Paragraphs are RichTextBlocks, whose runs are shown as they are written:
// there is no markdown in them to escape, on no client (PROTOCOL T-16).

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::teams {

using Json = nlohmann::ordered_json;  // golden cards are read by people

enum class Tone { usual, quiet, heading, wrong };  // wrong: what must be put right

// One element a line, since a run shows no line break; those after the first stand close below it. At most
// `limit` code points, ending in an ellipsis.
std::vector<Json> paragraph(const std::vector<Span>& spans, Tone tone, std::size_t limit);

// A card's title. Screen readers go to it as a heading, which a TextBlock alone can be; and a TextBlock reads
// markdown. So a title with anything in it that markdown might read is a paragraph in large letters instead.
std::vector<Json> heading(std::string_view words, std::size_t limit);

// Only our own https addresses become links.
bool is_linkable(std::string_view url);

}  // namespace knownby::teams
