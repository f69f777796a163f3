#include "commands/admin/tell.hpp"

#include <algorithm>
#include <vector>

#include "commands/waking.hpp"
#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "store/staff.hpp"

namespace knownby::admin {
namespace {

constexpr std::chrono::hours worth_telling{3 * 24};  // after that “check” says how things stand

std::vector<staff::Account> accounts_of_admins(const Visit& visit) {
  std::vector<staff::Account> found = staff::accounts(visit.db);
  std::erase_if(found, [&](const staff::Account& account) {
    const Staff* person = visit.school.staff(account.staff);
    return account.barred || person == nullptr || !person->active || !person->runs_knownby;
  });
  return found;
}

}  // namespace

void tell_who_runs_it(const Visit& visit, const std::string& platform, const std::string& key,
                      const Card& card) {
  const std::vector<staff::Account> admins = accounts_of_admins(visit);
  const auto is_there = [&](const staff::Account& account) { return account.platform == platform; };
  const bool any_there = std::any_of(admins.begin(), admins.end(), is_there);
  for (const staff::Account& account : admins) {
    if (any_there && !is_there(account)) continue;
    Parcel parcel;
    parcel.key = key + ":to:" + account.platform + ":" + account.key;
    parcel.platform = account.platform;
    parcel.address = account.key;  // a person is addressed by their account
    parcel.body = to_json(card);
    parcel.not_before = next_waking(visit.school.calendar(), visit.request.now);
    parcel.deadline = parcel.not_before + worth_telling;
    outbox::put(visit.db, parcel);
  }
}

}  // namespace knownby::admin
