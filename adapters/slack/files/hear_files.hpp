#pragma once
// Files that lie beside a message to us. Pure.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "adapters/slack/hear.hpp"

namespace knownby::slack {

// A direct message with a table in it, or with a file and no words, is an import (and whoever may not import
// hears so before anything is fetched). Beside other words a file is left alone.
void hear_files(const nlohmann::json& event, Happened& happened);

// Where Slack keeps this file object; false: nowhere we could fetch it.
bool read_kept(const nlohmann::json& file, Kept& kept);

}  // namespace knownby::slack
