#include "bot/desk/study.hpp"

#include <future>
#include <memory>
#include <utility>

#include "store/engine/copy_beside.hpp"

namespace knownby {
namespace {

// A stop does not wait for a large copy.
void keep_a_copy(Db& db, Found& found, Tray& tray) {
  if (found.copied_as.empty()) return;
  found.copy = std::make_shared<const CopyBeside>(db, found.copied_as, [&tray] { return tray.closed(); });
}

}  // namespace

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

// The last to hold what was found and the files gives them back; a district's are long to give back.
void Study::wait_for_writer(Asked asked) {
  const auto found = asked.slow.found;
  const auto files = asked.request.files;
  auto written = std::make_shared<std::promise<void>>();
  const std::future<void> done = written->get_future();
  asked.study_waits = std::move(written);
  if (writers_.put(std::move(asked))) writers_.ring();
  done.wait();
}

// The connection lasts as long as the look: a view that stays open keeps the log from being emptied.
void Study::look_into(Asked asked) {
  ServedGroup told;
  Served& line = told.served.emplace_back();
  line.platform = asked.request.speaker.platform;
  try {
    Db db(settings_.store, Db::Mode::beside, settings_.key);
    db.begin();
    const std::shared_ptr<Found> found = find(std::exchange(asked.slow.work, nullptr), db, settings_.step);
    db.roll_back();
    keep_a_copy(db, *found, tray_);
    asked.slow.found = found;
    wait_for_writer(std::move(asked));
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
  home_.bring(answers_to({&asked, 1}));
  if (settings_.tell) settings_.tell(told);
}

}  // namespace knownby
