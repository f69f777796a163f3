#pragma once
// What OneRoster calls people, and who that is to Knownby.

#include <chrono>
#include <optional>
#include <string_view>

#include "store/staff.hpp"

namespace knownby::roster::oneroster {

// nobody: parents and the like, who are not taken. A student who helps out is a student.
enum class Kind { nobody, staff, student };

// What one person is by all that is said of them.
struct Post {
  Kind kind = Kind::nobody;
  Staff::Role role = Staff::Role::staff;
};

// "student", "teacher", "counselor", ... "administrator" may be a principal or a clerk and gives no rights.
Post post_called(std::string_view role);
// Both, where somebody is said to be two: the post that sees more.
Post both(const Post& one, const Post& other);
// A row's status: it counts no more.
bool is_gone(std::string_view status);
// The word that roster files have for it.
std::string_view word_of(Staff::Role role);

// From begin on, until the day before end; what is not said is open.
bool holds_on(std::chrono::local_days day, const std::optional<std::chrono::local_days>& begins,
              const std::optional<std::chrono::local_days>& ends);

}  // namespace knownby::roster::oneroster
