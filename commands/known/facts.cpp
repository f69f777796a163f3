// What a student would be glad we know.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "commands/known/kept_out.hpp"
#include "commands/known/known.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"
#include "commands/words/list_words.hpp"
#include "commands/words/lower_case.hpp"
#include "store/known/facts.hpp"

namespace knownby::known {
namespace {

constexpr std::size_t most_at_once = 8;
constexpr std::size_t longest_fact = 120;  // bytes: a thing to know, no story

std::string_view word_for(Fact::Kind kind) {
  constexpr std::array words{"interest", "ambition", "strength", "preference"};
  return words[static_cast<std::size_t>(kind)];
}

// Takes the beginning off where the text has it, in any case.
bool take(std::string& text, std::initializer_list<std::string_view> beginnings) {
  const std::string plain = in_lower_case(text) + " ";
  for (const std::string_view one : beginnings) {
    if (!plain.starts_with(std::string(one) + " ")) continue;
    text.erase(0, std::min(one.size() + 1, text.size()));
    return true;
  }
  return false;
}

Fact fact_in(std::string words) {
  Fact fact;
  take(words, {"and", "she", "he", "they", "is", "really"});
  if (take(words, {"wants to be", "wants to become", "hopes to be", "dreams of being"})) {
    fact.kind = Fact::Kind::ambition;
    take(words, {"a", "an"});
  } else if (take(words, {"wants to", "hopes to", "dreams of"})) {
    fact.kind = Fact::Kind::ambition;
  } else if (take(words, {"good at", "great at"})) {
    fact.kind = Fact::Kind::strength;
  } else {
    take(words, {"loves", "likes", "into", "enjoys", "plays"});
  }
  fact.words = std::move(words);
  return fact;
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" .\t\n\r");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" .\t\n\r") - from + 1));
}

std::vector<std::string> things_in(std::string_view words) {
  std::vector<std::string> things;
  while (!words.empty() && things.size() < most_at_once) {
    const std::size_t end = std::min(words.find_first_of(",;\n"), words.size());
    std::string thing = trimmed(words.substr(0, end));
    if (!thing.empty() && thing.size() <= longest_fact) things.push_back(std::move(thing));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return things;
}

Reply known_of(const Visit& visit, StudentId student) {
  std::vector<std::string> words;
  for (const Fact& fact : facts::of_student(visit.db, student)) {
    words.push_back(std::string(word_for(fact.kind)) + " " + fact.words);
  }
  if (words.empty()) {
    return reply_of("Nothing noted yet about " + visit.school.label(student) + ". Such as “know " +
                    visit.school.given(student) + ": drums, wants to be a nurse”.");
  }
  return reply_of("What we know of " + visit.school.label(student) + ": " + list_words(words) + ".");
}

void ask_about(Visit& visit, StudentId student, const std::string& words, Reply& reply) {
  const std::string draft = visit.drafts.keep(visit.speaker.id, OpenFact{student, words}, visit.request.now);
  reply.card.blocks.push_back(says("Not saved yet: “" + words + "”. Shall I keep it as a preference?"));
  reply.card.blocks.push_back(Buttons{{{"Preference", "know", {{"draft", draft}, {"keep", "yes"}}},
                                       {"Leave out", "know", {{"draft", draft}, {"keep", "no"}}}}});
}

Reply tell(Visit& visit, StudentId student, std::string_view told) {
  Reply reply;
  std::vector<std::string> saved, held, theirs, asked;
  std::string ids;
  for (const std::string& thing : things_in(told)) {
    if (is_theirs_to_tell(thing)) {
      theirs.push_back(thing);
    } else if (is_deficit(thing)) {
      held.push_back(thing);
    } else if (is_aversion(thing)) {
      asked.push_back(thing);
    } else {
      Fact fact = fact_in(thing);
      fact.student = student;
      fact.staff = visit.speaker.id;
      fact.at = visit.request.now;
      fact.kept = visit.today;
      ids += (ids.empty() ? "" : ",") + std::to_string(facts::add(visit.db, fact));
      saved.push_back(std::string(word_for(fact.kind)) + " " + fact.words);
    }
  }
  if (!saved.empty()) {
    std::string words;
    for (const std::string& one : saved) words += (words.empty() ? "" : "; ") + one;
    reply.card.blocks.push_back(says("Saved for " + visit.school.label(student) + ": " + words + "."));
    reply.card.blocks.push_back(Buttons{{{"Undo", "know", {{"forget", ids}}}}});
  }
  for (const std::string& one : asked) ask_about(visit, student, one, reply);
  for (const std::string& one : held) {
    reply.card.blocks.push_back(says("Not saved: “" + one + "”. These are things " +
                                     visit.school.given(student) + " would be glad we know."));
    reply.card.blocks.push_back(
        quietly("Such as “know " + visit.school.given(student) + ": drums, wants to be a nurse”."));
  }
  for (const std::string& one : theirs)
    reply.card.blocks.push_back(
        says("Not saved: “" + one + "”. Everybody around " + visit.school.given(student) +
             " reads what stands here, and this is theirs to tell. If I misread you, say it "
             "another way."));
  if (reply.silent())
    return refusal(
        "I read nothing to keep about " + visit.school.label(student) + " in that. Nothing was saved.",
        "Such as “know " + visit.school.given(student) + ": drums, wants to be a nurse”.",
        {way_on::card(visit, student)});
  return reply;
}

Reply forget(Visit& visit, std::string_view ids) {
  int gone = 0;
  bool held = false;
  while (!ids.empty()) {
    const std::size_t end = std::min(ids.find(','), ids.size());
    std::int64_t id = 0;
    std::from_chars(ids.data(), ids.data() + end, id);
    const bool removed = facts::remove(visit.db, id, visit.speaker.id);
    gone += removed ? 1 : 0;
    const auto left = removed ? std::nullopt : facts::find(visit.db, id);
    held = held || (left && left->staff == visit.speaker.id);
    ids.remove_prefix(std::min(end + 1, ids.size()));
  }
  Reply reply = reply_of(gone > 0 ? "Taken back."
                         : held   ? "There is a hold on this student's record, so nothing of it is deleted."
                                  : "Nothing of yours to take back.");
  reply.replaces_pressed = true;
  return reply;
}

// What was asked about is kept as a preference, or left out.
Reply settle(Visit& visit) {
  const std::string token(visit.request.field("draft"));
  auto* draft = visit.drafts.find(token, visit.speaker.id, visit.request.now);
  const auto* open = draft == nullptr ? nullptr : std::get_if<OpenFact>(draft);
  if (open == nullptr)
    return reply_of("That question is settled, or older than ten minutes. Nothing was saved.");
  const OpenFact told = *open;
  visit.drafts.drop(token);
  Reply reply = reply_of("Left out. Nothing was saved.");
  if (visit.request.field("keep") == "yes") {
    const Fact fact{0,          told.student,      visit.speaker.id, Fact::Kind::preference,
                    told.words, visit.request.now, visit.today};
    const std::string id = std::to_string(facts::add(visit.db, fact));
    reply = reply_of("Saved for " + visit.school.label(told.student) + ": preference " + told.words + ".");
    reply.card.blocks.push_back(Buttons{{{"Undo", "know", {{"forget", id}}}}});
  }
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace

Reply know(Visit& visit) {
  if (!visit.request.field("forget").empty()) return forget(visit, visit.request.field("forget"));
  if (!visit.request.field("draft").empty()) return settle(visit);
  const auto* typed = visit.pressed() ? nullptr : &std::get<language::Know>(visit.intent);
  const auto who = meant(visit, Right::facts, typed == nullptr ? nullptr : &typed->student, "know");
  if (const auto* reply = std::get_if<Reply>(&who)) return *reply;
  const StudentId student = std::get<StudentId>(who);
  if (typed == nullptr || typed->words.empty() || visit.without_notes) return known_of(visit, student);
  return tell(visit, student, typed->words);
}

}  // namespace knownby::known
