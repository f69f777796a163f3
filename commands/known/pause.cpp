// Being out, being asked nothing; and what is not built yet.
#include "commands/claim/claim.hpp"
#include "commands/known/known.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"
#include "store/known/wishes.hpp"
#include "store/week/asks.hpp"

namespace knownby::known {
namespace {

using What = language::Pause::What;

std::string released_words(int count) {
  if (count == 0) return {};
  if (count == 1) return " The student you took is open to the team again.";
  return " The " + std::to_string(count) + " students you took are open to the team again.";
}

// "until Mon 19 Oct": of a day without school, the next one with.
std::string until_words(const Visit& visit, std::chrono::local_days until) {
  return " until " + day_words(visit.school.calendar().school_day_from(until).value_or(until));
}

// `first`: the day somebody said they are away from, where it lies ahead; a pause begins at once.
Reply paused(Visit& visit, std::optional<std::chrono::local_days> until,
             std::optional<std::chrono::local_days> first = {}) {
  wishes::pause(visit.db, visit.speaker.id, until);
  const bool today = until && *until <= visit.today + std::chrono::days(1);
  const std::string when = !until ? " until you say “back”" : today ? " today" : until_words(visit, *until);
  // Back before the week ends: what they took can wait for them.
  const bool away_all_week = !until || *until >= claim::week_end(visit.today);
  const int released = away_all_week ? claim::release_all(visit, visit.speaker.id) : 0;
  Reply reply = reply_of(std::string(first ? "I can only begin today: I won't suggest anyone to you from now"
                                           : "I won't suggest anyone to you") +
                         when + ", and the weekly card doesn't count on you. Nobody is told why." +
                         released_words(released));
  if (first)
    reply.card.blocks.push_back(quietly("To be asked as usual before " + day_words(*first) +
                                        ", press “I'm back”, and tell me again on that day."));
  reply.card.blocks.push_back(Buttons{{{"I'm back", "pause", {{"what", "back"}}}}});
  return reply;
}

Reply resumed(Visit& visit) {
  const bool unmuted = wishes::unmute(visit.db, visit.speaker.id);
  return reply_of(wishes::resume(visit.db, visit.speaker.id) || unmuted
                      ? "Welcome back. I count on you again, gently."
                      : "Welcome back. There was nothing to change.");
}

// "stop", and what.
Reply stopped(Visit& visit, std::string_view what) {
  if (what == "suggestions") return paused(visit, std::nullopt);
  if (what != "all") return reply_of("That is nothing I send. Nothing was changed.");
  wishes::pause(visit.db, visit.speaker.id, std::nullopt);
  wishes::mute(visit.db, visit.speaker.id);
  claim::release_all(visit, visit.speaker.id);
  Reply reply = reply_of(
      "I won't write to you of my own accord, nor suggest anyone, until you say “back”. What you ask I still "
      "answer.");
  reply.card.blocks.push_back(Buttons{{{"I'm back", "pause", {{"what", "back"}}}}});
  return reply;
}

// For whoever works part-time, or has enough: their own choice, and nobody else's.
Reply fewer_asks(Visit& visit, bool fewer) {
  asks::allow(visit.db, visit.speaker.id, fewer ? std::optional<int>(1) : std::nullopt);
  Reply reply =
      reply_of(fewer ? "I'll suggest one student a week to you at most." : "As before: two a week at most.");
  if (fewer) reply.card.blocks.push_back(Buttons{{{"As before", "pause", {{"what", "usual"}}}}});
  reply.replaces_pressed = true;
  return reply;
}

// To whoever would ask a counselor about somebody: what one may do oneself.
std::vector<Button> watch_and_talked(const Visit& visit, const std::vector<StudentId>& about) {
  if (about.empty()) return {};
  const StudentId id = about.front();
  std::vector<Button> ways{
      {"Keep an eye on " + called_among(visit, id, {}), "watch", {{"student", whom_field(visit, id)}}}};
  if (auto button = word_button(visit, id)) ways.insert(ways.begin(), *std::move(button));
  ways.push_back(way_on::talked(visit, id));
  return ways;
}

// As the buttons under it have it.
std::string what_instead(const Visit& visit, const std::vector<StudentId>& about) {
  const bool may_ask = !about.empty() && word_button(visit, about.front());
  return may_ask ? "I can ask for a word with you, and nothing you wrote goes with it."
                 : "Please ask in person.";
}

}  // namespace

Reply pause(Visit& visit) {
  Reply reply;
  const std::string_view what = visit.request.field("what");
  if (what == "once" || what == "usual") return fewer_asks(visit, what == "once");
  if (visit.pressed()) {
    reply = what == "back" ? resumed(visit) : stopped(visit, what);
    reply.replaces_pressed = true;
    return reply;
  }
  const auto& asked = std::get<language::Pause>(visit.intent);
  if (asked.what == What::back) return resumed(visit);
  if (asked.what == What::ask) {
    reply = reply_of("Stop what? Nothing is stopped yet.");
    reply.card.blocks.push_back(Buttons{{{"Weekly suggestions to me", "pause", {{"what", "suggestions"}}},
                                         {"One suggestion a week is enough", "pause", {{"what", "once"}}},
                                         {"All messages to me", "pause", {{"what", "all"}}}}});
    return reply;
  }
  if (!asked.heard.empty() || !asked.first_day_back || *asked.first_day_back <= visit.today) {
    return refusal("You are out, and I can't read until when" +
                       (asked.heard.empty() ? std::string() : ": “" + asked.heard + "”") +
                       ". Nothing was changed.",
                   "Such as “out until Nov 30”.",
                   {{"Out until I say “back”", "pause", {{"what", "suggestions"}}}, way_on::help()});
  }
  return paused(visit, asked.first_day_back, asked.first_day_out);
}

Reply later(Visit& visit) {
  const auto& typed = std::get<language::Later>(visit.intent);
  const std::vector<StudentId>& about = typed.students;
  switch (typed.what) {
    case language::Later::What::counselor:
      return refusal("I pass on no message, so nothing was saved or sent. " + what_instead(visit, about),
                     about.empty() ? "To log a talk, begin with the name: “Bobby at lunch”." : "",
                     watch_and_talked(visit, about));
    case language::Later::What::two_by_ten:
      return refusal("Not yet: 2x10 comes later, so nothing was saved. Until then log each talk by the name.",
                     "", about.empty() ? std::vector<Button>{way_on::form()} : way_on::about(visit, about));
  }
  return {};
}

}  // namespace knownby::known
