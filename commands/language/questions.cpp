#include "commands/language/questions.hpp"

#include <algorithm>
#include <string>

#include "commands/language/dates.hpp"
#include "commands/language/scope.hpp"

namespace knownby::language {
namespace {

bool any_word(const Line& line, Senses senses) {
  return std::any_of(line.tokens.begin(), line.tokens.end(),
                     [senses](const Token& token) { return (token.senses & senses) != 0; });
}

bool says(const Line& line, std::string_view word) {
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    if (line.is_word(i, word)) return true;
  }
  return false;
}

bool ends_asking(const Line& line) { return line.size() > 0 && line.is_mark(line.size() - 1, "?"); }

bool asks_who(const Line& line) { return one_of(line.folded(0), {"who", "whos", "whom", "which", "whose"}); }

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
  const bool about_logging = any_word(line, sense::logging);
  const bool about_staff = says(line, "teachers") || says(line, "teacher") || says(line, "staff");
  if (asks_who(line) || line.is(0, sense::asks)) {
    if (any_word(line, sense::comparing) && (about_logging || about_staff)) return true;
    if (about_staff && (about_logging || any_word(line, sense::lacking))) return true;
    // "who hasn't been logged" is about students, "who hasn't logged" about colleagues.
    const bool passive =
        says(line, "been") || says(line, "check") || says(line, "checkin") || says(line, "i");
    if (asks_who(line) && about_logging && !passive) return true;
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
    if (heard && (line.at(i).senses == 0 || heard->end > i + 1)) return heard;
  }
  return std::nullopt;
}

// "maya's grades", "is TJ suspended", "show bobby's schedule". After "talked to" it is a note.
bool out_of_remit(const Line& line, Names& names) {
  if (!any_word(line, sense::remit)) return false;
  if (line.is(0, sense::remit)) return line.size() <= 2 || one_of(line.folded(1), {"of", "for", "with"});
  if (begins_asking(line) || ends_asking(line)) return true;
  if (line.is(0, sense::lookup) || one_of(line.folded(0), {"list", "give", "get"})) return true;
  const auto heard = names.at(0, Names::Position::name);
  if (!heard) return false;
  const bool number = one_of(line.folded(heard->end + 1), {"number", "numbers"});  // "zoe's phone number"
  return line.is(heard->end, sense::remit) && heard->end + (number ? 2 : 1) >= line.size();
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
  return NotUnderstood{std::string(line.typed(at, end))};
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
  const bool look_up_words = one_of(line.folded(0), {"find", "see", "student"});
  if (look_up_words && line.size() <= 4) return card_of(line, names, 1);
  if (begins_asking(line)) {
    if (auto heard = name_anywhere(line, names, 1)) return ShowStudent{std::move(heard->named)};
    return std::nullopt;
  }
  if (!ends_asking(line)) return std::nullopt;
  // A statement that ends on a question is still a statement: "talked to bobby, did he get the part?"
  auto heard = names.at(0, Names::Position::name);
  if (!heard) return std::nullopt;
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
  if (first == "how" && line.is_word(1, "many") && says(line, "i") && !any_word(line, sense::lacking))
    return true;
  const bool i_did = says(line, "i") && (any_word(line, sense::logging) || any_word(line, sense::contact));
  if (!i_did || any_word(line, sense::negates | sense::lacking) || says(line, "should")) return false;
  return one_of(first, {"what", "whats", "who", "whom"});
}

// What a question about students is made of, gathered wherever in the line it stands.
struct Asked {
  WhoHasnt question;
  bool scoped = false, timed = false, lacking = false, me = false;
  bool all_read = true;  // every word belonged to the question
};

Asked gather(const Setting& setting, const Line& line) {
  Asked asked;
  for (std::uint32_t i = 0; i < line.size();) {
    if (auto period = period_at(setting, line, i)) {
      // "never" says both that there is none and how far back.
      asked.question.never = asked.question.never || period->never;
      if (!asked.timed || !period->never) {
        asked.question.since = period->since;
        asked.question.period = period->words;
      }
      if (period->unknown_event) asked.question.unknown_event = period->unknown_event;
      asked.timed = true;
      asked.lacking = asked.lacking || period->never;
      i = period->end;
    } else if (auto scope = scope_at(setting, line, i); scope && !asked.scoped) {
      asked.question.scope = scope->scope;
      asked.question.scope.heard = line.typed(i, scope->end);
      asked.scoped = true;
      i = scope->end;
    } else {
      asked.lacking = asked.lacking || line.is(i, sense::lacking);
      asked.question.no_adult = asked.question.no_adult || one_of(line.folded(i), {"adult", "adults"});
      const bool by_me = line.is_word(i, "me") && i > 0 && line.is_word(i - 1, "by");  // not "show me"
      asked.me = asked.me || by_me || one_of(line.folded(i), {"i", "ive"});
      const bool known = line.folded(i).empty() ||
                         line.is(i, sense::asking | sense::lacking | sense::students) ||
                         one_of(line.folded(i), {"ive", "logs", "checkedin", "show", "how", "many"});
      asked.all_read = asked.all_read && known;
      if (!known && !asks_who(line)) return asked;  // no question of this kind: spare the rest of the line
      ++i;
    }
  }
  if (!asked.timed) {
    asked.question.since = monday_of(setting.today);
    asked.question.period = "this week";
  }
  asked.question.by_me = asked.me;
  asked.question.timed = asked.timed;
  return asked;
}

// "who should I talk to", "who next", "suggest someone"
bool asks_for_a_suggestion(const Line& line) {
  if (one_of(line.folded(0), {"suggest", "suggestion", "suggestions"})) return line.size() <= 4;
  if (!asks_who(line)) return false;
  return says(line, "should") || (says(line, "next") && line.size() <= 8 && !any_word(line, sense::unit));
}

// "ELs with no check-in", "sped kids left": by what only the student system knows of them.
bool sorts_students(const Line& line, Names& names) {
  bool sorted = false, asked = false;
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    sorted = sorted || one_of(line.folded(i), {"els", "ell", "ells", "iep", "ieps", "sped", "mtss", "504",
                                               "504s", "homeless", "frl", "migrant", "foster"});
    asked = asked || line.is(i, sense::lacking | sense::students);
    if (names.at(i, Names::Position::mention) && line.at(i).senses == 0) return false;
  }
  return sorted && asked;
}

std::optional<Intent> who_hasnt(const Setting& setting, const Line& line) {
  if (line.is_word(0, "not") && line.size() <= 2) return std::nullopt;  // "not me"
  Asked asked = gather(setting, line);
  if (asks_who(line)) {
    const bool still = says(line, "need") || says(line, "still");  // "who do I still need to see"
    if (still && asked.me) {
      if (!asked.scoped) asked.question.scope.of = Scope::Of::mine;
      asked.question.by_me = false;
      return asked.question;
    }
    if (asked.lacking || asked.timed || asked.scoped) return asked.question;
    return std::nullopt;
  }
  // "talked to everyone in 7A" tells.
  if (line.is(0, sense::contact) && !asked.lacking && !line.is(0, sense::asks)) return std::nullopt;
  const bool since = line.is_word(0, "since") || line.is_word(0, "this") || line.is_word(0, "in");
  const bool enough = asked.scoped || asked.lacking || (asked.timed && since);
  if (asked.question.unknown_event && line.is_word(0, "since")) return asked.question;
  if (!asked.all_read || !enough) return std::nullopt;
  // A lone negation ("no", "not yet") asks nothing.
  if (!asked.scoped && !asked.timed && line.size() < 2 &&
      !one_of(line.folded(0), {"left", "missing", "remaining"})) {
    return std::nullopt;
  }
  return asked.question;
}

}  // namespace

std::optional<Intent> question_in(const Setting& setting, const Line& line, Names& names) {
  if (ranks_staff(setting, line)) return RanksStaff{};
  if (sorts_students(line, names)) return SortsStudents{};
  if (asks_for_a_suggestion(line)) return Suggest{};
  if (my_checkins(line)) return MyCheckins{};
  if (out_of_remit(line, names)) return OutOfRemit{};
  if (auto card = student_card(line, names)) return card;
  return who_hasnt(setting, line);
}

}  // namespace knownby::language
