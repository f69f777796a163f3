#pragma once
// What a rehearsal puts on the screen: cards as people read them, or one JSON object a line, with the card as
// we keep it, as Slack and Teams are given it, and in plain words.

#include <ostream>
#include <string>

#include "adapters/console/console.hpp"
#include "adapters/console/show.hpp"

namespace knownby::rehearsal {

class Transcript {
 public:
  Transcript(std::ostream& out, bool json, console::Look look) : out_(out), json_(json), look_(look) {}

  // Where something is seen: by whom ("only you"), where, when by the school's clock.
  struct Scene {
    std::string to;
    std::string as;  // who speaks
    std::string where;
    std::string when;  // "2026-10-14T10:12"
  };
  void prompt(const std::string& words);
  void echo(const std::string& typed);     // not as JSON
  void opening(const std::string& words);  // not as JSON
  void note(const std::string& words);     // from the rehearsal itself
  // `heading` is the line above the card where the scene is read by people.
  void card(const Scene& scene, const std::string& heading, const Card& card);
  void gap();  // between one exchange and the next; not as JSON

 private:
  std::ostream& out_;
  const bool json_;
  const console::Look look_;
};

}  // namespace knownby::rehearsal
