#include <algorithm>
#include <span>
#include <utility>

#include "bot/desk/lanes.hpp"

namespace knownby {

using std::chrono::steady_clock;

Reader::Reader(const DeskSettings& settings, Homeward& home, Books& books, Faults& faults,
               LastDays& last_days, Tray& tray, Tray& writers, ReadSchool read_school)
    : settings_(settings),
      home_(home),
      books_(books),
      faults_(faults),
      tray_(tray),
      writers_(writers),
      db_(settings.store, Db::Mode::beside, settings.key),  // the writer looked through it just now
      clerk_(db_, settings.policy, Lane::asks, std::move(read_school)) {
  db_.keep_last_days_in(last_days);
}

void Reader::run() {
  Tray::Load load;
  while (true) {
    tray_.empty_into(load, std::chrono::hours(1));
    if (load.empty() && tray_.closed()) return;
    for (std::span<Asked> left = load.asked; !left.empty();) {
      const std::span<Asked> group = left.first(std::min(left.size(), settings_.group));
      serve(group);
      left = left.subspan(group.size());
    }
  }
}

// One view of the database for all of them: opening one costs more than a short question.
void Reader::serve(std::span<Asked> group) {
  std::vector<Answered> answered;
  answered.reserve(group.size());
  ServedGroup told;
  told.served.reserve(group.size());
  bool must_ring = false;
  for (Asked& asked : group) {
    Served& line = told.served.emplace_back();
    if (!serve_one(asked, line)) {
      told.served.pop_back();
      must_ring |= writers_.put(std::move(asked));
      continue;
    }
    line.took = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - asked.since);
    answered.emplace_back(std::move(asked.answer), std::move(asked.reply));
  }
  db_.roll_back();  // nothing was written
  if (must_ring) writers_.ring();
  books_.count(told);
  home_.bring(std::move(answered));
  if (settings_.tell && !told.served.empty()) settings_.tell(told);
}

bool Reader::serve_one(Asked& asked, Served& line) {
  line.platform = asked.request.speaker.platform;
  line.reference = books_.reference(asked.request.now);
  try {
    if (!db_.in_transaction()) db_.begin();
    std::optional<Answer> answer = clerk_.serve(asked.request);
    if (!answer) return false;
    asked.reply = std::move(answer->reply);
    line.verb = answer->verb;
    line.outcome = answer->refused ? Outcome::refused : Outcome::answered;
  } catch (const StoreError& error) {
    faults_.note(error);
    sorry(asked, line, error, false);
  } catch (const std::exception& error) {
    sorry(asked, line, error, false);
  }
  return true;
}

}  // namespace knownby
