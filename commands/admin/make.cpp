// A post for a while, given by whoever runs Knownby (PRODUCT E.3): a stand-in for a counselor on leave, say.
#include <algorithm>
#include <optional>
#include <string>

#include "commands/admin/admin.hpp"
#include "commands/admin/findings.hpp"
#include "commands/admin/for_a_while.hpp"
#include "commands/admin/tell.hpp"
#include "commands/posts.hpp"
#include "commands/rights.hpp"
#include "commands/roster/fields.hpp"
#include "commands/roster/staff/staff_words.hpp"
#include "store/people/posts.hpp"
#include "store/records/change.hpp"

namespace knownby::admin {
namespace {

constexpr std::chrono::days longest{366};
constexpr std::string_view how =
    "Such as “make Coach Dunn counselor until June 12”, or “make Coach Dunn as before”. Nothing was changed.";

std::optional<Staff::Role> role_called(std::string_view post) {
  const std::string word = roster::bare(post);
  if (word == "staff") return Staff::Role::staff;
  if (word == "admin") return Staff::Role::admin;
  if (word == "coach") return Staff::Role::coach;
  const Staff::Role role = roster::role_of(post);
  if (role == Staff::Role::staff) return std::nullopt;
  return role;
}

// As the roster has it, under whatever was given.
Staff::Role of_the_roster(const Visit& visit, StaffId id) {
  const auto person = staff::find(visit.db, id);
  return person ? person->role : Staff::Role::staff;
}

std::string why_not(const Visit& visit, const Staff* person, std::chrono::local_days until) {
  if (person == nullptr || !person->active)
    return "Nobody active on the staff roster is called so. " + std::string(how);
  if (visit.speaker.id && person->id == visit.speaker.id)
    return "Nobody gives a post to themselves: please ask somebody else who runs Knownby. Nothing was "
           "changed.";
  if (until < visit.today) return "That day is past. Nothing was changed.";
  if (until > visit.today + longest)
    return "A post is given for a year at most; for longer, put it into the staff list. Nothing was changed.";
  return beyond_a_while(visit, *person, until);
}

// Whether what they gave to others must end with theirs.
bool ran_it_for_a_while(const Visit& visit, StaffId person) {
  const std::chrono::local_days until = runs_it_until(visit, person);
  return until >= visit.today && until != std::chrono::local_days::max();
}

std::string_view whose_students(Staff::Role role) {
  switch (how_far(role, Right::contacts)) {
    case Reach::school:
      return ": every student of the school, and the whole record";
    case Reach::team:
      return ", of the students the roster gives them";
    case Reach::nobody:
      return ", and no student’s record";
  }
  return {};
}

Reply shown(const Visit& visit, const Staff& person, Staff::Role role, std::chrono::local_days until) {
  Reply reply;
  reply.card.blocks.push_back(
      Text{{plain("Make "), bold(person.called), plain(" "), plain(std::string(post_words(role))),
            plain(" until " + day_words_year(until) + "?")}});
  reply.card.blocks.push_back(quietly(
      "From now until then " + person.called + " sees what " + std::string(post_words(role)) + " sees" +
      std::string(whose_students(role)) + "; from " + day_words(until + std::chrono::days(1)) + " on " +
      std::string(post_words(of_the_roster(visit, person.id))) +
      " again. Everybody who runs Knownby is told. Nothing is changed yet."));
  reply.card.blocks.push_back(Buttons{{{"Make it so",
                                        "make",
                                        {{"staff", id_field(person.id)},
                                         {"post", std::to_string(static_cast<int>(role))},
                                         {"until", day_field(until)}},
                                        Button::Tone::primary}}});
  return reply;
}

std::string giver(const Visit& visit) { return visit.speaker.id ? visit.speaker.called : "The command line"; }

void tell(const Visit& visit, const Staff& person, const std::string& sentence) {
  Card card;
  card.blocks.push_back(says(sentence));
  const std::string when = std::to_string(visit.request.now.time_since_epoch().count());
  tell_who_runs_it(visit, {}, "post:" + id_field(person.id) + ":" + when, card);
}

Reply give(const Visit& visit, const Staff& person, Staff::Role role, std::chrono::local_days until) {
  const bool ran_it = ran_it_for_a_while(visit, person.id);
  const audit::Change change(visit.db, audit::Record::post, person.id);
  posts::give(visit.db, {person.id, role, visit.today, until, visit.speaker.id});
  if (ran_it) rein_in(visit, person.id);
  const std::string words =
      person.called + " " + std::string(post_words(role)) + " until " + day_words_year(until);
  visit.put_on_record({visit.request.now, visit.speaker.id, "post given",
                       "staff " + id_field(person.id) + ", post " + std::to_string(static_cast<int>(role)) +
                           ", until day " + day_field(until),
                       change.hashes()});
  tell(visit, person, giver(visit) + " made " + words + ".");
  Reply reply = reply_of("Done: " + person.called + " is " + std::string(post_words(role)) + " until " +
                         day_words_year(until) + ". “make " + person.called + " as before” ends it earlier.");
  reply.replaces_pressed = true;
  return reply;
}

Reply as_before(const Visit& visit, const Staff& person) {
  const std::string post(post_words(of_the_roster(visit, person.id)));
  const bool ran_it = ran_it_for_a_while(visit, person.id);
  const audit::Change change(visit.db, audit::Record::post, person.id);
  if (!posts::end(visit.db, person.id))
    return reply_of(person.called + " was given nothing: the roster says " + post + ". Nothing was changed.");
  visit.put_on_record(
      {visit.request.now, visit.speaker.id, "post ended", "staff " + id_field(person.id), change.hashes()});
  if (ran_it) rein_in(visit, person.id);
  tell(visit, person, giver(visit) + " ended what was given to " + person.called + ": " + post + " again.");
  return reply_of(person.called + " is " + post + " again, as on the roster.");
}

}  // namespace

Reply make(Visit& visit) {
  if (visit.pressed()) {
    const Staff* person = visit.school.staff(visit.id<StaffId>("staff"));
    const auto role = visit.number("post");
    const auto until = visit.day("until");
    if (!role || *role < 0 || *role > static_cast<int>(Staff::Role::admin) || !until)
      return reply_of(std::string(how));
    const std::string refused = why_not(visit, person, *until);
    if (!refused.empty()) return reply_of(refused);
    return give(visit, *person, static_cast<Staff::Role>(*role), *until);
  }
  const auto& asked = std::get<language::MakePost>(visit.intent);
  const Staff* person = asked.who.size() == 1 ? visit.school.staff(asked.who.front()) : nullptr;
  if (asked.who.size() > 1)
    return reply_of(
        "Several on the staff roster are called so. Please type first and last name. Nothing was changed.");
  if (asked.as_before) {
    const std::string refused = why_not(visit, person, visit.today);
    return refused.empty() ? as_before(visit, *person) : reply_of(refused);
  }
  const auto role = role_called(asked.post);
  if (!role)
    return reply_of("Which post? I know counselor, lead, teacher, coach, principal and IT admin. " +
                    std::string(how));
  if (!asked.until) return reply_of("Until which day? " + std::string(how));
  const std::string refused = why_not(visit, person, *asked.until);
  return refused.empty() ? shown(visit, *person, *role, *asked.until) : reply_of(refused);
}

void end_posts(const Visit& visit) {
  for (const GivenPost& post : posts::all(visit.db)) {
    if (post.until >= visit.today) continue;
    const audit::Change change(visit.db, audit::Record::post, post.staff);
    posts::end(visit.db, post.staff);
    visit.put_on_record(
        {visit.request.now, StaffId{}, "post ended", "staff " + id_field(post.staff), change.hashes()});
  }
}

void look_at_posts(const Visit& visit, Findings& findings) {
  constexpr std::chrono::days soon{7};
  for (const GivenPost& post : posts::all(visit.db)) {
    const Staff* person = visit.school.staff(post.staff);
    if (person == nullptr || !person->active || post.until < visit.today) continue;
    const std::string is = std::string(post_words(post.role)) + " until " + day_words_year(post.until);
    findings.facts.rows.emplace_back(person->called, is);
    if (post.until <= visit.today + soon)
      findings.to_do.push_back(person->called + " is " + is + ", and then " +
                               std::string(post_words(of_the_roster(visit, post.staff))) + " again. “make " +
                               person->called + " …” with a later day makes it longer.");
  }
}

}  // namespace knownby::admin
