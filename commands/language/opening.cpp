// Where statements begin: the first name of a line, and the clauses that tell of somebody else.

#include <algorithm>

#include "commands/language/statement.hpp"

namespace knownby::language {
namespace {

// "with ana's help" tells of somebody else; "jose's mom called" is about José.
bool only_owns(const Line& line, const Heard& heard) {
  return line.at(heard.end - 1).possessive && !line.is(heard.end, sense::relation);
}

}  // namespace

// "mom of josé called": who it was is part of the note; "home" only says how.
std::vector<Range> Statements::relations_in(Range lead) const {
  std::vector<Range> said;
  for (std::uint32_t i = lead.first; i < lead.second; ++i) {
    if (line_.is(i, sense::relation) && !line_.is_word(i, "home")) said.emplace_back(i, i + 1);
  }
  return said;
}

// "could not reach bobby's mom": of a family the words stay; "tried" says no more than that nobody answered.
std::vector<Range> Statements::vain_in(Range lead, const Heard& heard) const {
  if (!line_.at(heard.end - 1).possessive || !line_.is(heard.end, sense::relation)) return {};
  for (std::uint32_t i = lead.first; i < lead.second; ++i) {
    const bool tried = one_of(line_.folded(i), {"tried", "try", "trying"});
    if (in_vain(line_, i) && !tried) return {{i, lead.second}};
  }
  return {};
}

std::uint32_t Statements::clause_end(std::uint32_t from) const {
  while (from < line_.size() && !line_.ends_clause(from)) ++from;
  return from;
}

std::optional<Opening> Statements::first_opening() {
  std::vector<Range> kept;
  std::vector<Day> days;
  Range day_said;
  Senses seen = 0;
  for (std::uint32_t head = past_tag(0); head < line_.size();) {
    const std::uint32_t end = clause_end(head);
    if (auto opening = open_clause(head)) {
      if (!opening->days.empty() && !days.empty()) kept.push_back(day_said);
      kept.insert(kept.end(), opening->kept.begin(), opening->kept.end());
      opening->kept = std::move(kept);
      if (opening->days.empty()) opening->days = std::move(days);
      opening->seen |= seen;
      return opening;
    }
    const Lead lead = lead_from(setting_, line_, past_bullets(line_, head));
    if (lead.end < end) kept.emplace_back(head, end + 1);
    if (lead.end >= end) {
      seen |= lead.seen;
      if (!lead.days.empty() && !days.empty()) kept.emplace_back(head, end);
      if (!lead.days.empty() && days.empty()) day_said = {head, end};
      if (days.empty()) days = lead.days;
    }
    head = end + 1;
  }
  return guessed_opening();
}

std::optional<Opening> Statements::open_clause(std::uint32_t head) {
  const std::uint32_t begin = past_bullets(line_, head);
  const Lead lead = lead_from(setting_, line_, begin);
  const std::uint32_t end = clause_end(std::max(begin, lead.end));
  auto heard = names_.at(begin, Names::Position::name);
  if (heard) return prefer_later({*heard, {}, {}, 0}, heard->end, end);
  heard = names_.at(lead.end, Names::Position::name);
  if (heard) {
    const Range before{begin, lead.end};
    std::vector<Range> kept = vain_in(before, *heard);
    if (kept.empty()) kept = relations_in(before);
    return prefer_later({*heard, std::move(kept), lead.days, lead.seen}, lead.end, end);
  }
  if (lead.end > begin + 1) heard = names_.at(lead.end - 1, Names::Position::name);
  if (heard) return Opening{*heard, {}, lead.days, lead.seen};
  if (auto opening = unknown_first(lead, end)) return opening;
  if (auto opening = nobody_listed(head)) return opening;
  return scan_clause(lead, end);
}

// "hill day with zoe": a family name or a beginning alone gives way to a sure name after "with".
std::optional<Opening> Statements::prefer_later(Opening opening, std::uint32_t from, std::uint32_t end) {
  if (opening.first.strong || names_.bounded(opening.first.end)) return opening;
  for (std::uint32_t i = from + 1; i < end; ++i) {
    if (!line_.is(i - 1, sense::link)) continue;
    if (!names_.at(i, Names::Position::mention)) continue;
    return scan_clause({.end = opening.first.begin, .seen = 0, .days = opening.days}, end);
  }
  return opening;
}

// A name further on in the clause: "great chat with Zoë", "at lunch bobby told me".
std::optional<Opening> Statements::scan_clause(const Lead& lead, std::uint32_t end) {
  for (std::uint32_t i = lead.end + 1; i < end; ++i) {
    const bool led = line_.is(i - 1, sense::link | kTells);
    const bool with = line_.is(i - 1, sense::link) && !line_.is_word(i - 1, "to");
    auto heard = names_.at(i, with ? Names::Position::name : Names::Position::mention);
    const bool alone = heard && heard->end == i + 1;
    if (!heard || only_owns(line_, *heard) || (alone && line_.is(i, sense::doubtful) && !led)) continue;
    Opening opening{*heard, {}, lead.days, lead.seen};
    std::uint32_t last = i;
    while (last > lead.end && line_.is(last - 1, sense::link)) --last;
    for (std::uint32_t day_begin = lead.end; opening.days.empty() && day_begin < last; ++day_begin) {
      const auto day = days_at(setting_, line_, day_begin);
      if (!day || day->end != last || (day->is_loose && last == i)) continue;
      opening.days = {day->day};
      last = day_begin;
    }
    if (last > lead.end) opening.kept.emplace_back(lead.end, last);
    return opening;
  }
  return std::nullopt;
}

// "jordn lee, bobby": words nobody is called, before a separator and a name.
std::optional<Opening> Statements::unknown_first(const Lead& lead, std::uint32_t end) {
  std::uint32_t stop = lead.end;
  while (stop < end && stop < lead.end + 3 && names_.could_be_name(stop)) ++stop;
  const bool separated = line_.is_mark(stop, ",;&+/") || line_.is(stop, sense::joiner);
  if (stop == lead.end || !separated || !names_.at(stop + 1, Names::Position::name)) return std::nullopt;
  auto heard = names_.near(lead.end);
  if (!heard || heard->end != stop) {
    heard = Heard{{.heard = std::string(line_.typed(lead.end, stop))}, lead.end, stop, true};
  }
  return Opening{*heard, {}, lead.days, lead.seen};
}

// Nobody in the whole line: something misspelt where a name would stand.
std::optional<Opening> Statements::guessed_opening() {
  const Lead lead = lead_from(setting_, line_, past_bullets(line_, 0));
  for (std::uint32_t i = lead.end; i < line_.size(); ++i) {
    if (i != lead.end && !line_.is(i - 1, sense::link)) continue;
    auto heard = names_.near(i);
    if (!heard) continue;
    Opening opening{*heard, {}, lead.days, lead.seen};
    std::uint32_t last = i;
    while (last > lead.end && line_.is(last - 1, sense::link)) --last;
    if (last > lead.end) opening.kept.emplace_back(lead.end, last);
    return opening;
  }
  return std::nullopt;
}

// After a comma, a full stop or a new line: does a new statement begin? Only a sure name, first in its clause
// or led in to by a verb, begins one: "bobby great, jose rough day", but not "great, went with ana".
std::optional<Opening> Statements::next_opening(std::uint32_t mark) {
  if (names_read_ >= kMostAtOnce) return std::nullopt;
  const bool new_line = line_.at(mark).kind == Token::Kind::line_end;
  if (auto opening = somebody_after(mark + 1, new_line)) return opening;
  return new_line ? nobody_listed(mark + 1) : std::nullopt;
}

std::optional<Opening> Statements::somebody_after(std::uint32_t head, bool new_line) {
  if (new_line) head = past_bullets(line_, head);
  if (line_.is(head, sense::joiner)) ++head;
  const auto position = new_line ? Names::Position::name : Names::Position::mention;
  const auto usable = [this](const std::optional<Heard>& heard) {
    return heard && !only_owns(line_, *heard);
  };
  auto heard = names_.at(head, position);
  if (usable(heard)) return Opening{*heard, {}, {}, 0};
  const Lead lead = lead_from(setting_, line_, head);
  const bool led = new_line || !lead.days.empty() || (lead.seen & kTells) != 0;
  const bool untold = (lead.seen & (sense::negates | sense::unreal)) != 0 && (lead.seen & sense::tries) == 0;
  if (lead.end == head || !led || untold) return std::nullopt;
  heard = names_.at(lead.end, position);
  if (!usable(heard)) return std::nullopt;
  return Opening{*heard, {}, lead.days, lead.seen};
}

std::optional<Statement> Statements::of_nobody() {
  const Lead lead = lead_from(setting_, line_, past_bullets(line_, 0));
  for (std::uint32_t i = lead.end; i < line_.size(); ++i) {
    if (i != lead.end && !line_.is(i - 1, sense::link)) continue;
    std::uint32_t end = i;
    while (end < i + 3 && names_.could_be_name(end)) ++end;
    if (end == i) continue;
    Opening opening{
        {{.heard = std::string(line_.typed_stem(i, end))}, i, end, true}, {}, lead.days, lead.seen};
    std::uint32_t last = i;
    while (last > lead.end && line_.is(last - 1, sense::link)) --last;
    if (last > lead.end) opening.kept.emplace_back(lead.end, last);
    std::optional<Opening> next;
    return tell(std::move(opening), next);
  }
  return std::nullopt;
}

}  // namespace knownby::language
