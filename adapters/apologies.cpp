#include "adapters/apologies.hpp"

#include <utility>

namespace knownby {

Reply told(std::string words) {
  Reply reply;
  reply.card.blocks.emplace_back(says(std::move(words)));
  return reply;
}

Reply nothing_saved() {
  return told("I am too busy right now, and nothing was saved. Please try again in a moment.");
}

Reply cannot_say() {
  return told("Something went wrong on my side. Please look whether it was saved before you try again.");
}

Reply cannot_read() {
  return told(
      "I could not read that, so nothing was saved. Please try again with fewer or other characters.");
}

}  // namespace knownby
