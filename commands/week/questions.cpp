#include "commands/week/questions.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "commands/week/week.hpp"
#include "store/records/change.hpp"
#include "store/week/questions.hpp"

namespace knownby::week {
namespace {

constexpr std::string_view library_text =
#include "questions.inc"
    ;

constexpr std::size_t longest_question = 140;  // bytes: the card is read at a glance
constexpr std::size_t most_of_their_own = 100;

bool is_wanted(const std::vector<OwnQuestion>& own, const std::string& words) {
  return std::none_of(own.begin(), own.end(),
                      [&](const OwnQuestion& one) { return one.words == words && !one.wanted; });
}

std::string change(Visit& visit) {
  const std::string add(visit.request.field("add"));
  const std::string drop(visit.request.field("drop"));
  if (add.empty() && drop.empty()) return {};
  const std::vector<OwnQuestion> own = questions::all(visit.db);
  const std::vector<std::string> ours = library();
  const auto is_ours = [&](const std::string& words) {
    return std::find(ours.begin(), ours.end(), words) != ours.end();
  };
  if (add.size() > longest_question || add.find('\n') != std::string::npos)
    return "That is longer than a question on a card can be (140 letters, one line). Nothing was changed.";
  if (!add.empty() && own.size() >= most_of_their_own) return "There are 100 already. Nothing was changed.";
  const audit::Change change(visit.db, audit::Record::questions, 0);
  if (add.empty()) {
    is_ours(drop) ? questions::put(visit.db, {drop, false}) : void(questions::remove(visit.db, drop));
  } else {
    is_ours(add) ? void(questions::remove(visit.db, add)) : questions::put(visit.db, {add, true});
  }
  visit.put_on_record({visit.request.now, visit.speaker.id, "questions", add.empty() ? "one out" : "one in",
                       change.hashes()});
  return add.empty() ? "Left out." : "Added.";
}

// What stands on this week's cards already, whatever was put in or left out since.
std::string asked_this_week(const Visit& visit) {
  for (const WeekCard& card : week_cards::all_of_week(visit.db, iso_week(visit.today)))
    if (!card.question.empty()) return card.question;
  return question_of_the_week(visit.db, visit.today);
}

}  // namespace

std::vector<std::string> library() {
  std::vector<std::string> lines;
  std::istringstream text{std::string(library_text)};
  for (std::string line; std::getline(text, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

std::vector<std::string> wanted_questions(Db& db) {
  const std::vector<OwnQuestion> own = questions::all(db);
  std::vector<std::string> found = library();
  std::erase_if(found, [&](const std::string& words) { return !is_wanted(own, words); });
  for (const OwnQuestion& one : own)
    if (one.wanted) found.push_back(one.words);
  return found;
}

std::string question_of_the_week(Db& db, std::chrono::local_days day) {
  const std::vector<std::string> all = wanted_questions(db);
  if (all.empty()) return {};
  const auto weeks = monday_of(day).time_since_epoch() / std::chrono::days(7);
  return all[static_cast<std::size_t>(weeks) % all.size()];
}

Reply questions(Visit& visit) {
  Reply reply;
  const std::string changed = change(visit);
  if (!changed.empty()) reply.card.blocks.push_back(says(changed));
  const std::vector<std::string> all = wanted_questions(visit.db);
  const std::string now = asked_this_week(visit);
  const std::string next = question_of_the_week(visit.db, visit.today + std::chrono::days(7));
  reply.card.title = "Questions of the week";
  reply.card.blocks.push_back(says(all.empty() ? std::string("There are none, so the card asks none.")
                                               : "One of " + std::to_string(all.size()) +
                                                     " stands below each weekly card, in turn."));
  const auto shown = [&](const char* when, const std::string& words) {
    if (words.empty()) return;
    reply.card.blocks.push_back(Text{{bold(when), plain(words)}});
    reply.card.blocks.push_back(Buttons{{{"Leave this one out", "questions", {{"drop", words}}}}});
  };
  shown("This week: ", now);
  if (next != now) shown("Next week: ", next);
  for (const OwnQuestion& one : questions::all(visit.db)) {
    reply.card.blocks.push_back(says((one.wanted ? "Yours: " : "Left out: ") + one.words));
    reply.card.blocks.push_back(Buttons{{{one.wanted ? "Leave it out" : "Take it in again",
                                          "questions",
                                          {{one.wanted ? "drop" : "add", one.words}}}}});
    if (reply.card.blocks.size() > 20) break;
  }
  reply.card.blocks.push_back(Form{{{"add", "A question of your own"}}, {"Add it", "questions", {}}});
  reply.replaces_pressed = visit.pressed();
  return reply;
}

}  // namespace knownby::week
