#include "adapters/teams/words.hpp"

#include <string>

namespace knownby::teams {

Card welcome() {
  return {"",
          {says("Hello, I am Knownby. I help make sure that every student is known by at least one adult. "
                "Once a week I can bring this team one card with counts."),
           says("To log a check-in or to ask about students, please write to me in our own chat, not here: "
                "what is typed in a channel, everybody in it can read."),
           quietly("Whoever runs Knownby types “@Knownby map grade 7” here, and the weekly card comes.")}};
}

Text spoken_aside() {
  return quietly(
      "What you type in a channel, everybody there can read. Here nobody else does: please write to me here, "
      "and delete your message there if it names a student.");
}

Text spoken_there() {
  return quietly(
      "Only you see this. What you type in a channel, everybody there can read: please write to me in our "
      "own "
      "chat, and delete your message here if it names a student.");
}

Text answered_elsewhere() {
  return quietly(
      "You asked this in a channel, where only you see it. Teams did not take my answer there, so it is "
      "here.");
}

Card out_of_reach() { return {"", {says(std::string(not_reached))}}; }

}  // namespace knownby::teams
