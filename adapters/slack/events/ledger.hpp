#pragma once
// What became of the events heard lately. Slack brings an event again, for a day if need be, until it hears
// that we have it (PROTOCOL S-07, D6), and one message may come as several events. What changed something the
// desk remembers for good; here stands besides what only asked, and whether the answer went out: so nothing
// is said twice, and what is known not to have arrived is said when the event comes again. A restart forgets
// this, and the rare event brought again across one is answered again rather than not at all.

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "adapters/overdue.hpp"
#include "commands/words/reply.hpp"

namespace knownby::slack {

class Ledger {
 public:
  struct Line {
    enum class State { unheard, asked, kept };
    State state = State::unheard;
    std::vector<std::shared_ptr<Pending>> waiting{};  // to be told once it is kept, or cannot be
    std::optional<Reply> unsaid{};                    // kept, and its answer certainly did not arrive
  };

  explicit Ledger(std::size_t most) : most_(most) {}

  // The line of the event under either identity; a new one where it stands under neither. The twin may be
  // empty.
  std::shared_ptr<Line> line_of(const std::string& event, const std::string& twin,
                                std::chrono::sys_seconds now);
  // It could not be kept: the next time it is new.
  void strike(const std::string& event, const std::string& twin);

 private:
  std::shared_ptr<Line> find(const std::string& identity) const;
  void enter(const std::string& identity, const std::shared_ptr<Line>& line, std::chrono::sys_seconds now);
  void forget_old(std::chrono::sys_seconds now);

  std::size_t most_;
  std::unordered_map<std::string, std::shared_ptr<Line>> lines_;
  std::deque<std::pair<std::chrono::sys_seconds, std::string>> order_;  // oldest first
};

}  // namespace knownby::slack
