#pragma once
// Who is called by another name than the first one on their papers, as far as the school's lists told it. A
// list that does not tell it of somebody brings back nobody's legal name (PRODUCT C.3 no. 28).

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"

namespace knownby::roster {

class GoBy {
 public:
  // students: all that are stored; file: the list that is looked at beside them.
  GoBy(Db& db, const std::vector<Student>& students, const StudentFile& file);

  // Whether the first name stays as stored, although the row has another one.
  bool keeps_first(const Student& before, const StudentRow& row) const;
  // Whether the name is shown in an order of its own ("Nguyễn Thị Minh Anh") that this list does not tell.
  bool keeps_order(const Student& before, const StudentRow& row) const;

  // What is known once the list is in, inside the caller's transaction; each list of students is noted once.
  void note(Db& db, const StudentFile& file) const;

 private:
  // Of those of whom it was known before: of how many the list tells it again, and of how many it says
  // nothing and would change it. With half of them silent, silence is no word about anybody.
  struct Share {
    int told = 0, silent = 0;
    bool is_fair() const { return told > 0 && told >= silent; }
  };
  struct Known {
    std::string given;
    bool goes_by;  // another name than the first one, for all we know
  };

  void weigh(const Student& before, const StudentRow& row);
  bool may_go_by(const Student& student) const;
  bool goes_by_after(const Student& now, const StudentRow* row, bool only_changes) const;

  std::optional<std::unordered_set<std::int64_t>> noted_;  // none: nothing was told since this is noted
  bool some_are_short_ = false;                            // somebody is called by a short form of their name
  Share first_, order_;
  std::unordered_map<std::int64_t, Known> before_;
};

}  // namespace knownby::roster
