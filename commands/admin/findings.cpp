#include "commands/admin/findings.hpp"

#include <algorithm>
#include <utility>

#include "commands/audience.hpp"
#include "commands/words/list_words.hpp"
#include "store/people/matches.hpp"

namespace knownby::admin {
namespace {

struct Linked {
  std::int64_t active = 0, linked = 0, barred = 0;
  std::vector<const Staff*> others;
};

Linked linked_staff(const Visit& visit) {
  const auto accounts = staff::accounts(visit.db);
  Linked found;
  for (const Staff& person : visit.school.staff()) {
    if (!person.active) continue;
    ++found.active;
    const auto has = [&](bool barred) {
      return std::any_of(accounts.begin(), accounts.end(), [&](const staff::Account& one) {
        return one.staff == person.id && one.barred.has_value() == barred;
      });
    };
    if (has(false)) {
      ++found.linked;
    } else if (has(true)) {
      ++found.barred;
    } else {
      found.others.push_back(&person);
    }
  }
  return found;
}

void offer_matches(const Visit& visit, const Linked& staff, Findings& findings) {
  std::int64_t waiting = 0, denied = 0, upto = 0;
  const std::vector<Match> found = matches::all(visit.db);
  for (const Match& match : found) {
    ++(match.denied ? denied : waiting);
    upto = std::max(upto, match.id);
  }
  std::vector<std::string> unknown;
  for (const Staff* person : staff.others) {
    const auto is_theirs = [person](const Match& match) { return match.staff == person->id; };
    if (std::none_of(found.begin(), found.end(), is_theirs)) unknown.push_back(person->called);
  }
  if (waiting > 0) {
    findings.to_do.push_back(
        std::to_string(waiting) + " of " + std::to_string(staff.active) +
        " staff matched by e-mail. Each is asked at their first word; or confirm them all "
        "at once.");
    findings.at_hand.buttons.push_back({"Confirm all " + std::to_string(waiting),
                                        "confirm_matches",
                                        {{"upto", std::to_string(upto)}},
                                        Button::Tone::primary});
  }
  if (denied > 0)
    findings.to_do.push_back(count_words(denied, "account") +
                             (denied == 1 ? " says it is" : " say they are") +
                             " not the person with that e-mail on the roster: look at the e-mails there.");
  const std::int64_t nobody = staff.active - staff.linked - waiting - denied;
  if (nobody > 0)
    findings.to_do.push_back(count_words(nobody, "staff member") + (nobody == 1 ? " has" : " have") +
                             " no chat account linked, so Knownby does not know them yet" +
                             (unknown.empty() ? "" : " (" + some_of(unknown) + ")") +
                             ": “link @account Ms. "
                             "Park” in chat, or “knownby admin link U0123456789 name@school.example” on the "
                             "server.");
}

}  // namespace

std::string count_words(std::int64_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

void look_at_staff(const Visit& visit, Findings& findings) {
  const Linked staff = linked_staff(visit);
  std::string words =
      std::to_string(staff.active) + " active, " + std::to_string(staff.linked) + " linked to a chat account";
  if (staff.barred > 0)
    words += ", " + std::to_string(staff.barred) + " whose account is no ordinary one any more";
  findings.facts.rows.emplace_back("Staff", std::move(words));
  if (staff.active > 0 && who_runs_it(visit.school).empty())
    findings.to_do.push_back(
        "Nobody runs Knownby in chat, since the staff list has no principal and no IT admin: write "
        "“Principal” or “IT Admin” in its column Role, and import it again.");
  offer_matches(visit, staff, findings);
  for (const Census& census : matches::censuses(visit.db)) {
    const auto day = visit.school.calendar().day_of(census.taken);
    findings.facts.rows.emplace_back("Workspace", count_words(census.members, "member") + ", " +
                                                      count_words(census.guests, "guest") + ", counted " +
                                                      day_words(day));
  }
}

void look_at_audience(const Visit& visit, const KnownPlace& place, Findings& findings) {
  const auto seen = audiences::of_place(visit.db, place.id);
  const std::string called = place.name.empty() ? "A mapped channel" : place.name;
  if (!seen || visit.request.now - seen->looked > audience::lasts) {
    findings.to_do.push_back(called +
                             ": nobody looked at who is in it since yesterday, so its card shows counts "
                             "only. The running service looks.");
    return;
  }
  if (seen->strangers > 0)
    findings.facts.rows.emplace_back(called, std::to_string(seen->strangers) +
                                                 (seen->strangers == 1 ? " person" : " people") +
                                                 " in it not on the staff roster");
  for (const std::string& trouble : audience::troubles(*seen, place))
    findings.to_do.push_back(called + ": " + trouble);
}

}  // namespace knownby::admin
