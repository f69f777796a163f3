// Whom one might talk to next, among one's own students; and whom not to name.
#include <algorithm>
#include <array>
#include <utility>

#include "commands/ask/who.hpp"
#include "commands/checkin/save.hpp"
#include "commands/known/known.hpp"
#include "commands/refusal.hpp"
#include "commands/week/pool.hpp"
#include "commands/whom.hpp"
#include "store/checkins.hpp"
#include "store/known/facts.hpp"
#include "store/known/wishes.hpp"

namespace knownby::known {
namespace {

constexpr int most_suggested = 3;

constexpr std::chrono::days watch_lasts{14};

constexpr std::array openers{"Ask what the best part of the week was so far.",
                             "Ask what there is to look forward to.",
                             "Ask for a song you should hear.",
                             "Ask what you should know about today.",
                             "Ask for advice on something small.",
                             "Say one good thing you noticed."};

// Whom one keeps an eye on comes first, whatever the gap; not who has a check-in of today, or is out.
std::vector<StudentId> with_watched(const Visit& visit, const std::vector<StudentId>& chosen) {
  const std::vector<StudentId> away = checkins::away_on(visit.db, visit.today);
  std::vector<StudentId> first;
  for (StudentId id : wishes::watched(visit.db, visit.speaker.id, visit.today)) {
    const Student* student = visit.school.student(id);
    const bool is_out = std::find(away.begin(), away.end(), id) != away.end();
    const bool is_reached =
        may(visit, Right::contacts, id) && students::last_checkin(visit.db, id) == visit.today;
    if (student != nullptr && !student->left && !is_out && !is_reached) first.push_back(id);
  }
  for (StudentId id : chosen)
    if (std::find(first.begin(), first.end(), id) == first.end()) first.push_back(id);
  first.resize(std::min<std::size_t>(first.size(), most_suggested));
  return first;
}

// From what is known where something is; never the same opener for everybody.
std::string opener_for(const Visit& visit, StudentId id) {
  for (const Fact& fact :
       may(visit, Right::facts, id) ? facts::of_student(visit.db, id) : std::vector<Fact>()) {
    if (fact.kind == Fact::Kind::interest) return "Ask about " + fact.words + ".";
    if (fact.kind == Fact::Kind::ambition) return "Ask about becoming a " + fact.words + ".";
  }
  return openers[static_cast<std::size_t>(id.value) % openers.size()];
}

// One may keep an eye on anybody; what is logged of them is told within one's right to it.
std::string why_them(const Visit& visit, const week::Pool& pool, StudentId id) {
  const week::Candidate* one = week::find(pool, id);
  if (one == nullptr || !may(visit, Right::contacts, id)) return "you keep an eye on them";
  return week::reason(visit.school, *visit.school.student(id), students::last_checkin(visit.db, id),
                      visit.today, one->adult);
}

}  // namespace

Reply suggest(Visit& visit) {
  const bool watches = !wishes::watched(visit.db, visit.speaker.id, visit.today).empty();
  const bool has_own = !visit.school.scope(visit.speaker.id).mine.empty() &&
                       how_far(visit.speaker.role, Right::look_after) != Reach::nobody;
  if (!has_own && !watches) {
    return refusal("You have no groups of your own on the roster, so there is nobody I would suggest.",
                   "Whoever you talk with can be logged by their full name.",
                   {way_on::form(), way_on::help()});
  }
  if (auto later = ask::not_just_now(visit, {"Ask again", "suggest", {}})) return *later;
  const week::Pool pool =
      week::pool_for(visit.db, visit.school, visit.speaker.id, visit.today, most_suggested);
  const std::vector<StudentId> chosen = with_watched(visit, week::choose(pool));
  if (chosen.empty()) return reply_of("Up to you: each of your students has a check-in logged lately.");
  Reply reply = reply_of("Up to you, and no hurry. You might talk to:");
  Buttons talked;
  for (StudentId id : chosen) {
    const Student* student = visit.school.student(id);
    reply.card.blocks.push_back(Text{{bold(visit.school.label(id)), plain(": " + why_them(visit, pool, id) +
                                                                          ". " + opener_for(visit, id))}});
    talked.buttons.push_back({"Talked with " + student->given, "log", {{"student", whom_field(visit, id)}}});
  }
  reply.card.blocks.push_back(std::move(talked));
  visit.drafts.show(visit.speaker.id, chosen, visit.request.now);
  return reply;
}

Reply watch(Visit& visit) {
  const auto who = meant(visit, Right::log, nullptr, "watch");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  const std::string given = visit.school.given(student);
  if (!visit.request.field("end").empty()) {
    wishes::unwatch(visit.db, visit.speaker.id, student);
    return reply_of("All right, " + given + " is suggested to you like everybody else.");
  }
  const std::chrono::local_days until = visit.today + watch_lasts;
  wishes::watch(visit.db, visit.speaker.id, student, until);
  Reply reply = reply_of("Until " + day_words(until) + " " + given +
                         " comes first when you ask “who should I talk to”. Nobody else is told.");
  reply.card.blocks.push_back(
      Buttons{{{"Undo", "watch", {{"student", whom_field(visit, student)}, {"end", "yes"}}}}});
  return reply;
}

Reply leave_off(Visit& visit) {
  const auto* typed = visit.pressed() ? nullptr : &std::get<language::LeaveOff>(visit.intent).student;
  const auto who = meant(visit, Right::log, typed, "leave_off");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  const std::string given = visit.school.given(student);
  const std::string_view answer = visit.request.field("answer");
  const auto button = [&](const char* label, const char* means) {
    return Button{label, "leave_off", {{"student", whom_field(visit, student)}, {"answer", means}}};
  };
  const std::chrono::local_days monday = monday_of(visit.today) + std::chrono::days(7);
  Reply reply;
  if (answer == "yes") {
    wishes::leave_off(visit.db, visit.speaker.id, student, monday);
    reply =
        reply_of("I'll leave " + given + " out of what I suggest to you until " + day_words(monday) + ".");
    reply.card.blocks.push_back(Buttons{{button("Undo", "back")}});
  } else if (answer == "back") {
    wishes::put_back(visit.db, visit.speaker.id, student);
    reply = reply_of(given + " may be suggested to you again.");
  } else if (answer == "no") {
    reply = reply_of("All right. Nothing was changed.");
  } else {
    reply = reply_of("Nothing logged. Leave " + given + " off what I suggest to you this week?");
    reply.card.blocks.push_back(Buttons{{button("Yes", "yes"), button("No", "no")}});
  }
  reply.replaces_pressed = visit.pressed();
  return reply;
}

}  // namespace knownby::known
