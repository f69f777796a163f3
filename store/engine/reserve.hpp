#pragma once
// Room kept aside on the disk for the day it is full: given back then, so that check-ins go on while
// somebody makes room.

#include <cstdint>
#include <string>

namespace knownby {

class Reserve {
 public:
  // A file beside the store, named after it; bytes 0: none is kept. Touches nothing yet.
  Reserve(const std::string& store, std::uint64_t bytes);

  // Takes the room, unless it is taken or the disk would have less than as much again left.
  void keep();
  // Gives it back. True: there was some.
  bool give_back();

 private:
  std::string file_;
  std::uint64_t bytes_;
};

}  // namespace knownby
