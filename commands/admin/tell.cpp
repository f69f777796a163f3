#include "commands/admin/tell.hpp"

#include <algorithm>
#include <vector>

#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "store/staff.hpp"

namespace knownby::admin {
namespace {

constexpr std::chrono::minutes wakes{7 * 60};  // PRODUCT D.5
constexpr std::chrono::minutes sleeps{16 * 60 + 30};
constexpr int days_ahead = 120;                      // longer than a summer
constexpr std::chrono::hours worth_telling{3 * 24};  // after that “check” says how things stand

// The first moment from now on in which people are written to.
std::chrono::sys_seconds next_waking(const Calendar& calendar, std::chrono::sys_seconds now) {
  const std::chrono::local_days today = calendar.day_of(now);
  for (int ahead = 0; ahead < days_ahead; ++ahead) {
    const std::chrono::local_days day = today + std::chrono::days(ahead);
    if (!calendar.school_day(day) || now >= calendar.instant(day, sleeps)) continue;
    return std::max(now, calendar.instant(day, wakes));
  }
  return now;
}

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
