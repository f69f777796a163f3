#pragma once
// What the log and the metrics hear of one request: that it was served and how it went, never what it said.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knownby {

enum class Outcome { answered, changed, repeated, refused, failed };

std::string_view name(Outcome outcome);

struct Served {
  std::string_view verb;    // of the command that ran, from the table; empty: none ran
  std::string platform{};   // the speaker's
  std::string reference{};  // stands in the apology too, so that a person's report finds the line
  Outcome outcome = Outcome::answered;
  std::chrono::microseconds took{};  // from the door to the answer
  std::string trouble{};  // for whoever runs Knownby: why it failed; else what went wrong after it was saved
};

// What one commit, or one look of the reading lane, served together.
struct ServedGroup {
  std::vector<Served> served;
  std::optional<std::chrono::microseconds> commit{};  // how long the disk took; none: nothing was committed
};

}  // namespace knownby
