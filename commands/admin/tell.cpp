#include "commands/admin/tell.hpp"

#include <algorithm>
#include <vector>

#include "commands/calendar/waking.hpp"
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

Card shut_out_card(const std::string& platform, const std::string& reason) {
  Card card;
  card.title = "Knownby is shut out of " + called(platform);
  card.blocks.push_back(
      says(called(platform) + " refuses everything I say there (" + reason +
           "), so weekly cards and answers don't come. On the server, “knownby check” says what is "
           "wrong; most often the token has to be made anew and put into its file."));
  return card;
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

void tell_of_shut_out(const Visit& visit, const std::string& platform, const std::string& reason) {
  const std::string week = iso_week(visit.school.calendar().day_of(visit.request.now));
  for (const staff::Account& account : accounts_of_admins(visit)) {
    if (account.platform == platform) continue;
    tell_who_runs_it(visit, account.platform, "shut out:" + platform + ":" + week,
                     shut_out_card(platform, reason));
    return;
  }
}

std::string called(const std::string& platform) {
  return platform == "slack" ? "Slack" : platform == "teams" ? "Teams" : platform;
}

}  // namespace knownby::admin
