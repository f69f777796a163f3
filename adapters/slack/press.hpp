#pragma once
// What a button carries while it lies in a message: its verb and its fields, as JSON in the value Slack gives
// back. It comes back from the client, so it is read as carefully as anything else from outside; whoever acts
// on it asks again whether the person may.

#include <optional>
#include <string>
#include <string_view>

#include "commands/words/card.hpp"

namespace knownby::slack {

struct Press {
  std::string verb;
  Fields fields{};  // in the order of their names
};

// {"v":verb,"f":{name:value,...}}. Nothing where Slack would refuse it (over 2,000 characters) or unpack
// would.
std::optional<std::string> pack(std::string_view verb, const Fields& fields);
inline std::optional<std::string> pack(const Press& press) { return pack(press.verb, press.fields); }

// The same as a JSON string, put behind what `json` holds. False, and nothing put, where there would be
// nothing.
bool put_packed(std::string& json, std::string_view verb, const Fields& fields);

// Throws Malformed for anything pack would not have written.
Press unpack(std::string_view value);

// The name of an input's element, and of the button that sends its form: an answer belongs to the press of
// the button with the same number.
std::string input_id(std::size_t form, std::string_view name);
std::string submit_id(std::size_t form);
// The input's name, where this element belongs to the form that this button sends.
std::optional<std::string_view> input_of(std::string_view submit, std::string_view element);

}  // namespace knownby::slack
