#include "commands/waking.hpp"

#include "commands/words/card_json.hpp"
#include "store/known/wishes.hpp"
#include "store/outbox.hpp"
#include "store/staff.hpp"

namespace knownby {
namespace {

constexpr std::chrono::minutes wakes{7 * 60};
constexpr std::chrono::minutes sleeps{16 * 60 + 30};
constexpr int days_ahead = 120;                      // longer than a summer
constexpr std::chrono::hours worth_reading{3 * 24};  // after that the week is over

}  // namespace

std::chrono::sys_seconds next_waking(const Calendar& calendar, std::chrono::sys_seconds now) {
  const std::chrono::local_days today = calendar.day_of(now);
  for (int ahead = 0; ahead < days_ahead; ++ahead) {
    const std::chrono::local_days day = today + std::chrono::days(ahead);
    if (!calendar.school_day(day) || now >= calendar.instant(day, sleeps)) continue;
    return std::max(now, calendar.instant(day, wakes));
  }
  return now;
}

bool write_to(const Visit& visit, StaffId person, const std::string& key, const Card& card) {
  if (wishes::is_muted(visit.db, person, wishes::Muted::messages)) return false;
  bool any = false;
  for (const staff::Account& account : staff::accounts(visit.db)) {
    if (account.staff != person || account.barred) continue;
    Parcel parcel;
    parcel.key = key + ":to:" + account.platform + ":" + account.key;
    parcel.platform = account.platform;
    parcel.address = account.key;  // a person is addressed by their account
    parcel.body = to_json(card);
    parcel.not_before = next_waking(visit.school.calendar(), visit.request.now);
    parcel.deadline = parcel.not_before + worth_reading;
    outbox::put(visit.db, parcel);
    any = true;
  }
  return any;
}

}  // namespace knownby
