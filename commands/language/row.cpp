// Names in a row: "maya rod, bobby and TJ".

#include "commands/language/statement.hpp"

namespace knownby::language {

void Statements::names_in_a_row(Statement& statement, std::uint32_t at) {
  statement.end = at;
  while (++names_read_ < kMostAtOnce) {
    auto heard = next_in_row(at);
    if (!heard) break;
    statement.end = at = heard->end;
    statement.names.push_back(std::move(heard->named));
  }
  if (line_.is_word(at, "or")) either(statement);
}

// "bobby or tj": one of the two, and only the person who wrote it knows which.
void Statements::either(Statement& statement) {
  const auto other = names_.at(statement.end + 1, Names::Position::name);
  if (!other || !other->strong) return;
  Named& named = statement.names.back();
  named.heard += " or " + other->named.heard;
  named.candidates.insert(named.candidates.end(), other->named.candidates.begin(),
                          other->named.candidates.end());
  named.others.clear();
  named.clear = false;
  statement.end = other->end;
}

// "both jordans": two of one name, so whoever stands nearer is not meant alone.
void Statements::both(Statement& statement) {
  Named& named = statement.names.front();
  if (statement.names.size() > 1 || named.others.empty()) return;
  named.candidates.insert(named.candidates.end(), named.others.begin(), named.others.end());
  named.others.clear();
  named.clear = false;
}

std::optional<Heard> Statements::next_in_row(std::uint32_t at) {
  std::uint32_t next = at;
  bool joined = false;
  for (;; ++next) {
    const bool conjunction = line_.is(next, sense::joiner) || line_.is_mark(next, "&+");
    if (!conjunction && !line_.is_mark(next, ",;/|")) break;
    joined = joined || conjunction;
  }
  if (joined && line_.is(next, sense::link)) ++next;  // "to bobby and to maya"
  if (next != at) return after_separator(next, joined);
  // "bobby maya tj": first names side by side; an everyday word among them is a word of the note.
  if (line_.at(at).senses != 0 || line_.at(at - 1).possessive) return std::nullopt;
  auto heard = names_.at(at, Names::Position::mention);
  const bool sure = heard && (heard->end > at + 1 || heard->named.trust <= Trust::preferred);
  if (!sure || line_.at(heard->end - 1).possessive) return std::nullopt;
  return heard;
}

std::optional<Heard> Statements::after_separator(std::uint32_t at, bool joined) {
  auto heard = names_.at(at, Names::Position::name);
  if (!heard) return unknown_item(at, joined);
  const bool owns = line_.at(heard->end - 1).possessive && !line_.is(heard->end, sense::relation);
  // After a comma a family name or a beginning must stand alone; "bobby, rod was great" may be about a rod.
  if (owns || (!heard->strong && !joined && !names_.bounded(heard->end))) return std::nullopt;
  return heard;
}

// Up to three words nobody is called, alone between separators: misspelt, or unknown and said so. At the end
// of the row a lone word is more likely the note, unless it looks like a name and comes near one.
std::optional<Heard> Statements::unknown_item(std::uint32_t at, bool joined) {
  std::uint32_t end = at;
  while (end < at + 3 && names_.could_be_name(end)) ++end;
  const bool separated = line_.is_mark(end, ",;&+/") || line_.is(end, sense::joiner);
  if (end == at || (!separated && end < line_.size())) return std::nullopt;
  const bool row_goes_on = separated && names_.at(end + 1, Names::Position::name).has_value();
  const bool looks_like_name = joined || line_.at(at).capital || end - at >= 2;
  if (!row_goes_on && !looks_like_name) return std::nullopt;
  auto heard = names_.near(at);
  if (heard && heard->end == end) return heard;
  // "bobby, jose & xqzt": the last of a list is somebody, too.
  const bool last_of_list = joined && end >= line_.size() && names_read_ >= 2;
  if (!row_goes_on && !last_of_list) return std::nullopt;
  return Heard{{.heard = std::string(line_.typed(at, end))}, at, end, true};
}

}  // namespace knownby::language
