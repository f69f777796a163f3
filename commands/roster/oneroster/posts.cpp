#include "commands/roster/oneroster/posts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "commands/roster/fields.hpp"
#include "commands/roster/staff/staff_words.hpp"

namespace knownby::roster::oneroster {

Post post_called(std::string_view role) {
  struct Word {
    std::string_view says;
    Post post;
  };
  using Role = Staff::Role;
  constexpr std::array words{Word{"student", {Kind::student, {}}},
                             Word{"teacher", {Kind::staff, Role::teacher}},
                             Word{"counselor", {Kind::staff, Role::counselor}},
                             Word{"principal", {Kind::staff, Role::principal}},
                             Word{"systemadministrator", {Kind::staff, Role::admin}},
                             Word{"aide", {Kind::staff, Role::staff}},
                             Word{"proctor", {Kind::staff, Role::staff}},
                             Word{"administrator", {Kind::staff, Role::staff}},
                             Word{"siteadministrator", {Kind::staff, Role::staff}},
                             Word{"districtadministrator", {Kind::staff, Role::staff}}};
  const std::string word = bare(role);
  const auto* const found =
      std::find_if(words.begin(), words.end(), [&](const Word& one) { return one.says == word; });
  return found == words.end() ? Post{} : found->post;
}

Post both(const Post& one, const Post& other) {
  if (one.kind != other.kind) return one.kind > other.kind ? one : other;
  return {one.kind, wider(one.role, other.role)};
}

bool is_gone(std::string_view status) {
  const std::string word = bare(status);
  return word == "tobedeleted" || word == "inactive";
}

std::string_view word_of(Staff::Role role) {
  constexpr std::array<std::string_view, 7> words{"staff", "teacher",   "counselor", "instructional coach",
                                                  "lead",  "principal", "it admin"};
  return words.at(static_cast<std::size_t>(role));
}

bool holds_on(std::chrono::local_days day, const std::optional<std::chrono::local_days>& begins,
              const std::optional<std::chrono::local_days>& ends) {
  return (!begins || *begins <= day) && (!ends || day < *ends);
}

}  // namespace knownby::roster::oneroster
