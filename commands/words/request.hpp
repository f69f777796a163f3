#pragma once
// What comes in through the one door: a typed line, a pressed button, a sent form and the striking clock
// alike.

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "commands/words/card.hpp"
#include "commands/words/look.hpp"
#include "commands/words/place.hpp"

namespace knownby {

// A file sent along. What it holds is fetched only once the desk asks for it (Reply::wants_files).
struct SentFile {
  std::string name;
  std::shared_ptr<const std::string> content{};  // null: not fetched
  std::string trouble{};                         // why it could not be, in words for its sender
};
// Asks which students' names begin as field "typed" says: Reply::choices, for an Input of kind students.
inline constexpr std::string_view verb_find = "find";

struct Request {
  std::string event;  // identity of the event at its platform (S-08); empty: can never be repeated
  std::chrono::sys_seconds now;
  Speaker speaker;
  Place place;
  std::string verb;  // empty: the text decides
  std::string text;
  Fields fields{};
  bool overheard = false;  // others have read the text where it was typed
  // Another identity of the same event, where its platform may bring it under either; empty: there is none.
  std::string twin{};
  std::vector<SentFile> files{};
  std::shared_ptr<const Look> look{};  // what the platform itself saw for this; null: it did not look

  // The field's value, or an empty view where there is none.
  std::string_view field(std::string_view name) const;
};

}  // namespace knownby
