#include "commands/language/lead.hpp"

#include <algorithm>

namespace knownby::language {
namespace {

constexpr Senses kLeadIn = sense::contact | sense::calls | sense::helps | sense::tries | sense::celebrates |
                           sense::link | sense::adverb | sense::filler | sense::negates | sense::unreal;

// "called home for", "home:", "mom of", "la mamá de": relations lead in only so.
bool relation_leads(const Line& line, std::uint32_t at, Senses seen) {
  if (one_of(line.folded(at), {"la", "el", "su"})) ++at;
  if (!line.is(at, sense::relation)) return false;
  const bool before_name = line.is_mark(at + 1, ":") || one_of(line.folded(at + 1), {"for", "of", "de"});
  const bool leads = (seen & sense::calls) != 0 || at == 0;  // "called home bobby", "home bobby good news"
  return before_name || (leads && line.is_word(at, "home"));
}

constexpr Senses kVerb = sense::contact | sense::calls | sense::helps | sense::celebrates;

// "and bobby": goes on from a message before; "me and bobby"
bool joins(const Line& line, std::uint32_t i, std::uint32_t at) {
  return line.is(i, sense::joiner) && (i == at || (i == at + 1 && one_of(line.folded(at), {"me", "i"})));
}

// "got to talk", "managed to see": on the way to the verb. "log that I talked": what follows is told.
bool leads_to_verb(const Line& line, std::uint32_t at, std::uint32_t begin) {
  if (one_of(line.folded(at), {"got", "managed", "able", "stopped"}))
    return line.is_word(at + 1, "to") && line.is(at + 2, kVerb);
  return line.is_word(at, "that") && at > begin && line.is(at - 1, sense::logging | sense::contact);
}

// "all week I have talked to"; but "all week bobby was tired" tells of Bobby's week
bool told_next(const Line& line, std::uint32_t at) {
  while (line.is(at, sense::filler) || line.is_mark(at, ",")) ++at;
  return line.is(at, kVerb);
}

// "bobby's", "Maya Roberts’"
bool owns(const Line& line, std::uint32_t at) {
  const std::string_view typed = line.typed(at, at + 1);
  return line.at(at).possessive || typed.ends_with("s'") || typed.ends_with("s’");
}

// Nothing more is said there than, perhaps, which day it was.
bool said_all(const Line& line, std::uint32_t at) {
  return at >= line.size() || line.ends_clause(at) || line.is(at, sense::weekday) ||
         one_of(line.folded(at), {"today", "yesterday", "this", "all", "again"});
}

// "1.", "2)"
bool is_numbered(const Line& line, std::uint32_t at) {
  const bool digits = line.folded(at).find_first_not_of("0123456789") == std::string_view::npos;
  return line.at(at).kind == Token::Kind::number && digits && line.is_mark(at + 1, ".)");
}

// "refused to talk", "didn't want to", with nothing behind it: what would follow may be the talk.
bool turns_away(const Line& line, std::uint32_t at) {
  const auto ends = [&](std::uint32_t i) {
    while (i < line.size() && (line.folded(i).empty() || line.is(i, sense::near_day))) ++i;
    return i >= line.size();
  };
  const auto no_talk = [&](std::uint32_t i) {
    return one_of(line.folded(i), {"talk", "speak", "chat", "meet", "engage", "come"}) && ends(i + 1);
  };
  const auto refuses = [&](std::uint32_t i) { return ends(i) || (line.is_word(i, "to") && no_talk(i + 1)); };
  const std::string_view word = line.folded(at);
  if (one_of(word, {"avoided", "ignored"})) return line.is_word(at + 1, "me") && ends(at + 2);
  if (word == "wouldnt") return no_talk(at + 1);
  if (one_of(word, {"declined", "refused"})) return refuses(at + 1);
  return word == "didnt" && line.is_word(at + 1, "want") && refuses(at + 2);
}

}  // namespace

bool tells_absence(const Line& line, std::uint32_t at) {
  while (line.is_mark(at, "-:,(")) ++at;  // "TJ - absent", on a list
  if (one_of(line.folded(at), {"was", "is", "estuvo"})) ++at;
  const std::string_view word = line.folded(at);
  const std::string_view next = line.folded(at + 1);
  if (line.is(at, sense::absent)) return true;
  if (one_of(word, {"wasnt", "isnt", "not"})) {
    const bool in =
        next == "in" && (said_all(line, at + 2) || one_of(line.folded(at + 2), {"school", "class"}));
    return in || one_of(next, {"here", "there"}) || (next == "at" && line.is_word(at + 2, "school"));
  }
  if (one_of(word, {"didnt", "never"})) return one_of(next, {"show", "showed", "come", "came", "turn"});
  if (word == "no") return next == "show";
  if (one_of(word, {"out", "home"}) && one_of(next, {"sick", "ill"})) return true;
  return one_of(word, {"out", "sick", "ill"}) && said_all(line, at + 1);
}

bool in_vain(const Line& line, std::uint32_t at) {
  if (line.is_word(at, "no")) return one_of(line.folded(at + 1), {"answer", "reply", "response", "luck"});
  if (line.is_word(at, "could")) return line.is_word(at + 1, "not");
  return line.is(at, sense::tries);
}

bool is_verb_here(const Line& line, std::uint32_t at) {
  const bool does = at > 0 && one_of(line.folded(at - 1), {"we", "i", "he", "she", "they", "just"});
  const bool up_to =
      line.is(at, sense::weekday) && line.is_word(at + 1, "to") && line.is(at + 2, sense::weekday);
  return !up_to && line.is(at, sense::contact) && (does || line.is(at + 1, sense::link | sense::adverb));
}

namespace {

// "yesterday", "mon/wed:", "yesterday and today"
bool take_days(const Setting& setting, const Line& line, Lead& lead) {
  if (is_verb_here(line, lead.end)) return false;
  const auto first = days_at(setting, line, lead.end);
  if (!first || (first->is_loose && !line.is_mark(first->end, ":") && !told_next(line, first->end)))
    return false;
  lead.days = {first->day};
  lead.end = first->end;
  while (lead.days.size() < kMostDays) {
    std::uint32_t next = lead.end;
    while (line.is(next, sense::joiner) || line.is_mark(next, ",&+/")) ++next;
    auto more = next == lead.end || is_verb_here(line, next) ? std::nullopt
                                                             : day_at(setting, line, next, Tense::past);
    if (!more) break;
    follow(more->day, setting, line, next, lead.days.back());
    lead.days.push_back(std::move(more->day));
    lead.end = more->end;
  }
  return true;
}

}  // namespace

Lead lead_from(const Setting& setting, const Line& line, std::uint32_t at) {
  Lead lead{.end = at};
  while (lead.end < line.size()) {
    const std::uint32_t i = lead.end;
    const std::uint32_t next = line.at(i + 1).word;
    const bool asks_ahead = setting.roster.index().is_given(next) && !setting.roster.index().is_family(next);
    const bool plain_will =
        line.is_word(i, "will") && (asks_ahead || reads_as_plain_word("will", line.folded(i + 1)));
    if (lead.days.empty() && take_days(setting, line, lead)) continue;
    const bool frames = i > at && one_of(line.folded(i), {"for", "of", "de"}) &&
                        line.is(i - 1, sense::relation | sense::adverb | sense::contact | sense::tries);
    if (line.is_word(i, "no") && in_vain(line, i)) {
      lead.seen |= sense::tries;
      lead.end += one_of(line.folded(i + 2), {"from", "at", "with", "w"}) ? 3U : 2U;
      continue;
    }
    if (plain_will) {
      lead.seen |= sense::unreal;
    } else if (line.is(i, kLeadIn) || relation_leads(line, i, lead.seen)) {
      lead.seen |= line.at(i).senses;
    } else if (joins(line, i, at) || leads_to_verb(line, i, at)) {
      // a name or its verb comes next
    } else if (i == at && line.is(i, sense::absent)) {
      lead.seen |= sense::absent;  // "absent: tj"
    } else if (!frames && !(i > at && line.is_mark(i, ":-"))) {
      break;
    }
    ++lead.end;
  }
  return lead;
}

bool is_list_sign(const Line& line, std::uint32_t at) {
  if (at > 0 && line.at(at - 1).list_sign) return true;
  return is_numbered(line, at) || line.at(at).kind == Token::Kind::symbol || line.is_mark(at, "-*+>");
}

std::uint32_t past_bullets(const Line& line, std::uint32_t at) {
  if (is_numbered(line, at)) at += 2;
  while (line.at(at).kind == Token::Kind::symbol || line.at(at).kind == Token::Kind::mention ||
         line.is_mark(at, "-*+=>|\"_~:().,")) {
    ++at;
  }
  return at;
}

Kind kind_of(const Line& line, Senses lead, std::uint32_t after) {
  const bool about_family = line.is(after, sense::relation);
  const bool possessive = after > 0 && owns(line, after - 1);
  if (about_family && (possessive || (lead & sense::calls) != 0)) return Kind::family;
  if ((lead & sense::relation) != 0) return Kind::family;
  if ((lead & (sense::tries | sense::absent)) != 0) return Kind::attempt;
  if (tells_absence(line, after) || turns_away(line, after)) return Kind::attempt;
  const bool subject =
      one_of(line.folded(after + 1), {"math", "science", "reading", "english", "ela", "history", "algebra",
                                      "geometry", "spanish", "writing", "class"});
  const bool at_work = one_of(line.folded(after), {"with", "w", "on", "con"}) ||
                       (one_of(line.folded(after), {"in", "en"}) && subject);
  if ((lead & sense::helps) != 0 && at_work) return Kind::academic;
  if ((lead & sense::teaches) != 0) return Kind::academic;
  return (lead & sense::celebrates) != 0 ? Kind::celebration : Kind::conversation;
}

}  // namespace knownby::language
