#pragma once
// The one path every Request takes: seen before? who is it, and may they? run the command, remember what
// changed something. One clerk sits on each lane of the desk, with a connection of its own.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "commands/aside.hpp"
#include "commands/drafts.hpp"
#include "commands/policy.hpp"
#include "commands/school.hpp"
#include "commands/words/reply.hpp"
#include "commands/words/request.hpp"
#include "store/db.hpp"

namespace knownby {

// Which lane looks at a request first. Asking waits for no disk; whatever turns out to change something is
// passed on.
enum class Lane { asks, changes };
Lane lane_of(const Request& request);

struct Visit;

struct Answer {
  Reply reply;
  std::string_view verb;  // of the command that ran, for the log; never people's words
  bool changed = false;   // rows were written
  bool repeated = false;  // the event had been answered before; the same reply again
  bool refused = false;   // nobody we know, or not theirs to do
};

// Reads the school whose roster has this version in the connection's view, as it is at that moment.
using ReadSchool = std::function<std::shared_ptr<const School>(
    Db& db, const Policy& policy, std::int64_t version, std::chrono::sys_seconds now)>;
std::shared_ptr<const School> read_school(Db& db, const Policy& policy, std::int64_t version,
                                          std::chrono::sys_seconds now);

class Clerk {
 public:
  // Not owning. The connection decides the lane: a clerk of the asking lane never writes.
  Clerk(Db& db, Policy policy, Lane lane, ReadSchool read = read_school);
  ~Clerk();

  // Inside the caller's transaction. None (asking lane only): this changes something, pass it on to the other
  // lane. Throws StoreError and whatever a broken world throws; the caller rolls back.
  // Work that takes long is done here as well, except where the caller takes it aside: then `slow` holds it,
  // the answer says nothing, and the same request comes again, with what was found or for its next turn,
  // until nothing of it is on its way.
  std::optional<Answer> serve(const Request& request, Slow* slow = nullptr);

 private:
  // Asked for once in each view of the asking lane's connection, within which nothing changes.
  std::int64_t roster_version();
  const School& school(std::chrono::sys_seconds now);
  std::optional<Answer> answered_before(const Request& request);
  void remember(const Request& request, const Reply& reply);
  std::optional<Answer> handle(const Request& request);
  std::optional<Answer> introduce(const Request& request);
  std::optional<Answer> run(Visit& visit, bool past_guard);
  std::optional<Answer> take_back(const Visit& visit);

  Db& db_;
  Policy policy_;
  Lane lane_;
  Drafts drafts_;
  std::int64_t before_command_ = 0;  // rows changed until the command's turn came
  Slow* slow_ = nullptr;             // of the request at hand
  std::weak_ptr<Rest> rest_;         // and what it has still to write, for its command alone
  ReadSchool read_;
  std::shared_ptr<const School> school_;
  struct Glance {
    std::int64_t transaction = 0, changes = 0;
    bool operator==(const Glance&) const = default;
  };
  Glance glance_;                  // when the roster's version was looked at last,
  std::int64_t seen_version_ = 0;  // and what it was
};

}  // namespace knownby
