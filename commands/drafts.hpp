#pragma once
// What somebody began and has not decided yet: names still to choose between, a text the safety guard holds.
// Kept in memory only, for minutes: what is not saved is not on any disk. And which button takes back what
// somebody did last, for a day.

#include <chrono>
#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/words/card.hpp"
#include "commands/words/request.hpp"
#include "store/ids.hpp"

namespace knownby {

// Entries of one message that still wait for a choice; those already saved share the batch.
struct OpenEntries {
  std::vector<language::Entry> entries;
  BatchId batch{};
};

// A moment with a whole group, not saved yet.
struct OpenGroup {
  GroupId group;
  std::chrono::local_days day;
  std::string note;
};

// Something said of a student that its writer may not mean as what the student would be glad we know.
struct OpenFact {
  StudentId student;
  std::string words;
};

// A request held back until its sender decides what to do with it.
struct HeldRequest {
  Request request;
};

// Files that were looked at and not applied yet.
struct HeldFiles {
  std::string students, staff, calendar;                        // contents; empty: not given
  std::map<std::string, std::string, std::less<>> oneroster{};  // its files
};

class Drafts {
 public:
  using Content = std::variant<OpenEntries, OpenGroup, OpenFact, HeldRequest, HeldFiles>;

  // Keeps the content for this person; the token goes into buttons. At most 1,000 are kept, the oldest goes
  // first; of files, which are large, one a person and three in all.
  std::string keep(StaffId staff, Content content, std::chrono::sys_seconds now);
  // Null: unknown, another person's, or too old (10 minutes, as PRODUCT E.4 sets for held texts).
  Content* find(std::string_view token, StaffId staff, std::chrono::sys_seconds now);
  // What this person was asked last about entries and has not settled, and its token. Null: nothing within
  // the ten minutes.
  std::pair<std::string, OpenEntries*> last_question(StaffId staff, std::chrono::sys_seconds now);
  // What the last answer to this person asked: names or days still open, anything else that only a button
  // answers, or nothing. Forgotten after ten minutes, as drafts are.
  enum class Asks { nothing, entries, by_button };
  void asked(StaffId staff, Asks what, std::chrono::sys_seconds now) { asked_[staff] = {what, now}; }
  Asks just_asked(StaffId staff, std::chrono::sys_seconds now) const;
  void went_on(StaffId staff) { asked_.erase(staff); }
  // The students of the list this person was shown last; empty: none within the ten minutes.
  void show(StaffId staff, std::vector<StudentId> students, std::chrono::sys_seconds now);
  std::vector<StudentId> shown(StaffId staff, std::chrono::sys_seconds now) const;
  // This person changed something and was answered with this card, whose [Undo] is what a typed "undo" means
  // until they change something else; for a day, as one's check-ins are taken back.
  void changed(StaffId staff, const Card& answer, std::chrono::sys_seconds now);
  struct WayBack {
    std::optional<Button> undo;  // none: what was changed has no such button
    std::chrono::sys_seconds since;
  };
  // A button once; that there is none, until they change something else. Nothing: a typed "undo" is of
  // check-ins, which are looked up.
  std::optional<WayBack> take_way_back(StaffId staff, std::chrono::sys_seconds now);
  void drop(std::string_view token);
  void forget_old(std::chrono::sys_seconds now);  // also each minute, so that a held text is really gone

 private:
  struct Draft {
    std::string token;
    StaffId staff;
    std::chrono::sys_seconds kept;
    Content content;
  };

  void make_room_for_files(StaffId staff);
  struct Shown {
    std::vector<StudentId> students;
    std::chrono::sys_seconds at;
  };

  struct Asked {
    Asks what;
    std::chrono::sys_seconds at;
  };

  std::list<Draft> drafts_;
  std::map<StaffId, WayBack> ways_back_;
  std::map<StaffId, Shown> shown_;
  std::map<StaffId, Asked> asked_;
  std::uint64_t counter_ = 0;
};

}  // namespace knownby
