#include <algorithm>
#include <iterator>
#include <utility>

#include "bot/desk/lanes.hpp"
#include "bot/desk/turns.hpp"
#include "store/outbox.hpp"
#include "store/roster/classes.hpp"

namespace knownby {
namespace {

using std::chrono::steady_clock;

// Long enough that the next request of a burst is here by then, short enough that a school's pauses suffice.
constexpr std::chrono::milliseconds quiet{100};
// A short log is moved then: well within the minute after which the clock strikes, which is work for this
// lane.
constexpr std::chrono::milliseconds long_quiet{std::chrono::seconds(15)};
constexpr std::chrono::milliseconds long_time{std::chrono::hours(1)}, no_time{0};

// What a neighbour would meet as well; anything else is one command's own trouble.
bool spoils_the_group(const StoreError& error) {
  using enum StoreError::Kind;
  return error.kind() == full || error.kind() == read_only || error.kind() == busy || error.kind() == broken;
}

Outcome outcome_of(const Answer& answer) {
  if (answer.repeated) return Outcome::repeated;
  if (answer.refused) return Outcome::refused;
  return answer.changed ? Outcome::changed : Outcome::answered;
}

}  // namespace

Writer::Writer(const DeskSettings& settings, Homeward& home, Books& books, Faults& faults,
               LastDays& last_days, Tray& tray, Tray& study, ReadSchool read_school)
    : settings_(settings),
      home_(home),
      books_(books),
      faults_(faults),
      tray_(tray),
      study_(study),
      db_(settings.store, Db::Mode::write, settings.key),
      reserve_(settings.store, settings.reserve),
      read_school_(std::move(read_school)) {
  db_.keep_last_days_in(last_days);
  clerk_.emplace(db_, settings_.policy, Lane::changes, read_school_);
  commit_alone([](Db& db) { outbox::recover(db); });
  db_.must_empty_log();  // the last run may have been ended before it came to that
  reserve_.keep();
}

void Writer::run() {
  Tray::Load load;
  while (true) {
    tray_.empty_into(load, going_on_.empty() ? patience() : no_time);
    if (load.empty() && going_on_.empty()) {
      if (tray_.closed()) return;
      rest();
      continue;
    }
    rested_ = false;
    for (auto next = load.asked.begin(); next != load.asked.end();) {
      const auto left = static_cast<std::size_t>(load.asked.end() - next);
      const auto end = next + static_cast<std::ptrdiff_t>(std::min(left, settings_.group));
      serve({std::make_move_iterator(next), std::make_move_iterator(end)});
      next = end;
    }
    run_errands(std::move(load.errands));
    if (!going_on_.empty()) serve(std::exchange(going_on_, {}));
  }
}

void Writer::serve(std::vector<Asked> group) {
  ServedGroup told;
  told.served.resize(group.size());
  bool changed = false;
  try {
    if (faults_.broken())
      throw StoreError(StoreError::Kind::broken, "the database is damaged; nothing more goes in");
    db_.begin();
    if (must_outdate_) classes::outdate(db_);
    for (std::size_t i = 0; i < group.size(); ++i) changed |= serve_one(group[i], told.served[i]);
    if (must_outdate_) classes::outdate(db_);
    changed |= must_outdate_;
    if (changed) look_for_mail();
    const auto before = steady_clock::now();
    db_.commit();
    told.commit = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - before);
    logged_ |= changed;
    books_.writable = true;
    books_.commits.fetch_add(1, std::memory_order_relaxed);
    must_outdate_ = false;
    call_once_committed(group);
  } catch (const StoreError& error) {
    lose(group, told.served, error);
  }
  finish(std::move(group), told);
}

bool Writer::serve_one(Asked& asked, Served& line) {
  line.platform = asked.request.speaker.platform;
  line.reference = books_.reference(asked.request.now);
  try {
    Savepoint savepoint(db_);
    const bool is_begun = asked.slow.rest || asked.slow.found;
    const bool goes_aside = is_begun || (asked.looks < most_looks && !study_.closed());
    // This lane hands nothing on but what takes long.
    Answer answer = clerk_->serve(asked.request, goes_aside ? &asked.slow : nullptr).value();
    if (leaves_part(db_, asked)) {
      must_outdate_ = true;
      say_part_is_in(answer);
    }
    savepoint.keep();
    asked.reply = std::move(answer.reply);
    line.verb = answer.verb;
    line.outcome = outcome_of(answer);
    return answer.changed;
  } catch (const StoreError& error) {
    if (!db_.in_transaction() || spoils_the_group(error)) throw;
    sorry(asked, line, error, true);
  } catch (const std::exception& error) {
    if (!db_.in_transaction()) throw StoreError(StoreError::Kind::other, "the transaction was given up");
    sorry(asked, line, error, true);
  }
  give_up(asked);
  return false;
}

void Writer::note(const StoreError& error) {
  faults_.note(error);
  if (error.kind() == StoreError::Kind::full) reserve_.give_back();
}

void Writer::lose(std::vector<Asked>& group, std::vector<Served>& lines, const StoreError& error) {
  db_.roll_back();
  // The clerk may remember a roster that was rolled back, and its version will be given out again.
  clerk_.emplace(db_, settings_.policy, Lane::changes, read_school_);
  note(error);
  for (std::size_t i = 0; i < group.size(); ++i) {
    give_up(group[i]);
    if (lines[i].reference.empty()) lines[i].reference = books_.reference(group[i].request.now);
    sorry(group[i], lines[i], error, true);
  }
}

void Writer::finish(std::vector<Asked> group, ServedGroup& told) {
  hand_on(group, told.served);
  const auto now = steady_clock::now();
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (told.served[i].trouble.empty()) told.served[i].trouble = std::move(group[i].trouble);
    told.served[i].took = std::chrono::duration_cast<std::chrono::microseconds>(now - group[i].since);
  }
  books_.count(told);  // first: whoever has an answer finds it counted
  // Before the answers: once these are back, nothing keeps the home loop waiting for what else was posted.
  if (std::exchange(must_poke_, false)) home_.call(at_home_poke);
  home_.bring(answers_to(group));
  if (settings_.tell) settings_.tell(told);
}

void Writer::run_errands(std::vector<Errand> errands) {
  for (Errand& errand : errands) {
    try {
      errand.work(db_);
    } catch (const StoreError& error) {
      note(error);
      errand.trouble = std::current_exception();
      db_.roll_back();
    } catch (...) {
      errand.trouble = std::current_exception();
      db_.roll_back();
    }
  }
  home_.bring(std::move(errands));
}

void Writer::commit_alone(const std::function<void(Db&)>& work) {
  try {
    const std::int64_t before = db_.changes_so_far();
    db_.begin();
    work(db_);
    db_.commit();
    logged_ |= db_.changes_so_far() != before;
    books_.writable = true;
  } catch (const StoreError& error) {
    note(error);
    db_.roll_back();
    throw;
  }
}

void Writer::mail_is_known() { known_due_ = outbox::earliest(db_); }

// Inside the group's transaction, so that it costs no look of its own at the file.
void Writer::look_for_mail() {
  const std::optional<std::chrono::sys_seconds> due = outbox::earliest(db_);
  must_poke_ = due && (!known_due_ || *due < *known_due_);
  if (must_poke_) known_due_ = due;
}

std::chrono::milliseconds Writer::patience() const {
  if (!logged_) return long_time;
  return rested_ ? long_quiet : quiet;
}

// A short log is left for whoever commits next, and moved all the same where nobody does: what was taken back
// is overwritten in the file only then, and on a full disk a log that was moved can be written again.
void Writer::rest() {
  if (!logged_) return;
  if (!rested_ && !db_.wants_checkpoint()) {
    rested_ = true;
    return;
  }
  logged_ = rested_ = false;
  checkpoint();
}

void Writer::checkpoint() {
  try {
    db_.checkpoint();
    reserve_.keep();  // where it was given back, and there is room again
  } catch (const StoreError& error) {
    note(error);  // the log simply stays longer
  }
}

}  // namespace knownby
