#pragma once
// What a button carries while it lies in a card: its verb and its fields, in the data that Teams gives back
// together with what stands in the inputs. It comes back from the client, so it is read as carefully as
// anything else from outside; whoever acts on it asks again whether the person may.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "commands/words/card.hpp"

namespace knownby::teams {

struct Press {
  std::string verb;
  Fields fields{};
};

// The data of a button; `form` names the form it sends, empty for none. Nothing where it is too large, a
// field is named twice, or unpack would refuse it.
std::optional<nlohmann::json> pack(const Press& press, std::string_view form = {});

// Whether this is such data at all.
bool is_press(const nlohmann::json& data);
// With the answers of the form that this button sends. Throws Malformed for anything pack would not have
// written and Teams would not have added.
Press unpack(const nlohmann::json& data);

// The name of a form, and of an input in it; of one whose answer is several values, which Teams joins with
// commas and we read one a line.
std::string form_id(std::size_t form);
std::string input_id(std::string_view form, std::string_view name);
std::string list_id(std::string_view form, std::string_view name);

}  // namespace knownby::teams
