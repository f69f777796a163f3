#pragma once
// What Knownby has to say unasked: written with its cause, in one transaction, delivered afterwards by
// the mailroom. pending -> sending is committed before the first byte leaves; what is found in sending after
// a crash is ambiguous.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"

namespace knownby {

struct Parcel {
  enum class State { pending, sending, sent, ambiguous, dead, expired };
  std::int64_t id = 0;
  std::string key;  // unique: the same key is put once, ever
  std::string platform;
  std::string address;
  std::string act = "post";
  std::string body;  // the card as our own JSON, frozen when put
  std::string reference;
  State state = State::pending;
  int attempt = 0;
  std::chrono::sys_seconds not_before{};
  std::chrono::sys_seconds deadline{};  // after this it is not worth saying any more
  std::optional<std::chrono::sys_seconds> first_sent{};
  std::optional<std::chrono::sys_seconds> last_sent{};  // when it was last taken
  std::string trouble;  // the last reason it did not arrive; never people's words
  std::optional<std::chrono::sys_seconds>
      fades{};  // when the names in it are to be edited out; none: it has none
};

namespace outbox {

bool put(Db& db, const Parcel& parcel);  // false: the key was there already, nothing changed

// A change of a message that was sent: what is to be shown of it now. One that still waits for the same
// message takes the new words instead, so that many changes become one call. `parcel.key` names the message;
// false, and nothing is put: it was deleted where it stood (a change of it was refused), and nobody wants it
// back.
bool redraw(Db& db, const Parcel& parcel);
// Sent, and their names are to be edited out by now; the oldest first. faded(): that was seen to.
std::vector<Parcel> fading(Db& db, std::chrono::sys_seconds now, std::size_t most);
void faded(Db& db, std::int64_t id);
// Of what was sent under a key that begins so: it was opened, and holds names again until then.
void fade_again(Db& db, std::string_view key_begins, std::chrono::sys_seconds when);

// Marks up to `most` pending rows with not_before <= now as sending (attempt + 1) and returns them, oldest
// first (weekly cards last), at most one a place; rows past their deadline become expired instead. Order
// within a place is kept: nothing is taken for a place that another is on its way to, or where an earlier one
// waits to be tried again; nor a change of a message while it is in doubt whether an earlier one was shown.
// Of this platform alone, where one is named.
std::vector<Parcel> take(Db& db, std::chrono::sys_seconds now, std::size_t most,
                         std::string_view platform = {});

// These four settle what was taken (or is ambiguous); a row settled already stays as it is. later() beyond
// the deadline is expired at once; dead() also ends a pending row (its place is gone).
void sent(Db& db, std::int64_t id, const std::string& reference);
void later(Db& db, std::int64_t id, std::chrono::sys_seconds not_before, const std::string& trouble,
           bool counts_as_attempt);
void ambiguous(Db& db, std::int64_t id, const std::string& trouble);
void dead(Db& db, std::int64_t id, const std::string& trouble);

// Our app was taken away there: what waits on this platform, or may have been shown, becomes dead; what is on
// its way is settled by its delivery. How many.
int cancel(Db& db, std::string_view platform, const std::string& reason);
// What cancel() wrote down as the trouble of a row.
bool is_cancelled(const Parcel& parcel);

// Takes back what still waits for a place: nobody there wants it any more.
void withdraw(Db& db, const std::string& platform, const std::string& address);

int recover(Db& db);  // at start: every row found in sending becomes ambiguous; returns how many
std::vector<Parcel> in_state(Db& db, Parcel::State state, std::size_t most);
// What did not arrive, or may not have (dead, expired, ambiguous), last tried or due since then; the newest
// first. Not what was withdrawn.
std::vector<Parcel> troubled(Db& db, std::chrono::sys_seconds since, std::size_t most);
std::optional<Parcel> with_key(Db& db, const std::string& key);
std::optional<std::chrono::sys_seconds> earliest(Db& db);  // of the pending
std::int64_t count(Db& db, Parcel::State state);
void sweep(Db& db,
           std::chrono::sys_seconds before);  // forgets what sent, dead, expired and ambiguous rows last
                                              // taken (never taken: due) before then said; keys stay

}  // namespace outbox
}  // namespace knownby
