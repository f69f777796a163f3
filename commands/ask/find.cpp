// Whose name begins so: what an input for students offers while somebody types.
#include <algorithm>
#include <utility>

#include "commands/ask/ask.hpp"
#include "commands/language/names/beginnings.hpp"
#include "commands/language/text/fold.hpp"
#include "commands/whom.hpp"

namespace knownby::ask {
namespace {

constexpr std::size_t most_found = 100;  // what Slack shows (PROTOCOL S-16); nobody reads more

}  // namespace

// By their first letters only those one may ask about. Anybody else of the school by the whole name, as in a
// typed line: that name its bearer knows already (PRODUCT C.1 no. 16).
Reply find(Visit& visit) {
  const std::string_view typed = visit.request.field("typed");
  const std::string whole = language::folded(typed);
  std::vector<std::pair<std::string, StudentId>> found;  // by name
  for (StudentId id : language::beginning_with(visit.school.roster(), typed)) {
    const Student* student = visit.school.student(id);
    if (student == nullptr) continue;
    std::string name = language::folded(student->shown);
    if (may(visit, Right::look_after, id) || name == whole) found.emplace_back(std::move(name), id);
  }
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most_found));
  std::partial_sort(found.begin(), end, found.end());
  Reply reply;
  for (auto one = found.begin(); one != end; ++one) {
    reply.choices.emplace_back(whom_field(visit, one->second), visit.school.label(one->second));
  }
  return reply;
}

}  // namespace knownby::ask
