// What was logged last, put right or said once more in words.

#include <algorithm>

#include "commands/language/when/dates.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {
namespace {

bool marks_only(const Line& line, std::uint32_t from) {
  for (; from < line.size(); ++from) {
    if (!line.folded(from).empty()) return false;
  }
  return true;
}

std::uint32_t past(const Line& line, std::uint32_t at, std::initializer_list<std::string_view> words) {
  while (line.is_mark(at, ",;:.-") || (!line.folded(at).empty() && one_of(line.folded(at), words))) ++at;
  return at;
}

// Up to three words to the end that nobody need be called, and no everyday word among them.
bool reads_as_a_name(const Line& line, Names& names, std::uint32_t from) {
  std::uint32_t end = from;
  while (end < line.size() && (names.could_be_name(end) || line.at(end).word != kNone)) ++end;
  return end > from && end <= from + 3 && marks_only(line, end);
}

// "it was", "the last one should be", "should have been": past it, where it stands there; else `at`.
std::uint32_t past_was(const Line& line, std::uint32_t at) {
  std::uint32_t verb = at;
  if (one_of(line.folded(verb), {"it", "that", "the"})) ++verb;
  if (line.is_word(verb, "last")) ++verb;
  if (line.is_word(verb, "one")) ++verb;
  if (verb > at && line.is_word(verb, "was")) return verb + 1;
  if (!line.is_word(verb, "should")) return at;
  if (line.is_word(verb + 1, "be")) return verb + 2;
  return line.is_word(verb + 1, "have") && line.is_word(verb + 2, "been") ? verb + 3 : at;
}

// What may follow who was meant: "not bobby", "instead", "instead of bobby", "sorry"; and no more.
struct Rest {
  Named was;
  bool says_so = false;  // that it was not somebody else
};
std::optional<Rest> rest_in(const Line& line, Names& names, std::uint32_t at) {
  Rest rest;
  at = past(line, at, {"and"});
  const bool instead = line.is_word(at, "instead");
  rest.says_so = instead || line.is_word(at, "not");
  if (rest.says_so) ++at;
  if (rest.says_so && (!instead || line.is_word(at, "of"))) {
    auto was = names.at(instead ? at + 1 : at, Names::Position::name);
    if (!was) return std::nullopt;
    at = was->end;
    rest.was = std::move(was->named);
  }
  at = past(line, at, {"sorry", "oops", "my", "bad"});
  return marks_only(line, at) ? std::optional(std::move(rest)) : std::nullopt;
}

// "it was zoe", "sorry, zoe", "the last one should be zoe", "zoe, not bobby": another student was meant, and
// no more is said.
std::optional<Intent> meant_alone(const Line& line, Names& names) {
  const std::uint32_t excused =
      past(line, 0, {"sorry", "sry", "srry", "oops", "whoops", "actually", "my", "bad"});
  const std::uint32_t denied = past(line, excused, {"no", "wrong", "wait", "oh"});
  const std::uint32_t was = past_was(line, denied);
  auto heard = names.at(was > denied ? was : excused, Names::Position::name);
  if (!heard) return std::nullopt;
  auto rest = rest_in(line, names, heard->end);
  if (!rest || (was == denied && excused == 0 && !rest->says_so)) return std::nullopt;
  return Correct{std::move(rest->was), std::move(heard->named)};
}

// "not maya roberts, rodriguez", "sorry, I meant rodriguez", "wrong maya, roberts"
std::optional<Intent> correct_in(const Line& line, Names& names) {
  if (auto meant = meant_alone(line, names)) return meant;
  const std::uint32_t at = past(line, 0, {"sorry", "oops", "no", "i", "actually"});
  if (line.is_word(at, "meant")) {
    auto meant = names.first_from(at + 1);
    if (!meant) return std::nullopt;
    const std::uint32_t no = past(line, meant->end, {"and"});  // "I meant zoe, not tj"
    auto was = line.is_word(no, "not") ? names.at(no + 1, Names::Position::name) : std::nullopt;
    return Correct{was ? std::move(was->named) : Named{}, std::move(meant->named)};
  }
  if (!one_of(line.folded(at), {"not", "wrong"})) return std::nullopt;
  auto was = names.at(at + 1, Names::Position::name);
  if (!was || !line.is_mark(was->end, ",;:.-")) return std::nullopt;
  const std::uint32_t from = past(line, was->end, {"but", "it", "was", "its", "i", "meant"});
  auto meant = names.first_from(from);
  if (meant && marks_only(line, meant->end)) return Correct{std::move(was->named), std::move(meant->named)};
  if (!reads_as_a_name(line, names, from)) return std::nullopt;
  // Nobody is called so, but somebody's first name may be: asked about, never taken for it.
  Named unknown{.heard = std::string(line.typed(from, line.size())), .trust = Trust::edit_distance};
  if (meant && meant->begin == from) unknown.candidates = meant->named.candidates;
  return Correct{std::move(was->named), std::move(unknown)};
}

// "change bobby to zoe", "swap bobby for zoe"
std::optional<Intent> swap_in(const Line& line, Names& names) {
  if (!one_of(line.folded(0), {"change", "swap", "switch", "replace"})) return std::nullopt;
  auto was = names.at(1, Names::Position::name);
  if (!was || !one_of(line.folded(was->end), {"to", "for", "with"})) return std::nullopt;
  auto meant = names.first_from(was->end + 1);
  if (!meant || meant->begin != was->end + 1 || !marks_only(line, meant->end)) return std::nullopt;
  return Correct{std::move(was->named), std::move(meant->named)};
}

std::optional<Kind> kind_told(const Line& line, std::uint32_t at) {
  const std::string_view word = line.folded(at);
  if (line.is(at, sense::relation)) return Kind::family;
  if (word == "academic" || word == "tutoring") return Kind::academic;
  if (word == "celebration") return Kind::celebration;
  if (word == "attempt" || word == "tried") return Kind::attempt;
  if (word == "conversation") return Kind::conversation;
  return std::nullopt;
}

// "I meant yesterday", "that was monday", "wrong day, it was 10/6", "not today, yesterday": a day and nothing
// else.
std::optional<Day> day_instead(const Setting& setting, const Line& line) {
  if (line.is_word(0, "not")) {
    const auto wrong = day_at(setting, line, 1, Tense::past);
    const bool is_today = wrong && wrong->day.day == setting.today;
    if (!is_today || !line.is_mark(wrong->end, ",;:.-")) return std::nullopt;
    const auto right = day_at(setting, line, past(line, wrong->end, {"but", "it", "was"}), Tense::past);
    return right && marks_only(line, right->end) ? std::optional(right->day) : std::nullopt;
  }
  std::uint32_t at = past(line, 0, {"actually", "sorry", "oops", "no", "wrong", "day", "date", "i"});
  const bool was = one_of(line.folded(at), {"it", "that"}) && line.is_word(at + 1, "was");
  if (!was && !line.is_word(at, "meant")) return std::nullopt;
  at += was ? 2 : 1;
  const auto day = day_at(setting, line, at, Tense::past);
  if (!day || !marks_only(line, day->end)) return std::nullopt;
  return day->day;
}

// "delete the note", "no note"
bool takes_note_away(const Line& line, std::uint32_t at) {
  const bool takes = one_of(line.folded(at), {"delete", "remove", "drop", "clear", "erase"});
  if (!takes && !one_of(line.folded(at), {"no", "without"})) return false;
  const std::uint32_t note = at + (one_of(line.folded(at + 1), {"the", "my", "that", "a"}) ? 2 : 1);
  return one_of(line.folded(note), {"note", "notes"}) && marks_only(line, note + 1);
}

// "note: loved the book", "add a note: …": of the last one. "note: zoe …" and "note zoe: …" are check-ins.
std::string note_to_add(const Line& line, Names& names) {
  std::uint32_t at = line.is_word(0, "add") ? 1 : 0;
  if (at == 1 && one_of(line.folded(at), {"a", "the", "this"})) ++at;
  if (!line.is_word(at, "note") || !line.is_mark(at + 1, ":")) return {};
  if (names.near(at + 2)) return {};
  for (std::uint32_t i = at + 2; i < line.size(); ++i)  // about somebody, who need not be the last one
    if (names.at(i, i == at + 2 ? Names::Position::name : Names::Position::mention)) return {};
  return std::string(line.typed(at + 2, line.size()));
}

// "edit last: with zoe": a name and nothing else, as typed; empty: another wish.
std::string whom_instead(const Line& line, Names& names, std::uint32_t from) {
  const std::uint32_t at = past(line, from, {"was", "with", "w", "for"});
  const auto heard = names.at(at, Names::Position::name);
  return heard && marks_only(line, heard->end) ? std::string(line.typed(at, heard->end)) : std::string();
}

// "edit last: it was yesterday and with his mom", "actually it was tuesday", "change that to yesterday"
std::optional<Intent> edit_in(const Setting& setting, const Line& line, Names& names) {
  if (line.at(0).word == kNone && !one_of(line.folded(0), {"no", "without"}) && takes_note_away(line, 0))
    return EditLast{.day = {}, .kind = {}, .note = ""};
  if (auto day = day_instead(setting, line)) return EditLast{.day = std::move(day), .kind = {}, .note = {}};
  if (auto note = note_to_add(line, names); !note.empty())
    return EditLast{.day = {}, .kind = {}, .note = std::move(note)};
  const bool edits = one_of(line.folded(0), {"edit", "change", "fix", "correct"});
  const bool last = one_of(line.folded(1), {"last", "that", "it", "note"}) || line.is_mark(1, ":");
  const std::uint32_t actually = line.is_word(0, "actually") ? past(line, 1, {}) : 0;
  const bool it_was = line.is_word(actually, "it") && line.is_word(actually + 1, "was");
  if (!(edits && (last || line.size() == 1)) && !it_was) return std::nullopt;
  EditLast edit;
  const std::uint32_t from = past(line, edits ? 1 : actually, {"last", "that", "it", "one", "to"});
  if (!edits && names.at(from + 1, Names::Position::name)) return std::nullopt;  // "it was zoe yesterday"
  if (edits && takes_note_away(line, from)) return EditLast{.day = {}, .kind = {}, .note = ""};
  if (edits) edit.whom = whom_instead(line, names, from);
  if (!edit.whom.empty()) return edit;
  std::uint32_t note = line.is_word(from, "note") ? from : line.size();
  for (std::uint32_t i = from; i < note;) {
    const auto day = edit.day ? std::nullopt : day_at(setting, line, i, Tense::past);
    if (day) edit.day = day->day;
    if (day && i > from && line.is_word(i - 1, "not")) {  // "not today": which, then?
      edit.day->trouble = Day::Trouble::vague;
      edit.day->heard = line.typed(i - 1, day->end);
    }
    if (!edit.kind) edit.kind = kind_told(line, i);
    i = day ? day->end : i + 1;
    if (line.is_word(i, "note") && line.is_mark(i + 1, ":")) note = i;
  }
  if (it_was && !edits && !edit.day && !edit.kind) return std::nullopt;
  if (note == line.size() && !edit.day && !edit.kind) note = from;  // nothing else: it is the note
  const std::uint32_t words = past(line, note, {"note"});
  if (words < line.size()) edit.note = std::string(line.typed(words, line.size()));
  return edit;
}

// "+1 bobby", "same for bobby", "ditto tj"
std::optional<Intent> repeat_in(const Line& line, Names& names) {
  const bool plus = line.is_mark(0, "+") && line.is_word(1, "1");
  const bool same = line.is_word(0, "same") && one_of(line.folded(1), {"for", "with", "w", "again"});
  const bool ditto = line.is_word(0, "ditto");
  if (!plus && !same && !ditto) return std::nullopt;
  std::vector<Named> students = names.all_from(past(line, plus || same ? 2 : 1, {"for", "with", "w"}));
  if (students.empty()) return std::nullopt;
  return Repeat{std::move(students)};
}

bool all_of_them(const Line& line) {
  if (line.is_word(0, "all") && line.is_word(1, "of"))
    return one_of(line.folded(2), {"them", "these", "those"}) && marks_only(line, 3);
  return one_of(line.folded(0), {"them", "these"}) && line.is_word(1, "all") && marks_only(line, 2);
}

}  // namespace

std::optional<Intent> correction_in(const Setting& setting, const Line& line, Names& names) {
  if (all_of_them(line)) return AllOfThem{};
  if (auto repeat = repeat_in(line, names)) return repeat;
  if (auto swap = swap_in(line, names)) return swap;
  if (auto edit = edit_in(setting, line, names)) return edit;
  return correct_in(line, names);
}

std::optional<Intent> wish_in(const Setting& setting, const Line& line, Names& names) {
  if (auto correction = correction_in(setting, line, names)) return correction;
  if (auto about = about_a_student(line, names)) return about;
  if (auto claim = claim_in(setting, line, names)) return claim;
  if (auto thanks = thanks_in(setting, line, names)) return thanks;
  if (auto lead = for_those_who_lead(setting, line)) return lead;
  return about_oneself(setting, line, names);
}

}  // namespace knownby::language
