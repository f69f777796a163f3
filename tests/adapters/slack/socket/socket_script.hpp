#pragma once
// A conversation between Slack and the session, without sockets and without waiting: what happens, and what
// must come of it.

#include <deque>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "adapters/slack/socket/session.hpp"

namespace knownby::slack {

// Slack's frames.
std::string hello_frame(const std::string& app_id = "A1KNOWNBY");
std::string disconnect_frame(const std::string& reason);
std::string envelope_frame(const std::string& id, bool takes_payload = true,
                           const std::string& type = "slash_commands", const std::string& payload = "{}");

// Plays whoever runs the session: notes what it is told to do in short words, such as "open 1", "ping 2",
// "serve e1", "say 1 {...}", "close 1", "tell".
class Played {
 public:
  explicit Played(SessionRules rules = usual_rules());
  static SessionRules usual_rules();

  // What comes of it, in order; several in a row with a comma.
  std::string happens(const Happening& what);
  std::string text(Line line, const std::string& frame);
  std::string after(std::chrono::milliseconds time);  // nothing happens but that time passes
  // Opens a line that was asked for, and lets it say hello.
  void greet(Line line);
  void answer_pings(Line line);  // from here on, and Slack pings it too
  // Slack as it should be, for ten minutes: whatever is asked for opens, is greeted and answers pings.
  void recover();

  std::size_t count(const std::string& word) const;  // actions ever that begin so
  std::string last_told() const { return told_.empty() ? "" : told_.back(); }
  Moment now() const { return now_.at; }

  SocketCounts counts;
  Session session;
  double chance = 0.5;  // no spread

 private:
  std::string note(const Actions& actions);

  Now now_{Moment(std::chrono::hours(1)), 0.5};
  std::set<Line> asked_, closing_, lively_;
  std::vector<std::string> done_;
  std::vector<std::string> told_;
};

}  // namespace knownby::slack
