#pragma once
// What one line typed in a rehearsal is: something said to Knownby, or a direction to the rehearsal itself.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "commands/words/card.hpp"

namespace knownby::rehearsal {

struct Nothing {};  // an empty line
struct Said {
  std::string text;
};
struct SpeakAs {
  std::string who;
};
struct SpeakIn {
  std::string where;
};
struct MoveClock {
  std::string to;
};
struct Press {
  std::string what;  // a number, a label or how it begins
};
struct FillIn {
  Fields fields;
};
struct Send {};
struct SendFile {
  std::string path;
};
struct ShowReceived {};
struct ShowHelp {};
struct Quit {};
struct Unclear {
  std::string why;  // in kind words
};
using Line = std::variant<Nothing, Said, SpeakAs, SpeakIn, MoveClock, Press, FillIn, Send, SendFile,
                          ShowReceived, ShowHelp, Quit, Unclear>;

Line read_line(std::string_view typed);

std::string_view help_text();  // every direction with an example, a line each

// A wall time at school: "2026-10-19T07:30", with a space for the T too, or "07:30" for that time on `today`.
struct WallTime {
  std::chrono::local_days day;
  std::chrono::minutes at;
};
std::optional<WallTime> read_wall_time(std::string_view text, std::chrono::local_days today);

}  // namespace knownby::rehearsal
