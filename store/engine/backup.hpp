#pragma once
// A consistent copy of a live database, sealed with the school's key, and the way back.

#include <functional>
#include <memory>
#include <string>

#include "store/db.hpp"
#include "store/sealed/school_key.hpp"

namespace knownby::backup {

// A copy in the making, for a writer that goes on writing between the steps. Its own connection makes the
// copy, so what it writes meanwhile is in the copy too and nothing starts over.
class Copy {
 public:
  // A new file, mode 0600, in the place of nothing: throws StoreError where `target` exists.
  Copy(Db& db, const std::string& target);  // `db` outlives the steps
  ~Copy();                                  // nothing is left of one that was not finished
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  bool step();  // up to 256 pages (1 MiB); true: all is there. Not inside a transaction.

  // After the last step: checks the copy (integrity, foreign keys), seals it, syncs file and folder, and only
  // then gives it its name. Touches only the copy, so it may run on another thread than the database's. Where
  // `gives_up` says so meanwhile, on that thread, it throws StoreError within a second.
  void finish(const std::function<bool()>& gives_up = {});

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

// All of the above at once, for where nobody waits.
void to_file(Db& db, const std::string& target, const std::function<bool()>& gives_up = {});

// The file that should be restored is no copy, or none that opens. Nothing was changed, and its words say
// which file it is.
class UnfitCopy : public StoreError {
 public:
  using StoreError::StoreError;
};

// The database of a copy at `target`, which is replaced; a copy from before copies were sealed is taken, too.
// Throws UnfitCopy where it does not open, is damaged, not ours or newer than this program, StoreError where
// the disk is at fault; nothing is left then.
void unpack(const std::string& source, const std::string& target, const SchoolKey& key);

// Checks `source` as unpack() does and only then puts it in the place of `database`, which must not be open:
// takes the database's lock and throws InUse where another has it. What was there is kept beside it as
// <database>.before-restore, which must not exist yet: looked for once the copy is known to be whole. Rows of
// the outbox that the copy still holds as pending or sending become ambiguous, so that nothing that was sent
// after the copy was made is sent again.
void restore(const std::string& source, const std::string& database,
             const SchoolKey& key = SchoolKey::of_rehearsals());

}  // namespace knownby::backup
