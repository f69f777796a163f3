#include "commands/posts.hpp"

#include <algorithm>
#include <array>

namespace knownby {

SameUntil with_posts(std::vector<Staff>& staff, const std::vector<GivenPost>& posts,
                     std::chrono::local_days today) {
  SameUntil same;
  if (posts.empty()) return same;
  same.first = today;
  for (const GivenPost& post : posts) {
    if (post.since > today) same.last = std::min(same.last, post.since - std::chrono::days(1));
    if (post.since > today || post.until < today) continue;
    same.last = std::min(same.last, post.until);
    const auto person =
        std::find_if(staff.begin(), staff.end(), [&](const Staff& one) { return one.id == post.staff; });
    if (person == staff.end() || !person->active) continue;
    person->role = post.role;
    person->runs_knownby |= runs_it(post.role);
  }
  return same;
}

bool runs_it(Staff::Role role) { return role == Staff::Role::principal || role == Staff::Role::admin; }

std::string_view post_words(Staff::Role role) {
  constexpr std::array<std::string_view, 7> words{
      "a member of staff", "a teacher",  "a counselor", "an instructional coach", "a lead",
      "a principal",       "an IT admin"};
  return words.at(static_cast<std::size_t>(role));
}

}  // namespace knownby
