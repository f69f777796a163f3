// Whom a platform does not let Knownby write to alone: kept, so that “check” names them and nothing that was
// meant for them is lost unseen (PRODUCT F.4, PROTOCOL T-13).
#include "store/people/reach.hpp"

#include <map>
#include <optional>

#include "commands/admin/admin.hpp"
#include "commands/admin/findings.hpp"
#include "commands/admin/tell.hpp"
#include "commands/words/list_words.hpp"
#include "store/people/matches.hpp"

namespace knownby::admin {
namespace {

// Whose account it is, or by its e-mail may be; none: nobody's on the staff.
const Staff* owner_of(const Visit& visit, const std::string& platform, const std::string& key) {
  std::optional<StaffId> id;
  if (const auto account = staff::account(visit.db, platform, key); account && !account->barred)
    id = account->staff;
  if (const auto match = matches::of_account(visit.db, platform, key); !id && match) id = match->staff;
  const Staff* person = id ? visit.school.staff(*id) : nullptr;
  return person != nullptr && person->active ? person : nullptr;
}

}  // namespace

Reply reached(Visit& visit) {
  const std::string platform(visit.request.field("platform")), key(visit.request.field("account"));
  const std::string fix(visit.request.field("fix"));
  if (fix.empty()) {
    reach::regain(visit.db, platform, key);
  } else if (owner_of(visit, platform, key) != nullptr) {
    reach::lose(visit.db, {platform, key, visit.request.now, fix});
  }
  return Reply{};
}

void look_at_reach(const Visit& visit, Findings& findings) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> lost;  // by platform and fix
  for (const OutOfReach& account : reach::lost(visit.db))
    if (const Staff* person = owner_of(visit, account.platform, account.key))
      lost[{account.platform, account.fix}].push_back(person->called);
  for (const auto& [where, names] : lost) {
    const auto count = static_cast<std::int64_t>(names.size());
    findings.to_do.push_back("Knownby cannot write to " + count_words(count, "staff member") + " in " +
                             called(where.first) + " (" + some_of(names) +
                             "), so nothing reaches them unasked. " + where.second);
  }
}

}  // namespace knownby::admin
