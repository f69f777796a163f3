#include "commands/language/roster.hpp"

#include <utility>

#include "commands/language/names/index.hpp"

namespace knownby::language {

Roster::Roster(std::vector<RosterStudent> students, std::vector<RosterGroup> groups,
               std::vector<RosterStaff> staff)
    : index_(std::make_unique<const Index>(std::move(students), std::move(groups), std::move(staff))) {}

Roster::~Roster() = default;
Roster::Roster(Roster&&) noexcept = default;

const RosterStudent* Roster::student(StudentId id) const {
  const auto found = index_->student_at.find(id.value);
  return found == index_->student_at.end() ? nullptr : &index_->students[found->second];
}

const RosterGroup* Roster::group(GroupId id) const {
  const auto found = index_->group_at.find(id.value);
  return found == index_->group_at.end() ? nullptr : &index_->groups[found->second];
}

std::span<const RosterStudent> Roster::students() const { return index_->students; }
std::span<const RosterGroup> Roster::groups() const { return index_->groups; }
std::span<const RosterStaff> Roster::staff() const { return index_->staff; }

}  // namespace knownby::language
