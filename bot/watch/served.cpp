#include "bot/watch/served.hpp"

namespace knownby {

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::answered:
      return "answered";
    case Outcome::changed:
      return "changed";
    case Outcome::repeated:
      return "repeated";
    case Outcome::refused:
      return "refused";
    case Outcome::failed:
      break;
  }
  return "failed";
}

}  // namespace knownby
