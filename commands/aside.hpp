#pragma once
// Work that takes longer than others may wait. What only reads is done beside the lanes, on a view of the
// store of its own, and the command goes on with what was found; what writes is done in short turns.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "commands/words/reply.hpp"
#include "store/db.hpp"
#include "store/engine/copy_beside.hpp"

namespace knownby {

struct Found {
  virtual ~Found() = default;
  std::int64_t version = 0;  // of the people that were looked at: with others it counts no more
  std::string copied_as{};   // not empty: the store is copied beside itself first, under this name
  std::shared_ptr<const CopyBeside> copy{};  // that copy, in the making; none: where nothing can be copied
};

// How far it is: what is done now, in people's words, and how much of the whole is done, 0 to 100.
using Step = std::function<void(std::string_view words, int percent)>;

// On any connection, inside a transaction; writes nothing. Throws StoreError; what is wrong with somebody's
// files is found like anything else.
using Aside = std::function<std::shared_ptr<Found>(Db&, const Step&)>;

// Does the work, in the caller's transaction. `step` may be empty.
std::shared_ptr<Found> find(const Aside& work, Db& db, const Step& step);

struct Visit;

// What a command has still to write: too much for others to wait for, so that it is written turn by turn,
// each in a transaction with what must stand beside it. It lasts no longer than what was found.
struct Rest {
  virtual ~Rest() = default;
  virtual std::optional<Reply> go_on(Visit& visit) = 0;  // one turn more; none: that was not the last
};

// A request's long work on its way.
struct Slow {
  Aside work{};                            // set: to be done first, and the same request asked again
  std::shared_ptr<const Found> found{};    // what came of it
  std::shared_ptr<Rest> rest{};            // set: others first, and then the same request asked again
  std::function<void()> once_committed{};  // set: to be called as soon as what was written is on the disk
  bool is_on_its_way() const { return work || rest; }  // there is no answer yet
};

}  // namespace knownby
