#include "commands/admin/for_a_while.hpp"

#include <algorithm>
#include <optional>

#include "commands/admin/admin.hpp"
#include "commands/posts.hpp"
#include "store/people/posts.hpp"
#include "store/records/change.hpp"

namespace knownby::admin {
namespace {

using std::chrono::local_days;

std::optional<GivenPost> given_to(const Visit& visit, StaffId person) {
  for (const GivenPost& post : posts::all(visit.db))
    if (post.staff == person && post.until >= visit.today) return post;
  return std::nullopt;
}

bool runs_it_by_the_list(const Visit& visit, StaffId person) {
  const auto listed = staff::find(visit.db, person);
  return listed && listed->active && listed->runs_knownby;
}

}  // namespace

local_days runs_it_until(const Visit& visit, StaffId person) {
  if (!person || runs_it_by_the_list(visit, person)) return local_days::max();
  const auto post = given_to(visit, person);
  return post && runs_it(post->role) ? post->until : local_days::min();
}

bool runs_it_for_a_while(const Visit& visit) {
  return runs_it_until(visit, visit.speaker.id) != local_days::max();
}

std::string beyond_a_while(const Visit& visit, const Staff& person, local_days until) {
  if (!runs_it_for_a_while(visit)) return {};
  if (runs_it_by_the_list(visit, person.id))
    return person.called +
           " runs Knownby by the staff list, and you do for a while: please ask somebody who "
           "does by the list." +
           std::string(unchanged);
  const auto post = given_to(visit, person.id);
  if (post && post->by != visit.speaker.id)
    return person.called +
           " was given a post by somebody else: please ask somebody who runs Knownby by the "
           "staff list." +
           std::string(unchanged);
  const local_days end = runs_it_until(visit, visit.speaker.id);
  if (until > end)
    return "You run Knownby until " + day_words_year(end) + ", and what you give ends no later." +
           std::string(unchanged);
  return {};
}

void rein_in(const Visit& visit, StaffId giver) {
  const local_days last = runs_it_until(visit, giver);
  for (GivenPost post : posts::all(visit.db)) {
    if (post.by != giver || post.until <= last) continue;
    const audit::Change change(visit.db, audit::Record::post, post.staff);
    post.until = last;
    if (last < visit.today) {
      posts::end(visit.db, post.staff);
    } else {
      posts::give(visit.db, post);
    }
    visit.put_on_record(
        {visit.request.now, visit.speaker.id, last < visit.today ? "post ended" : "post cut short",
         "staff " + id_field(post.staff) + ", with that of staff " + id_field(giver), change.hashes()});
    if (runs_it(post.role)) rein_in(visit, post.staff);
  }
}

}  // namespace knownby::admin
