// Giving a chat account to a member of staff: by hand, or because their e-mail says so.
#include <algorithm>
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/for_a_while.hpp"
#include "commands/language/text/fold.hpp"
#include "store/people/matches.hpp"
#include "store/records/change.hpp"

namespace knownby::admin {
namespace {

// By e-mail or by the student system's id; the row id is what our own button carries.
std::optional<Staff> person_in(const Visit& visit, std::string_view wanted) {
  std::optional<Staff> person = staff::by_email(visit.db, wanted);
  for (const Staff& one : visit.school.staff()) {
    if (!person && one.active && one.sis_id == wanted) person = one;
  }
  return person;
}

// A person typed by somebody who may: the name will do where only one has it, for it is shown again before
// anything happens.
std::vector<Staff> people_called(const Visit& visit, std::string_view who) {
  if (who.starts_with("mailto:")) who.remove_prefix(7);  // as chats write an address
  if (const auto sure = person_in(visit, who)) return {*sure};
  std::vector<Staff> found;
  const std::string wanted = language::folded(who);
  for (const Staff& person : visit.school.staff()) {
    const auto is = [&](const std::string& name) {
      return !name.empty() && language::folded(name) == wanted;
    };
    const bool named = is(person.called) || is(person.family) || is(person.given + " " + person.family);
    if (person.active && named) found.push_back(person);
  }
  return found;
}

std::string_view kind_words(SeenAccount::Kind kind) {
  using Kind = SeenAccount::Kind;
  switch (kind) {
    case Kind::member:
      return "an ordinary account";
    case Kind::guest:
      return "a guest's account";
    case Kind::bot:
      return "an app";
    case Kind::gone:
      return "a deactivated account";
    case Kind::foreign:
      break;
  }
  return "an account of another organisation";
}

const SeenAccount* seen_in(const Visit& visit, const std::string& account) {
  if (visit.request.look == nullptr) return nullptr;
  for (const SeenAccount& seen : visit.request.look->accounts)
    if (seen.key == account) return &seen;
  return nullptr;
}

Reply look_first(const std::string& account) {
  Reply reply = reply_of("I could not look at that account just now. Please try again in a minute." +
                         std::string(unchanged));
  reply.look_at = std::make_shared<const LookAt>(LookAt{{}, {account}});
  return reply;
}

Reply shown(const Visit& visit, const std::string& account, const Staff& person) {
  Reply reply;
  reply.card.blocks.push_back(Text{{plain("Link "), Span{"account", Span::Style::person, account},
                                    plain(" to "), bold(person.called), plain("?")}});
  const Staff* owner = visit.school.at_account({visit.request.speaker.platform, account});
  if (owner != nullptr && owner->id != person.id)
    reply.card.blocks.push_back(says("It is linked to " + owner->called + " now, who would lose it."));
  reply.card.blocks.push_back(
      quietly("Whoever uses it sees what " + person.called + " may see. Nothing is changed yet."));
  reply.card.blocks.push_back(Buttons{
      {{"Link it", "link", {{"account", account}, {"staff", person.sis_id}}, Button::Tone::primary}}});
  return reply;
}

// Else an account of one's own could be theirs, and outlast one's own time.
bool is_beyond(const Visit& visit, const Staff& person) {
  return runs_it_for_a_while(visit) && runs_it_until(visit, person.id) != std::chrono::local_days::min();
}

Reply link_it(const Visit& visit, const std::string& platform, const std::string& account,
              const Staff& person) {
  const Staff* owner = visit.school.at_account({platform, account});
  const bool is_anothers = owner != nullptr && owner->id != person.id;
  const audit::Change change(visit.db, audit::Record::accounts, person.id);
  const audit::Change of_owner(visit.db, audit::Record::accounts, is_anothers ? owner->id : StaffId{});
  staff::link(visit.db, platform, account, person.id);
  matches::remove(visit.db, platform, account);
  visit.put_on_record(
      {visit.request.now, visit.speaker.id, "link", "staff " + id_field(person.id), change.hashes()});
  if (is_anothers)
    visit.put_on_record({visit.request.now, visit.speaker.id, "link ended", "staff " + id_field(owner->id),
                         of_owner.hashes()});
  Reply reply = reply_of(visit.on_the_command_line()
                             ? person.called + " is linked to " + platform + " account " + account + "."
                             : person.called + " is linked to that account.");
  reply.replaces_pressed = !visit.on_the_command_line();
  return reply;
}

Reply typed(const Visit& visit, const std::string& account) {
  const std::string& who = std::get<language::LinkAccount>(visit.intent).who;
  const std::vector<Staff> people = people_called(visit, who);
  if (who.empty() || people.empty())
    return reply_of("Whose account is it? Such as “link @account Ms. Park”, or the e-mail on the roster." +
                    std::string(unchanged));
  if (people.size() > 1)
    return reply_of("Several on the staff roster are called so. Please type the e-mail instead." +
                    std::string(unchanged));
  return shown(visit, account, people.front());
}

}  // namespace

// In chat only accounts of the platform it is typed on, and only after a look at what kind they are; whoever
// sits at the server answers for that alone.
Reply link(Visit& visit) {
  const bool by_hand = visit.on_the_command_line();
  const std::string platform(by_hand ? visit.request.field("platform") : visit.request.speaker.platform);
  const std::string account(visit.request.field("account"));
  const std::string_view wanted = visit.request.field("staff");
  if (platform.empty() || account.empty() || (visit.pressed() && wanted.empty())) {
    return reply_of("I need an account and a staff member's e-mail or staff id. Nothing was changed.");
  }
  const SeenAccount* seen = seen_in(visit, account);
  if (!by_hand && seen == nullptr) return look_first(account);
  if (!by_hand && seen->kind != SeenAccount::Kind::member)
    return reply_of("That is " + std::string(kind_words(seen->kind)) +
                    ", and I only serve ordinary accounts of this workspace." + std::string(unchanged));
  if (!visit.pressed()) return typed(visit, account);
  const std::optional<Staff> person = person_in(visit, wanted);
  if (!person)
    return reply_of("Nobody active on the staff roster has that e-mail or id. Nothing was changed.");
  if (is_beyond(visit, *person))
    return reply_of(person->called +
                    " runs Knownby as well, and you do for a while: please ask somebody who does by the "
                    "staff list." +
                    std::string(unchanged));
  return link_it(visit, platform, account, *person);
}

Reply confirm_matches(Visit& visit) {
  const std::int64_t upto = visit.number("upto").value_or(0);
  int count = 0;
  for (const Match& match : matches::all(visit.db)) {
    if (match.denied || match.id > upto) continue;
    const audit::Change change(visit.db, audit::Record::accounts, match.staff);
    staff::link(visit.db, match.platform, match.key, match.staff);
    matches::remove(visit.db, match.platform, match.key);
    visit.put_on_record({visit.request.now, visit.speaker.id, "link",
                         "staff " + id_field(match.staff) + ", by e-mail", change.hashes()});
    ++count;
  }
  if (count == 0) return reply_of("Nobody is left to confirm. Nothing was changed.");
  Reply reply =
      reply_of(std::to_string(count) + (count == 1 ? " member of staff is" : " members of staff are") +
               " linked to the account with their e-mail. Knownby knows them now.");
  return reply;
}

Reply its_me(Visit& visit) {
  return reply_of("I know you already, " + visit.speaker.called + ". Please type what you would like to do.");
}

}  // namespace knownby::admin
