#include "bot/rehearsal/readers.hpp"

#include <boost/algorithm/string/predicate.hpp>
#include <stdexcept>

namespace knownby {

using boost::algorithm::iequals;

Audience readers_called(const std::string& text) {
  Audience audience;
  if (iequals(text, "everyone")) {
    audience.is_private = false;
  } else if (iequals(text, "guests")) {
    audience.guests = 1;
  } else if (iequals(text, "another organisation")) {
    audience.is_shared = true;
  } else if (iequals(text, "nobody")) {
    audience.is_archived = true;
  } else if (iequals(text, "without Knownby")) {
    audience.has_us = false;
  } else {
    throw std::invalid_argument("nobody knows who reads there");
  }
  return audience;
}

}  // namespace knownby
