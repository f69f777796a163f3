#pragma once
// Whether two family names may be of one person.

#include <string>

namespace knownby::roster {

// "García" and "García López" are not, nor are "NUÑEZ" and "Núñez".
bool is_another_family(const std::string& one, const std::string& other);

// Both begin with the same letters, three at most and two at least: "Alex" and "Alexandra".
bool begin_alike(const std::string& one, const std::string& other);

}  // namespace knownby::roster
