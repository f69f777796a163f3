#pragma once
// What a row of a staff list comes to beside what is stored: the list speaks where it has a column, the store
// is kept where it has none.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "commands/roster/fields.hpp"
#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"
#include "store/groups.hpp"

namespace knownby::roster {

// The staff as they are at this moment, a copy.
class StoredStaff {
 public:
  explicit StoredStaff(Db& db);

  const std::vector<Staff>& everybody() const { return everybody_; }  // the inactive included
  const Staff* find(const std::string& sis_id) const;                 // null: unknown to us
  std::vector<StaffRow::Stands> stands(const Staff& person) const;    // once each, sorted as a settled row's

  // file: where the row came from.
  StaffRow settle(const StaffRow& row, const StaffFile& file) const;

  // What the list says of somebody and does not hold, so that a person may look at it; each false of whoever
  // is new or gone.
  bool keeps_name(const StaffRow& row, const StaffFile& file) const;  // a first name, that they may not go by
  bool keeps_post(const StaffRow& row, const StaffFile& file) const;  // a job title of another post
  bool keeps_lead(const StaffRow& row,
                  const StaffFile& file) const;  // no lead, without a word on what they led

 private:
  const Staff* staying(const StaffRow& row) const;
  bool is_name_kept(const Staff& before, const StaffRow& row, const StaffFile& file) const;
  void keep_names(const Staff& before, const StaffFile& file, StaffRow& row) const;

  std::vector<Staff> everybody_;
  bool knows_preferred_;  // an earlier list told what colleagues go by, or may have
  std::unordered_map<std::string, std::size_t> by_sis_id_;
  std::unordered_map<std::int64_t, std::vector<StaffRow::Stands>> stands_;
};

// Remembers, inside the caller's transaction, whether the school's staff lists tell what colleagues go by.
// before: the staff without this list.
void note_preferred(Db& db, const StaffFile& file, const StoredStaff& before);

// The group that the words of a standing mean.
GroupWord group_of(const StaffRow::Stands& stands);
std::optional<Standing::Part> part_called(std::string_view word);  // "teaches", "leads"

}  // namespace knownby::roster
