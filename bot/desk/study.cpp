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
    for (Asked& asked : load.asked) {
      std::unique_ptr<Asked> again = look_into(std::move(asked));
      while (again) again = look_into(std::move(*again));
    }
  }
}

// The last to hold what was found and the files gives them back; a district's are long to give back.
std::unique_ptr<Asked> Study::wait_for_writer(Asked asked) {
  const auto found = asked.slow.found;
  const auto files = asked.request.files;
  asked.study_waits = std::make_unique<WayBack>();
  auto back = asked.study_waits->get_future();
  if (writers_.put(std::move(asked))) writers_.ring();
  try {
    return back.get();
  } catch (const std::future_error&) {  // it has its answer
    return nullptr;
  }
}

// The connection lasts as long as the look: a view that stays open keeps the log from being emptied.
std::unique_ptr<Asked> Study::look_into(Asked asked) {
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
    return wait_for_writer(std::move(asked));
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
  return nullptr;
}

}  // namespace knownby
