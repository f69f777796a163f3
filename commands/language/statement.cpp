#include "commands/language/statement.hpp"

#include <algorithm>

namespace knownby::language {
namespace {

bool is_numeric_date(const Line& line, std::uint32_t at) {
  return line.at(at).kind == Token::Kind::number && line.folded(at + 1).empty();
}

// "got 8/10", "nervous about friday", "remind me fri", "by monday": the note's own day, not when it happened.
bool belongs_to_note(const Line& line, Range rest, std::uint32_t at) {
  if (at > rest.first && line.is(at - 1, sense::forward | sense::unreal)) return true;
  if (at > rest.first && (line.is_word(at - 1, "the") || line.is_word(at - 1, "me"))) return true;
  if (!is_numeric_date(line, at)) return false;
  for (std::uint32_t i = rest.first; i < at; ++i) {
    if (line.is(i, sense::score)) return true;
  }
  return false;
}

bool is_filling(const Line& line, std::uint32_t at, bool leading) {
  return line.at(at).kind == Token::Kind::line_end ||
         line.is_mark(at, leading ? ",;:-./&+=>|!?*_~" : ",;:-/&+|");
}

// An odd one out closes what was opened before the name: “bobby” good chat.
int quotes_in(const Line& line, Range range) {
  int quotes = 0;
  for (std::uint32_t i = range.first; i < range.second; ++i) quotes += line.is_mark(i, "\"") ? 1 : 0;
  return quotes;
}

}  // namespace

std::string as_typed(const Line& line, const std::vector<Range>& ranges) {
  std::string note;
  bool says_something = false;
  for (auto [first, end] : ranges) {
    end = std::min(end, line.size());
    // What a day was cut out of stays two clauses: "seemed off today, follow up" is "seemed off, follow up".
    const bool clause = !note.empty() && line.is_mark(first, ",;");
    if (note.empty() && quotes_in(line, {first, end}) % 2 == 1 && line.is_mark(first, "\"")) ++first;
    while (first < end && is_filling(line, first, note.empty())) ++first;
    while (end > first && is_filling(line, end - 1, false)) --end;
    if (first >= end || (end == first + 1 && line.is_mark(first, "."))) continue;
    for (std::uint32_t i = first; i < end; ++i) says_something = says_something || !line.folded(i).empty();
    if (clause) note += line.at(first - 1).kind == Token::Kind::mark ? line.at(first - 1).mark : ',';
    if (!note.empty()) note += ' ';
    note += line.typed(first, end);
  }
  return says_something ? note : std::string();
}

// "today and yesterday", "10/5, 10/6 and 10/7": where nothing else of the clause follows, or they are dates,
// or "mon/wed"; else they are words of the note ("yesterday and today he was tired"). Past the last of them.
std::uint32_t Statements::take_more_days(Statement& statement, Range rest) const {
  std::vector<Day> days;
  std::uint32_t end = rest.first;
  bool slashes = true;
  while (days.size() < kMostDays) {
    std::uint32_t at = end;
    while (line_.is(at, sense::joiner) || line_.is_mark(at, ",&+/")) ++at;
    auto read = at == end ? std::nullopt : day_at(setting_, line_, at, Tense::past);
    if (!read || read->end > rest.second) break;
    slashes = slashes && line_.is_mark(at - 1, "/");
    follow(read->day, setting_, line_, at, days.empty() ? *statement.day : days.back());
    days.push_back(std::move(read->day));
    end = read->end;
  }
  const bool dates = std::all_of(days.begin(), days.end(), [&](const Day& day) {
    return day.trouble == Day::Trouble::none && line_.at(end - 1).kind == Token::Kind::number;
  });
  if (end < rest.second && !line_.ends_clause(end) && !dates && !slashes) return rest.first;
  statement.also_on = std::move(days);
  return end;
}

// Days of several moments, or what something in the note lasted? They count directly after the names (a loose
// word for them only where no more of the clause follows than what it was about and when), and last in a
// clause that says where of what was done: "talked to bobby at lunch mon-wed". Whoever was away was so on
// each.
bool Statements::are_told(const Statement& statement, Range rest, std::uint32_t at,
                          const DayWords& days) const {
  const bool last = days.end == rest.second || line_.ends_clause(days.end);
  if (at == rest.first)
    return last || !days.is_loose ||
           one_of(line_.folded(days.end), {"about", "abt", "at", "in", "during", "before", "after"});
  constexpr Senses kDone = sense::contact | sense::calls | sense::helps;
  const bool placed =
      line_.is(rest.first, sense::relation) ||
      one_of(line_.folded(rest.first), {"at", "in", "on", "with", "during", "before", "after"});
  for (std::uint32_t i = rest.first; i < at; ++i) {
    if (line_.ends_clause(i) || line_.is(i, sense::forward)) return false;
  }
  return last && (statement.away || (placed && (statement.seen & kDone) != 0));
}

// The day or the days at `at`; past those that something lasted.
std::optional<DayWords> Statements::day_told(const Statement& statement, Range rest,
                                             std::uint32_t& at) const {
  auto read = days_at(setting_, line_, at);
  if (!read && at == rest.first) read = bare_day_at(setting_, line_, at);  // "bobby 13th"
  if (!read || (!read->day.until && !read->is_loose) || are_told(statement, rest, at, *read)) return read;
  const std::uint32_t last = read->end - 1;
  read = at == rest.first ? day_at(setting_, line_, at, Tense::past) : std::nullopt;
  if (!read) at = last;
  return read;
}

// A day counts where a day can stand: directly after the names, last in its clause, or after on, last, this,
// since. Elsewhere it is part of the note, and so is every day ahead that is not said of the moment itself.
void Statements::take_day(Statement& statement, Range rest) const {
  std::uint32_t direct = rest.first;
  while (direct < rest.second && line_.is_mark(direct, ",:-")) ++direct;
  // "log bobby for yesterday"
  if (line_.is_word(direct, "for") && one_of(line_.folded(direct + 1), {"today", "yesterday"}))
    rest.first = ++direct;
  for (std::uint32_t i = direct; i < rest.second; ++i) {
    const bool starts = line_.at(i).kind == Token::Kind::number || line_.at(i).senses != 0 ||
                        line_.at(i).kind == Token::Kind::word || line_.is_mark(i, "(");
    if (!starts || is_verb_here(line_, i)) continue;
    const auto read = day_told(statement, {direct, rest.second}, i);
    if (!read || read->end > rest.second) continue;
    const bool at_names = i == direct;
    // "called zoe's mom yesterday about the trip": what it was about comes after the day.
    const bool last = read->end == rest.second || line_.ends_clause(read->end) ||
                      one_of(line_.folded(read->end), {"about", "abt", "re", "regarding", "because", "bc"});
    if (!at_names && !last && !line_.is(i, sense::binder)) continue;
    // A whole week at the very end is when; any other day nobody can take is a word of the note.
    const bool which_week = read->day.trouble == Day::Trouble::any_of_week && read->end == rest.second &&
                            !line_.is(i - 1, sense::forward);
    // "talked to bobby at lunch the other day"; "bobby moved here a while ago" tells when he moved
    const bool is_vague = read->day.trouble == Day::Trouble::vague && read->end == rest.second &&
                          (statement.seen & (sense::contact | sense::calls | sense::helps)) != 0;
    if (!at_names && !which_week && !is_vague && read->day.trouble != Day::Trouble::none) continue;
    if (!at_names && belongs_to_note(line_, rest, i)) {
      const bool possible = read->day.day >= setting_.year_began && read->day.day != setting_.today &&
                            !line_.is(i - 1, sense::unreal) && !line_.is_word(i - 1, "me");
      if (!statement.day && possible)
        statement.day = Day{setting_.today, read->day.day, Day::Trouble::none, {}};
      continue;
    }
    statement.day = read->day;
    if (i > rest.first) statement.note.emplace_back(rest.first, i);
    const std::uint32_t end = take_more_days(statement, {read->end, rest.second});
    if (end < rest.second) statement.note.emplace_back(end, rest.second);
    return;
  }
  if (rest.first < rest.second) statement.note.push_back(rest);
}

Statement Statements::tell(Opening opening, std::optional<Opening>& next) {
  Statement statement{.names = {std::move(opening.first.named)},
                      .note = std::move(opening.kept),
                      .day = {},
                      .seen = opening.seen};
  if (!opening.days.empty()) {
    statement.day = opening.days.front();
    statement.also_on.assign(opening.days.begin() + 1, opening.days.end());
  }
  names_in_a_row(statement, opening.first.end);
  if (line_.is_word(opening.first.begin - 1, "both")) both(statement);
  const Range rest_from{statement.end, statement.end};
  std::uint32_t end = line_.size();
  for (std::uint32_t i = rest_from.first; i < line_.size(); ++i) {
    // "bobby today and jose yesterday": after a day alone, "and" opens too.
    const auto day = line_.is(i, sense::joiner) && i > rest_from.first
                         ? days_at(setting_, line_, rest_from.first)
                         : std::nullopt;
    if (!line_.ends_clause(i) && !(day && day->end == i)) continue;
    next = next_opening(i);
    if (!next) continue;
    end = line_.is_mark(i, ".!?") ? i + 1 : i;
    break;
  }
  statement.kind = kind_of(line_, statement.seen, statement.end);
  if (statement.kind == Kind::conversation && tells_of_family(statement, end)) statement.kind = Kind::family;
  statement.away = (statement.seen & sense::absent) != 0 || tells_absence(line_, statement.end);
  if (statement.kind == Kind::family) {
    for (const Range& before : statement.note) tell_family(statement, before);
    tell_family(statement, {rest_from.first, end});
    for (std::uint32_t i = opening.first.begin; i > 0 && !line_.ends_clause(i - 1); --i)
      statement.away = statement.away || in_vain(line_, i - 1);
  }
  const Range rest{rest_from.first, end};
  if (statement.day) {
    if (rest.first < rest.second) statement.note.push_back(rest);
  } else {
    take_day(statement, rest);
  }
  take_tags(statement);
  return statement;
}

std::vector<Statement> Statements::read() {
  std::vector<Statement> statements;
  std::optional<Opening> opening = first_opening();
  while (opening) {
    std::optional<Opening> next;
    statements.push_back(tell(std::move(*opening), next));
    opening = std::move(next);
  }
  // "team: bobby great, jose too" says it of all.
  if (past_tag(0) > 0) {
    for (Statement& one : statements) one.seen_by = line_.is_word(0, "team") ? SeenBy::team : SeenBy::support;
  }
  return statements;
}

}  // namespace knownby::language
