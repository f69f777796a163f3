#pragma once
// The two pictures an app of Teams needs (PROTOCOL T-21): an adult and a student side by side. Drawn here, so
// that a package needs no files beside the program.

#include <string>

namespace knownby::teams {

// PNG, 192 by 192: white on our colour.
std::string color_icon();
// PNG, 32 by 32: white on nothing.
std::string outline_icon();

}  // namespace knownby::teams
