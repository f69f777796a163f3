#pragma once
// A conversation with the whole program in the sample school: what is typed, and what must then be read.

#include <string>
#include <vector>

#include "bot/rehearsal.hpp"

namespace knownby {

// One object of the rehearsal's JSON.
struct Heard {
  std::string to, as, place, at, text;
};

RehearsalSettings sample_settings();

std::vector<Heard> rehearsed(const std::vector<std::string>& typed,
                             RehearsalSettings settings = sample_settings());
// The same as people read it.
std::string transcript_of(const std::vector<std::string>& typed,
                          RehearsalSettings settings = sample_settings());

struct Turn {
  std::string typed;
  std::vector<std::string> says{};   // each of them stands in the one answer
  std::vector<std::string> never{};  // none of them does
};

// Plays the turns; each gets exactly one answer, and what Knownby answers is for the speaker alone.
void converse(const std::vector<Turn>& turns, RehearsalSettings settings = sample_settings());

}  // namespace knownby
