#pragma once
// What Ms. Rivera types to Knownby alone in Teams, as Teams brings it: signed, with a token of the minute.

#include <chrono>
#include <string>

#include "tests/fakes/teams/stand_in.hpp"

namespace knownby {

inline std::string said_in_teams(const fakes::Microsoft& microsoft, const std::string& words, int number,
                                 std::chrono::sys_seconds now) {
  nlohmann::json activity = teams::in_chat(words);
  activity["id"] = std::to_string(1'700'000'000'500 + number);
  activity["serviceUrl"] = microsoft.connector_base();
  teams::Letter letter = microsoft.letter();
  letter.claims["nbf"] = now.time_since_epoch().count() - 60;
  letter.claims["exp"] = now.time_since_epoch().count() + 3600;
  const std::string body = activity.dump();
  return "POST /api/messages HTTP/1.1\r\nHost: bot.lincoln.example\r\nAuthorization: " +
         letter.authorization() + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace knownby
