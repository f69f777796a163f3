#pragma once
// The study: a room beside the desk's lanes, with a thread and an in-tray of its own.

#include <memory>

#include "bot/desk/lanes.hpp"

namespace knownby {

// Where what takes long is looked into while the lanes go on: files read, checked and compared, on a view of
// the store. What was found goes to the writer with the request; the next is looked into once that is
// written, or comes back because the roster has changed: a part of it may be in.
class Study {
 public:
  Study(const DeskSettings& settings, Homeward& home, Books& books, Faults& faults, Tray& tray,
        Tray& writers);
  void run();

 private:
  // Each returns the request where it is to be looked into anew.
  std::unique_ptr<Asked> look_into(Asked asked);
  std::unique_ptr<Asked> wait_for_writer(Asked asked);

  const DeskSettings& settings_;
  Homeward& home_;
  Books& books_;
  Faults& faults_;
  Tray& tray_;
  Tray& writers_;
};

}  // namespace knownby
