#include "bot/desk/study.hpp"

#include <utility>

namespace knownby {

Study::Study(const DeskSettings& settings, Homeward& home, Books& books, Faults& faults, Tray& tray,
             Tray& writers)
    : settings_(settings), home_(home), books_(books), faults_(faults), tray_(tray), writers_(writers) {}

void Study::run() {
  Tray::Load load;
  while (true) {
    tray_.empty_into(load, std::chrono::hours(1));
    if (load.empty() && tray_.closed()) return;
    for (Asked& asked : load.asked) look_into(std::move(asked));
  }
}

// The connection lasts as long as the look: a view that stays open keeps the log from being emptied.
void Study::look_into(Asked asked) {
  ServedGroup told;
  Served& line = told.served.emplace_back();
  line.platform = asked.request.speaker.platform;
  try {
    Db db(settings_.store, Db::Mode::read, settings_.key);
    db.begin();
    asked.slow.found = find(std::exchange(asked.slow.work, nullptr), db, settings_.step);
    db.roll_back();
    if (writers_.put(std::move(asked))) writers_.ring();
    return;
  } catch (const StoreError& error) {
    faults_.note(error);
    line.reference = books_.reference(asked.request.now);
    sorry(asked, line, error, true);
  } catch (const std::exception& error) {
    line.reference = books_.reference(asked.request.now);
    sorry(asked, line, error, true);
  }
  line.took =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - asked.since);
  books_.count(told);
  std::vector<Asked> answered;
  answered.push_back(std::move(asked));
  home_.bring(std::move(answered));
  if (settings_.tell) settings_.tell(told);
}

}  // namespace knownby
