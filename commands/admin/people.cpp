// What the platform tells of accounts: who may be whom by e-mail, and whose access ends (PRODUCT F.4).
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/looked.hpp"
#include "commands/admin/tell.hpp"
#include "commands/words/lower_case.hpp"
#include "store/people/matches.hpp"
#include "store/records/change.hpp"

namespace knownby::admin {
namespace {

using Kind = SeenAccount::Kind;
using Barred = staff::Account::Barred;

std::optional<Barred> barred_as(Kind kind) {
  switch (kind) {
    case Kind::member:
      return std::nullopt;
    case Kind::guest:
      return Barred::guest;
    case Kind::bot:
      return Barred::bot;
    case Kind::gone:
      return Barred::gone;
    case Kind::foreign:
      break;
  }
  return Barred::foreign;
}

std::string_view why_words(Barred barred) {
  switch (barred) {
    case Barred::guest:
      return "is a guest's now";
    case Barred::bot:
      return "is an app's now";
    case Barred::gone:
      return "was deactivated";
    case Barred::foreign:
      break;
  }
  return "belongs to another organisation now";
}

void end_access(const Visit& visit, const staff::Account& account, Barred why) {
  const audit::Change change(visit.db, audit::Record::accounts, account.staff);
  staff::bar(visit.db, account.platform, account.key, why);
  visit.put_on_record(
      {visit.request.now, StaffId{}, "access ended", "staff " + id_field(account.staff), change.hashes()});
  const Staff* person = visit.school.staff(account.staff);
  if (person == nullptr || !person->active) return;  // had none any more
  Card card;
  card.blocks.push_back(says("The chat account of " + person->called + " " + std::string(why_words(why)) +
                             ", so I no longer answer it."));
  card.blocks.push_back(quietly(
      "Check-ins stay as they are. If it becomes an ordinary account again, so does the access. A new "
      "account with the e-mail on the roster is recognised by itself; any other one you can link: “link "
      "@account " +
      person->called + "”."));
  const std::string occasion = "barred:" + account.platform + ":" + account.key + ":" +
                               std::to_string(visit.request.now.time_since_epoch().count());
  tell_who_runs_it(visit, account.platform, occasion, card);
}

void take_linked(const Visit& visit, const staff::Account& account, Kind kind) {
  const std::optional<Barred> barred = barred_as(kind);
  if (account.barred == barred) return;
  if (barred && !account.barred) return end_access(visit, account, *barred);
  const audit::Change change(visit.db, audit::Record::accounts, account.staff);
  staff::bar(visit.db, account.platform, account.key, barred);
  if (!barred)
    visit.put_on_record(
        {visit.request.now, StaffId{}, "access again", "staff " + id_field(account.staff), change.hashes()});
}

// By the very address; else by the same one in a domain that the school calls the same.
std::optional<Staff> person_with(const Visit& visit, const std::string& email) {
  if (auto person = staff::by_email(visit.db, email)) return person;
  const std::size_t at = email.rfind('@');
  if (at == std::string::npos) return std::nullopt;
  const std::string domain = in_lower_case(email.substr(at + 1, email.find_last_not_of(' ') - at));
  for (const auto& [one, other] : visit.policy.same_domains) {
    if (domain != one && domain != other) continue;
    const std::string& same = domain == one ? other : one;
    if (auto person = staff::by_email(visit.db, email.substr(0, at + 1) + same)) return person;
  }
  return std::nullopt;
}

}  // namespace

// A linked account stays its owner's whatever e-mail it shows; only others are looked up by theirs.
void take_account(const Visit& visit, const std::string& platform, const SeenAccount& seen) {
  if (const auto account = staff::account(visit.db, platform, seen.key)) {
    return take_linked(visit, *account, seen.kind);
  }
  std::optional<Staff> person;
  if (seen.kind == Kind::member && !seen.email.empty()) person = person_with(visit, seen.email);
  if (person) {
    matches::put(visit.db, platform, seen.key, person->id);
  } else {
    matches::remove(visit.db, platform, seen.key);
  }
}

}  // namespace knownby::admin
