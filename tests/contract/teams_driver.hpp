#pragma once
// Teams driven like every other platform, over its stand-in.

#include "tests/adapters/teams/tenant.hpp"
#include "tests/contract/drivers.hpp"
#include "tests/fakes/teams/connector.hpp"

namespace knownby {

inline constexpr const char* park_object = "7d1c9e55-0002-4aaa-9bbb-00000000000b";
inline constexpr const char* lindqvist_object = "7d1c9e55-0003-4aaa-9bbb-00000000000c";

// "rivera", "park" and "lindqvist".
class TeamsDriver {
 public:
  explicit TeamsDriver(Answers desk);
  void say(const std::string& person, const std::string& text, const std::string& event);
  void press(const std::string& person, const std::string& label);
  void say_alone(const std::string& person, const std::string& text, const std::string& event);
  void minute();  // looks around, as once a minute
  std::vector<std::string> everyone_sees() const;
  std::vector<std::string> alone_sees(const std::string& person);
  Delivery deliver(Outgoing outgoing);
  Sought seek(Outgoing outgoing);
  bool can_look() const { return false; }
  bool calls_somebody() const;
  Place team() const { return {"teams", teams::grade_7_address}; }
  void it_is(std::chrono::sys_seconds now) {
    school_.clock.advance(std::max(now - school_.clock.now(), std::chrono::seconds(0)));
  }
  std::vector<Request> heard{};
  fakes::Connector& connector() { return connector_; }
  Mishap mishap{};

 private:
  net::Answer take(const net::Call& call);  // what leaves the room
  std::vector<std::string> words_in(const std::string& conversation) const;

  teams::Tenant school_;
  fakes::Connector connector_;
};

}  // namespace knownby
