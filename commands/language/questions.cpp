#include "commands/language/questions.hpp"

#include <algorithm>
#include <string>

#include "commands/language/no_checkin.hpp"
#include "commands/language/when/dates.hpp"
#include "commands/language/when/numbers.hpp"
#include "commands/language/who_hasnt.hpp"

namespace knownby::language {
namespace {

bool ends_asking(const Line& line) { return line.size() > 0 && line.is_mark(line.size() - 1, "?"); }

// "have talked to bobby" and "was chatting with" tell; "have you talked to" and "was bobby" ask.
bool begins_asking(const Line& line) {
  if (!line.is(0, sense::asks) || line.is_word(0, "will")) return false;
  const bool tells = one_of(line.folded(0), {"have", "has", "did", "was", "were", "could"}) &&
                     (line.is(1, sense::contact | sense::helps | sense::calls | sense::negates) ||
                      one_of(line.folded(1), {"a", "an", "the", "just"}));
  return !tells || ends_asking(line);
}

// "who logs least", "leaderboard", "how is Ms. Park doing", "who hasn't logged": about staff.
bool ranks_staff(const Setting& setting, const Line& line) {
  if (one_of(line.folded(0), {"leaderboard", "rankings", "ranking", "rank", "standings"})) return true;
  const bool about_logging = line.has(sense::logging);
  const bool about_staff = line.has_one_of({"teachers", "teacher", "staff"});
  if (asks_who(line) || line.is(0, sense::asks)) {
    if (line.has(sense::comparing) && (about_logging || about_staff)) return true;
    if (about_staff && (about_logging || line.has(sense::lacking))) return true;
    // "who hasn't been logged" is about students, "who hasn't logged" about colleagues.
    if (asks_who(line) && about_logging && !line.has_one_of({"been", "check", "checkin", "i"})) return true;
    for (std::uint32_t i = 1; i < line.size(); ++i) {
      if (line.is(i, sense::title) && setting.roster.index().is_staff(line.stem(i + 1))) return true;
    }
  }
  return line.is(0, sense::comparing) && (about_logging || about_staff);
}

std::optional<Heard> name_anywhere(const Line& line, Names& names, std::uint32_t from) {
  for (std::uint32_t i = from; i < line.size(); ++i) {
    // "will", "left" and their like are words of the question unless more of a name follows.
    auto heard = names.at(i, Names::Position::mention);
    // "talk to grace" means her, and "julio" alone is a month only beside a number.
    const bool plain = (line.at(i).senses & ~sense::month) == 0 || (i > 0 && line.is(i - 1, sense::link));
    if (heard && (plain || heard->end > i + 1)) return heard;
  }
  return std::nullopt;
}

// "maya's grades", "is TJ suspended", "show bobby's schedule". After "talked to" it is a note.
bool asks_beyond_remit(const Line& line, Names& names) {
  if (!line.has(sense::remit)) return false;
  if (line.is(0, sense::remit)) return line.size() <= 2 || one_of(line.folded(1), {"of", "for", "with"});
  if (begins_asking(line) || ends_asking(line)) return true;
  if (line.is(0, sense::lookup) || one_of(line.folded(0), {"list", "give", "get"})) return true;
  const auto heard = names.at(0, Names::Position::name);
  if (!heard) return false;
  const bool number = one_of(line.folded(heard->end + 1), {"number", "numbers"});  // "zoe's phone number"
  return line.is(heard->end, sense::remit) && heard->end + (number ? 2 : 1) >= line.size();
}

std::optional<Intent> out_of_remit(const Line& line, Names& names) {
  if (!asks_beyond_remit(line, names)) return std::nullopt;
  auto heard = name_anywhere(line, names, 0);
  if (!heard) return OutOfRemit{};
  std::vector<StudentId> students;
  add_if_sure(heard->named, students);
  return OutOfRemit{students.empty() ? std::nullopt : std::optional(students.front()),
                    std::move(heard->named.heard)};
}

std::optional<Intent> card_of(const Line& line, Names& names, std::uint32_t at) {
  while (one_of(line.folded(at), {"me", "of", "for", "student", "about", "the", "up", "card", "profile"}))
    ++at;
  if (line.at(at).kind != Token::Kind::word && line.at(at).kind != Token::Kind::number) return std::nullopt;
  if (auto heard = names.at(at, Names::Position::name)) return ShowStudent{std::move(heard->named)};
  if (auto near = names.near(at)) return ShowStudent{std::move(near->named)};
  if (!names.could_be_name(at)) return std::nullopt;
  std::uint32_t end = at;
  while (end < at + 3 && names.could_be_name(end)) ++end;
  return NotUnderstood{.unknown = std::string(line.typed(at, end))};
}

// "bobby last check in"
bool says_last_time(const Line& line, std::uint32_t at) {
  if (!line.is(at, sense::last) || !line.is(at + 1, sense::contact | sense::logging)) return false;
  return at + 2 >= line.size() || (one_of(line.folded(at + 2), {"in", "ins"}) && at + 3 >= line.size());
}

// "bobby's card", "bobby info"
bool says_card(const Line& line, std::uint32_t at) {
  return one_of(line.folded(at), {"card", "profile", "info", "history", "record"}) && at + 1 >= line.size();
}

// "card José", "show maya roberts", "José?", "who does José have", "when did I last talk to bobby?"
std::optional<Intent> student_card(const Line& line, Names& names) {
  if (line.is(0, sense::lookup) && !line.is(0, sense::contact) && !line.is(0, sense::filler)) {
    if (line.is_word(0, "tell") && !line.is_word(1, "me")) return std::nullopt;
    return card_of(line, names, 1);
  }
  // "last checkin zoe"
  if (line.is_word(0, "last") && one_of(line.folded(1), {"checkin", "check", "talk", "log", "logged"})) {
    if (auto heard = name_anywhere(line, names, 2)) return ShowStudent{std::move(heard->named)};
  }
  if (one_of(line.folded(0), {"info", "details"}) && one_of(line.folded(1), {"on", "about", "for"}))
    return card_of(line, names, 2);
  // "anything on zoe?", "any news about tj"
  if (one_of(line.folded(0), {"anything", "any", "news", "update", "updates"}) && line.size() <= 6) {
    if (auto heard = name_anywhere(line, names, 1)) return ShowStudent{std::move(heard->named)};
  }
  const bool looks_up = one_of(line.folded(0), {"look", "pull", "bring"}) && line.is_word(1, "up");
  const bool look_up_words = looks_up || one_of(line.folded(0), {"find", "see", "student"});
  if (look_up_words && line.size() <= 4) return card_of(line, names, 1);
  if (one_of(line.folded(0), {"list", "open"})) {  // "list bobby"; "open mic with zoe" tells
    auto heard = names.at(1, Names::Position::name);
    if (heard && heard->end >= line.size()) return ShowStudent{std::move(heard->named)};
  }
  if (begins_asking(line)) {
    if (auto heard = name_anywhere(line, names, 1)) return ShowStudent{std::move(heard->named)};
    return std::nullopt;
  }
  // A statement that ends on a question is still a statement: "talked to bobby, did he get the part?"
  auto heard = names.at(0, Names::Position::name);
  if (!heard || !(ends_asking(line) || says_last_time(line, heard->end) || says_card(line, heard->end)))
    return std::nullopt;
  return ShowStudent{std::move(heard->named)};
}

bool my_checkins(const Line& line) {
  const std::string_view first = line.folded(0);
  if (first == "mine" && line.size() == 1) return true;
  if (first == "show" && line.is_word(1, "my"))
    return one_of(line.folded(2), {"logs", "log", "checkins", "entries"});
  if (first == "my") {
    if (one_of(line.folded(1), {"checkins", "checkin", "logs", "log", "entries"})) return true;
    return line.is_word(1, "check") && one_of(line.folded(2), {"ins", "in"});
  }
  if (first == "how" && line.is_word(1, "many") && line.has_word("i") && !line.has(sense::lacking))
    return true;
  const bool i_did = line.has_word("i") && (line.has(sense::logging) || line.has(sense::contact));
  if (!i_did || line.has(sense::negates | sense::lacking) || line.has_word("should")) return false;
  return one_of(first, {"what", "whats", "who", "whom"});
}

// "who should I talk to", "who next", "suggest someone"
bool asks_for_a_suggestion(const Line& line) {
  if (one_of(line.folded(0), {"suggest", "suggestion", "suggestions"})) return line.size() <= 4;
  const bool anyone = one_of(line.folded(0), {"anyone", "anybody", "someone"}) && line.has_word("i");
  if (!asks_who(line) && !anyone) return false;
  return line.has_word("should") || (line.has_word("next") && line.size() <= 8 && !line.has(sense::unit));
}

// "my week", "show my claims", "who did I take", "who do I have this week"
bool asks_for_own_week(const Line& line) {
  const std::uint32_t my = line.is_word(0, "show") ? 1 : 0;
  if (line.is_word(my, "my")) return one_of(line.folded(my + 1), {"week", "claims"}) && line.size() <= my + 4;
  if (!(asks_who(line) || line.is_word(0, "what")) || !line.is_word(2, "i") || line.size() > 7) return false;
  if (line.is_word(1, "do")) return line.is_word(3, "have") && line.is_word(4, "this");
  return one_of(line.folded(1), {"did", "have"}) &&
         one_of(line.folded(3), {"take", "taken", "claim", "claimed"});
}

// "the card", "see the eight", "who's on the card": of the team's week, as its button says it.
bool asks_for_the_card(const Line& line) {
  std::uint32_t at = 0;
  const bool who = one_of(line.folded(0), {"whos", "who", "whats", "what"});
  if (who) at = line.is_word(1, "is") ? 2 : 1;
  if (who && !line.is_word(at, "on")) return false;
  const bool sees = one_of(line.folded(at), {"see", "show"});
  if (who || sees) ++at;
  if (sees && line.is_word(at, "me")) ++at;
  const bool the = one_of(line.folded(at), {"the", "our"}) || (who && line.is_word(at, "this"));
  if (the) ++at;
  while (the && one_of(line.folded(at), {"week", "weeks", "weekly", "this"})) ++at;
  const bool card = line.is_word(at, "card") && (the || sees);
  const bool how_many = sees && the && count_at(line, at) > 1;
  std::uint32_t end = at + 1;
  while (line.at(end).kind == Token::Kind::mark || one_of(line.folded(end), {"this", "week"})) ++end;
  return (card || how_many) && end >= line.size();
}

// "ELs with no check-in", "sped kids left": by what only the student system knows of them.
bool sorts_students(const Line& line, Names& names) {
  if (!line.has(sense::lacking | sense::students)) return false;
  if (!line.has_one_of({"els", "ell", "ells", "iep", "ieps", "sped", "mtss", "504", "504s", "homeless", "frl",
                        "migrant", "foster"}))
    return false;
  return !names.anyone_mentioned();
}

}  // namespace

std::optional<Intent> question_in(const Setting& setting, const Line& line, Names& names) {
  if (ranks_staff(setting, line)) return RanksStaff{};
  if (asks_for_the_card(line)) return SeeCard{};
  if (sorts_students(line, names)) return SortsStudents{};
  if (asks_for_a_suggestion(line)) return Suggest{};
  if (asks_for_own_week(line)) return OwnWeek{};
  if (my_checkins(line)) return MyCheckins{};
  if (auto beyond = out_of_remit(line, names)) return beyond;
  if (auto card = student_card(line, names)) return card;
  return who_hasnt(setting, line);
}

}  // namespace knownby::language
