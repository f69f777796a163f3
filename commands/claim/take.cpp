// Taking a student for the week, and giving one back.

#include <algorithm>
#include <utility>

#include "commands/calendar/waking.hpp"
#include "commands/checkin/save.hpp"
#include "commands/claim/claim.hpp"
#include "commands/refusal.hpp"
#include "commands/week/in_place.hpp"
#include "commands/whom.hpp"

namespace knownby::claim {
namespace {

constexpr std::string_view nothing = " Nothing was saved.";

const Claim* own_of(const Visit& visit, const std::vector<Claim>& open) {
  const auto own =
      std::find_if(open.begin(), open.end(), [&](const Claim& one) { return one.staff == visit.speaker.id; });
  return own == open.end() ? nullptr : &*own;
}

// "until Fri 23 Oct".
std::string until_words(const Visit& visit) {
  const std::chrono::local_days friday = week_end(visit.today) - std::chrono::days(3);
  return "until " + day_words(last_school_day(visit.school.calendar(), friday).value_or(friday));
}

Reply with_list(Visit& visit, const std::string& said) {
  const auto week = week_cards::find(visit.db, visit.id<WeekId>("week"));
  Reply reply = week ? list_of(visit, *week, said) : reply_of(said);
  reply.replaces_pressed = true;
  return reply;
}

// Nothing was saved: who has the student, and the two ways on.
Reply taken_already(Visit& visit, StudentId id, const std::vector<Claim>& open) {
  const Student& student = *visit.school.student(id);
  const std::string said = holder_words(visit, open) + ": " + student.given +
                           ". You are welcome to join, or to take somebody else. Nothing was changed.";
  if (week_cards::find(visit.db, visit.id<WeekId>("week"))) return with_list(visit, said);
  Reply reply = reply_of(said);
  Buttons buttons{{{"Join", "claim", {{"student", id_field(id)}, {"join", "yes"}}}}};
  if (const auto week = week::card_meant(visit))
    buttons.buttons.push_back({"Take another", "see", {{"week", id_field(week->id)}}});
  reply.card.blocks.push_back(std::move(buttons));
  reply.replaces_pressed = visit.pressed();
  return reply;
}

Reply took(Visit& visit, StudentId id, const Claim& claim) {
  const Student& student = *visit.school.student(id);
  week::bring_up_to_date(visit, id);
  if (!visit.request.field("week").empty()) return with_list(visit, student.given + " is yours this week.");
  Reply reply = reply_of(visit.school.label(id) + " is yours " + until_words(visit) +
                         ". Once you have talked, the name alone logs it.");
  reply.card.blocks.push_back(Buttons{{{"Give back", "release", {{"claim", id_field(claim.id)}}}}});
  reply.replaces_pressed = visit.pressed();
  return reply;
}

Reply take_one(Visit& visit, StudentId id) {
  const Student* student = visit.school.student(id);
  const bool is_here = student != nullptr && !student->left;
  if (!is_here || !may(visit, Right::look_after, id)) {
    Reply said =
        refusal("That student isn't in one of your groups, so I can't note it. You can still log a talk." +
                    std::string(nothing),
                "", {is_here ? way_on::talked(visit, id) : way_on::suggest()});
    return is_here ? out_of_reach(visit, "a student", std::move(said)) : said;
  }
  const auto last = students::last_checkin(visit.db, id);
  if (last && *last >= visit.today) {
    const std::string said = student->given + " has a check-in logged today already." + std::string(nothing);
    return visit.pressed() ? with_list(visit, said) : reply_of(said);
  }
  const std::vector<Claim> open = claims::open_of_student(visit.db, id, visit.today);
  if (const Claim* own = own_of(visit, open)) return took(visit, id, *own);
  if (!open.empty() && visit.request.field("join").empty()) return taken_already(visit, id, open);
  Claim claim;
  claim.student = id;
  claim.staff = visit.speaker.id;
  claim.since = visit.today;
  claim.until = week_end(visit.today);
  claim.at = visit.request.now;
  const auto made = claims::take(visit.db, claim);
  return took(visit, id, made.value_or(claim));
}

// "claim 1 and 2": the first and the second of this week's list, as its card shows it to this person.
std::vector<Reply> numbered(Visit& visit, const std::vector<int>& numbers) {
  if (numbers.empty()) return {};
  const auto week = week::card_meant(visit);
  std::vector<StudentId> listed;
  if (week) listed = week->students;
  std::erase_if(listed, [&](StudentId id) { return !may(visit, Right::look_after, id); });
  const auto is_listed = [&](int number) { return number >= 1 && number <= static_cast<int>(listed.size()); };
  if (std::none_of(numbers.begin(), numbers.end(), is_listed))
    return {
        refusal("I don't know which list you mean. Please type the name: “take zoe”." + std::string(nothing),
                "", {way_on::suggest(), way_on::left()})};
  std::vector<Reply> replies;
  for (const int number : numbers)
    replies.push_back(is_listed(number)
                          ? take_one(visit, listed[static_cast<std::size_t>(number - 1)])
                          : reply_of("Your list ends at " + std::to_string(listed.size()) +
                                     ", so nobody was taken for " + std::to_string(number) + "."));
  return replies;
}

Reply join_cards(std::vector<Reply> replies) {
  Reply all = std::move(replies.front());
  for (std::size_t i = 1; i < replies.size(); ++i) {
    std::vector<Block>& blocks = replies[i].card.blocks;
    std::move(blocks.begin(), blocks.end(), std::back_inserter(all.card.blocks));
  }
  return all;
}

Reply release_one(Visit& visit, const Claim& claim) {
  const Student* student = visit.school.student(claim.student);
  const std::string given = student == nullptr ? "That student" : student->given;
  claims::release(visit.db, claim.id, visit.request.now);
  week::bring_up_to_date(visit, claim.student);
  const std::string said = "All right, " + given + " is open to the team again.";
  if (!visit.request.field("week").empty()) return with_list(visit, said);
  Reply reply = reply_of(said);
  reply.replaces_pressed = visit.pressed();
  return reply;
}

Reply release_named(Visit& visit, const language::Named& named) {
  if (const auto own = own_claim_of(visit, named)) return release_one(visit, *own);
  const auto who = meant(visit, Right::look_after, &named, "release");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  return not_yours(visit, std::get<StudentId>(who));
}

}  // namespace

Reply not_yours(const Visit& visit, StudentId student) {
  return refusal(called_among(visit, student, {}) + " isn't yours this week. Nothing was changed.", "",
                 way_on::about(visit, {student}));
}

std::optional<Claim> own_claim_of(const Visit& visit, const language::Named& named) {
  std::optional<Claim> found;
  for (StudentId id : named.candidates) {
    const std::vector<Claim> open = claims::open_of_student(visit.db, id, visit.today);
    const Claim* own = own_of(visit, open);
    if (own != nullptr && found) return std::nullopt;
    if (own != nullptr) found = *own;
  }
  return found;
}

// On a weekend the week ahead is meant.
std::chrono::local_days week_end(std::chrono::local_days today) {
  return monday_of(today + std::chrono::days(2)) + std::chrono::days(7);
}

Reply take(Visit& visit) {
  if (visit.pressed()) {
    const auto id = whom(visit, visit.request.field("student"));
    return id ? take_one(visit, *id) : nobody_such(visit, Right::look_after, nullptr, "claim");
  }
  const auto& asked = std::get<language::Claiming>(visit.intent);
  if (asked.students.empty() && asked.numbers.empty())
    return refusal("Whom would you like to take?" + std::string(nothing), "Such as “take zoe”.",
                   {way_on::suggest(), way_on::left()});
  std::vector<Reply> replies = numbered(visit, asked.numbers);
  for (const language::Named& named : asked.students) {
    const auto who = meant(visit, Right::look_after, &named, "claim");
    const auto* reply = std::get_if<Reply>(&who);
    replies.push_back(reply != nullptr ? *reply : take_one(visit, std::get<StudentId>(who)));
  }
  return join_cards(std::move(replies));
}

Reply release(Visit& visit) {
  if (visit.pressed()) {
    const auto claim = claims::find(visit.db, visit.id<ClaimId>("claim"));
    if (claim && claim->staff == visit.speaker.id) return release_one(visit, *claim);
    return reply_of("I don't find that any more. Nothing was changed.");
  }
  const std::vector<language::Named>& students = std::get<language::Claiming>(visit.intent).students;
  if (students.empty())
    return which_of_own(visit, "Whom would you like to give back? Nothing was changed.",
                        "Such as “release zoe”.");
  std::vector<Reply> replies;
  for (const language::Named& named : students) replies.push_back(release_named(visit, named));
  return join_cards(std::move(replies));
}

int release_all(Visit& visit, StaffId staff) {
  const std::vector<Claim> open = claims::open_of_staff(visit.db, staff, visit.today);
  for (const Claim& claim : open) {
    claims::release(visit.db, claim.id, visit.request.now);
    week::bring_up_to_date(visit, claim.student);
  }
  return static_cast<int>(open.size());
}

}  // namespace knownby::claim
