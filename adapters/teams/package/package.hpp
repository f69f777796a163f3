#pragma once
// The app package a school's Teams admin uploads (PROTOCOL T-21): a ZIP with the manifest and its two icons.

#include <string>

namespace knownby::teams {

// The bytes of the ZIP around this manifest; the same each time for the same manifest.
std::string package_of(const std::string& manifest);

}  // namespace knownby::teams
