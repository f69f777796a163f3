#pragma once
// What kind of moment a check-in was, and which kinds count as a check-in with the student.

#include <string_view>

namespace knownby {

enum class Kind { conversation, academic, celebration, family, group, attempt, other };

// Who reads a note besides its author: nobody, the team of the student's grade, or the counselors.
enum class SeenBy { author, team, support };

// Only a two-way moment with the student counts; a call home, a group moment or a try does not.
constexpr bool counts(Kind kind) {
  return kind == Kind::conversation || kind == Kind::academic || kind == Kind::celebration ||
         kind == Kind::other;
}

// As people read it and as exports write it: "conversation", "academic support", "celebration", ...
constexpr std::string_view word_for(Kind kind) {
  switch (kind) {
    case Kind::conversation:
      return "conversation";
    case Kind::academic:
      return "academic support";
    case Kind::celebration:
      return "celebration";
    case Kind::family:
      return "family";
    case Kind::group:
      return "group";
    case Kind::attempt:
      return "attempt";
    case Kind::other:
      return "other";
  }
  return "other";
}

}  // namespace knownby
