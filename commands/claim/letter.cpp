#include "commands/claim/letter.hpp"

#include <algorithm>
#include <utility>

#include "commands/calendar/waking.hpp"
#include "commands/words/card_json.hpp"
#include "store/known/wishes.hpp"
#include "store/outbox.hpp"
#include "store/staff.hpp"

namespace knownby::claim {
namespace {

constexpr std::chrono::hours worth_saying{24};

std::optional<staff::Account> account_of(Db& db, StaffId person, std::string_view platform) {
  std::optional<staff::Account> found;
  for (const staff::Account& account : staff::accounts(db)) {
    if (account.staff != person || account.barred) continue;
    if (!found || account.platform == platform) found = account;
  }
  return found;
}

// A question about several students keeps its button: whoever is not done with it looks on.
Card what_stays(const Parcel& old) {
  if (!old.key.starts_with(asks_about_facts)) return without_a_name();
  Card card;
  card.blocks.push_back(
      says("You told me what some students would be glad we know. Does it still hold? I took the names out "
           "here."));
  card.blocks.push_back(Buttons{{{"Look through it", "review", {}}}});
  return card;
}

// What is shown of a letter from now on.
void show_of(Visit& visit, const Parcel& letter, std::string body) {
  if (letter.reference.empty()) return;
  Parcel change;
  change.key = letter.key;
  change.platform = letter.platform;
  change.address = letter.address;
  change.reference = letter.reference;
  change.body = std::move(body);
  change.not_before = visit.request.now;
  change.deadline = visit.request.now + worth_saying;
  outbox::redraw(visit.db, change);
}

}  // namespace

bool write_to(const Visit& visit, StaffId person, std::string_view platform, const std::string& key,
              const Card& card, Names names, std::chrono::sys_seconds from) {
  if (wishes::is_muted(visit.db, person)) return false;
  const auto account = account_of(visit.db, person, platform);
  if (!account) return false;
  Parcel letter;
  letter.key = key;
  letter.platform = account->platform;
  letter.address = account->key;  // a person is addressed by their account
  letter.body = to_json(card);
  letter.not_before = next_waking(visit.school.calendar(), std::max(visit.request.now, from));
  letter.deadline = letter.not_before + worth_saying;
  if (names == Names::a_student) letter.fades = letter.not_before + visit.policy.retention.names_in_chat;
  outbox::put(visit.db, letter);
  return true;
}

Card without_a_name() {
  Card card;
  card.blocks.push_back(quietly("This was about a student. I took the name out."));
  return card;
}

void fade_names(Visit& visit) {
  constexpr std::size_t at_once = 50;
  for (const Parcel& old : outbox::fading(visit.db, visit.request.now, at_once)) {
    outbox::faded(visit.db, old.id);
    show_of(visit, old, to_json(what_stays(old)));
  }
}

void close_letters(Visit& visit) {
  constexpr std::size_t all = 100'000;
  const auto whenever_they_fade = visit.request.now + std::chrono::days(366);
  for (const Parcel& letter : outbox::fading(visit.db, whenever_they_fade, all))
    show_of(visit, letter, letter.body.empty() ? to_json(what_stays(letter)) : letter.body);
}

}  // namespace knownby::claim
