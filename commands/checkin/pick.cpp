// The answers to what was asked about an entry: who was meant, which day, or that it is not to be logged.
#include <algorithm>
#include <utility>

#include "commands/ask/ask.hpp"
#include "commands/checkin/checkin.hpp"
#include "commands/checkin/inputs.hpp"
#include "commands/checkin/save.hpp"
#include "commands/refusal.hpp"
#include "store/known/wishes.hpp"

namespace knownby::checkin {
namespace {

// What a person confirmed of a guess is understood the next time: theirs alone.
void learn(Visit& visit, const language::Entry& entry) {
  const bool guessed = entry.student.trust >= language::Trust::edit_distance && !entry.student.clear;
  if (!guessed || entry.student.candidates.size() != 1) return;
  const std::string heard = language::folded_words(entry.student.heard);
  if (!heard.empty() && heard.size() <= 60) {
    wishes::learn(visit.db, visit.speaker.id, heard, entry.student.candidates.front());
  }
}

Reply form_for(const Visit& visit, const std::string& draft, std::size_t index, bool day) {
  Reply form;
  form.opens_form = true;
  form.card.title = day ? "Which day was it?" : "Who was it?";
  Input asked = day ? day_input(visit.today) : Input{"name", "Full name"};
  if (day) asked.name = "date";
  form.card.blocks.push_back(
      Form{{std::move(asked)}, {"Log it", "pick", {{"draft", draft}, {"entry", std::to_string(index)}}}});
  return form;
}

// The student this press chose, among those it was asked about. False: none of them.
bool take_student(Visit& visit, language::Entry& entry, StudentId student) {
  const std::vector<StudentId>& offered = entry.student.candidates;
  if (std::find(offered.begin(), offered.end(), student) == offered.end()) return false;
  if (offered.size() == 1) learn(visit, entry);
  entry.student.candidates = {student};
  entry.student.clear = true;
  return true;
}

// What is told of the first of these holds for all of them: each on its day. `chosen`: a button was the
// answer, so nothing is asked twice; what was typed is asked about as ever.
Reply settle(Visit& visit, OpenEntries& open, const std::vector<std::size_t>& together,
             const std::string& token, bool chosen) {
  language::Named student = open.entries[together.front()].student;
  student.others.clear();  // who was chosen is meant
  std::vector<language::Entry> told;
  for (const std::size_t one : together) {
    open.entries[one].student = student;
    told.push_back(open.entries[one]);
  }
  Outcome outcome = save(visit, told, open.batch, chosen);
  open.batch = outcome.batch;
  for (const std::size_t one : together) {
    language::Entry& entry = open.entries[one];
    const bool still_open =
        std::any_of(outcome.open.begin(), outcome.open.end(),
                    [&](const language::Entry& other) { return other.day.day == entry.day.day; });
    if (!still_open) entry.student.heard.clear();
  }
  outcome.open = open.entries;
  Reply reply = echo(visit, outcome, token);
  reply.replaces_pressed = true;
  return reply;
}

Reply drop(Visit& visit, OpenEntries& open, const std::vector<std::size_t>& together,
           const std::string& token) {
  for (const std::size_t one : together) open.entries[one].student.heard.clear();
  Outcome outcome;
  outcome.batch = open.batch;
  outcome.not_saved.emplace_back(stands(visit, open.batch) ? "All right. Nothing was saved for that name."
                                                           : "All right. Nothing was saved.");
  outcome.open = open.entries;
  Reply reply = echo(visit, outcome, token);
  reply.replaces_pressed = true;
  return reply;
}

// Whom a yes means, or "the second" of those that were shown; none: that is not said.
std::optional<StudentId> chosen_by(const language::Answered& said, const language::Entry& asked) {
  const std::vector<StudentId>& offered = asked.student.candidates;
  const auto choice = static_cast<std::size_t>(said.choice);
  if (choice == 0) return offered.size() == 1 ? std::optional(offered.front()) : std::nullopt;
  const bool is_shown = choice <= offered.size() && offered.size() <= most_choices;
  return is_shown ? std::optional(offered[choice - 1]) : std::nullopt;
}

// What stands open of a line, and whether that is one question.
struct Asked {
  explicit Asked(OpenEntries& open) {
    const auto is_open = [](const language::Entry& one) { return !one.student.heard.empty(); };
    const auto found = std::find_if(open.entries.begin(), open.entries.end(), is_open);
    if (found == open.entries.end()) return;
    first = &*found;
    together = asked_together(open.entries, static_cast<std::size_t>(found - open.entries.begin()));
    const auto all_open = static_cast<std::size_t>(std::count_if(found, open.entries.end(), is_open));
    only_one = all_open == together.size();
    whom = !first->student.clear || first->day.trouble == language::Day::Trouble::none;
  }
  language::Entry* first = nullptr;  // null: nothing
  std::vector<std::size_t> together{};
  bool only_one = false;
  bool whom = false;  // it is asked who was meant, and not which day it was
};

Reply which_question() {
  return refusal("I can't tell which question that answers; please press its button. Nothing saved.",
                 "To log, begin with a name: “Bobby at lunch”.", {way_on::form(), way_on::help()});
}

}  // namespace

Reply pick(Visit& visit) {
  const std::string token(visit.request.field("draft"));
  auto* draft = visit.drafts.find(token, visit.speaker.id, visit.request.now);
  auto* open = draft == nullptr ? nullptr : std::get_if<OpenEntries>(draft);
  const std::size_t index = static_cast<std::size_t>(visit.number("entry").value_or(-1));
  if (open == nullptr || index >= open->entries.size() || open->entries[index].student.heard.empty()) {
    return reply_of(
        "That question is settled, or older than ten minutes. If it still matters, please type it again.");
  }
  language::Entry& entry = open->entries[index];
  const std::vector<std::size_t> together = asked_together(open->entries, index);
  if (!visit.request.field("drop").empty()) return drop(visit, *open, together, token);
  const std::string_view name = visit.request.field("name"), date = visit.request.field("date");
  const auto day = visit.day("day");
  const auto student = visit.id<StudentId>("student");
  if (!date.empty()) {
    const std::string trouble = trouble_with_day(visit, date);
    if (!trouble.empty()) return not_taken({{"date", trouble}});
    entry.day = {.day = *day_called(date), .other = {}};
  } else if (day) {
    if (*day > visit.today) return reply_of("I only log what has happened. Nothing was saved.");
    entry.day = {.day = *day, .other = {}};
  } else if (!name.empty()) {
    entry.student = language::name(name, setting_of(visit));
    entry.student.heard = name;
  } else if (!student) {
    return form_for(visit, token, index, visit.request.field("ask") == "day");
  } else if (!take_student(visit, entry, student)) {
    return reply_of("I don't find that student any more. Nothing was saved.");
  }
  return settle(visit, *open, together, token, name.empty());
}

Reply answer(Visit& visit) {
  const auto* said = std::get_if<language::Answered>(&visit.intent);
  const auto [token, open] = visit.drafts.last_question(visit.speaker.id, visit.request.now);
  if (open == nullptr || said == nullptr) return which_question();
  const Asked asked(*open);
  if (asked.first == nullptr) return which_question();
  if (asked.only_one && !said->yes) return drop(visit, *open, asked.together, token);
  const auto chosen = chosen_by(*said, *asked.first);
  if (asked.only_one && asked.whom && chosen && take_student(visit, *asked.first, *chosen))
    return settle(visit, *open, asked.together, token, true);
  Outcome again;
  again.batch = open->batch;
  again.not_saved.emplace_back(said->offhand
                                   ? "I can't tell which that means, so please press its button:"
                                   : "That needs more than a yes or no, so please press its button:");
  again.open = open->entries;
  return echo(visit, again, token);
}

std::optional<Reply> answer_by_name(Visit& visit, const language::Named& meant) {
  const auto was_asked = visit.drafts.just_asked(visit.speaker.id, visit.request.now);
  visit.drafts.went_on(visit.speaker.id);
  if (was_asked != Drafts::Asks::entries) return std::nullopt;
  const auto [token, open] = visit.drafts.last_question(visit.speaker.id, visit.request.now);
  if (open == nullptr) return std::nullopt;
  const Asked asked(*open);
  if (asked.first == nullptr || !asked.whom) return std::nullopt;
  if (!asked.only_one) return which_question();
  asked.first->student = meant;
  return settle(visit, *open, asked.together, token, false);
}

Reply ok(Visit& visit) {
  const auto* said = std::get_if<language::Answered>(&visit.intent);
  const bool asks = said != nullptr && visit.speaker.id && sees_students(visit.speaker);
  using Asks = Drafts::Asks;
  const Asks asked = asks ? visit.drafts.just_asked(visit.speaker.id, visit.request.now) : Asks::nothing;
  visit.drafts.went_on(visit.speaker.id);
  if (asked == Asks::entries) return answer(visit);
  if (asked == Asks::by_button) return which_question();
  const bool is_kind = said != nullptr && said->choice == 0;
  using Why = language::NotUnderstood::Why;
  visit.intent = language::NotUnderstood{.why = is_kind ? Why::thanks : Why::no_student};
  return ask::not_understood(visit);
}

}  // namespace knownby::checkin
