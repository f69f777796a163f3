// Names in a row, "maya rod, bobby and TJ", and in a list of lines.

#include "commands/language/names/index.hpp"
#include "commands/language/statement.hpp"

namespace knownby::language {
namespace {

std::uint32_t line_end(const Line& line, std::uint32_t at) {
  while (at < line.size() && line.at(at).kind != Token::Kind::line_end) ++at;
  return at;
}

// "Lunch bunch:" above the names
bool heads_a_list(const Line& line, std::uint32_t start) {
  const std::uint32_t end = line_end(line, start);
  return end > start && line.is_mark(end - 1, ":");
}

}  // namespace

void Statements::names_in_a_row(Statement& statement, std::uint32_t at) {
  statement.end = at;
  while (++names_read_ < kMostAtOnce) {
    auto heard = next_in_row(at);
    if (!heard) break;
    // "bobby and minecraft at recess": whoever or whatever it is, no word is lost.
    const bool may_be_note = heard->named.candidates.empty() && statement.names.size() == 1;
    if (may_be_note && line_.is(at, sense::joiner)) statement.note.emplace_back(at, heard->end);
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
  if (joined) {
    if (auto heard = names_.initials(at)) return heard;  // "bobby and ZB at lunch"
  }
  std::uint32_t end = at;
  while (end < at + 3 && names_.could_be_name(end)) ++end;
  const bool separated = line_.is_mark(end, ",;&+/") || line_.is(end, sense::joiner);
  // "Bobby and Kaitlyn at lunch"; what "Bobby and Kaitlyn made up" tells is a note.
  const bool beside = joined && (end >= line_.size() || line_.is(end, sense::link | sense::weekday) ||
                                 one_of(line_.folded(end), {"at", "in", "on", "during", "before", "after",
                                                            "about", "abt", "today", "yesterday", "yday"}));
  if (end == at || (!separated && !beside && end < line_.size())) return std::nullopt;
  const bool row_goes_on = separated && names_.at(end + 1, Names::Position::name).has_value();
  const bool looks_like_name = joined || line_.at(at).capital || end - at >= 2;
  if (!row_goes_on && !looks_like_name) return std::nullopt;
  auto heard = names_.near(at);
  if (heard && heard->end == end) return heard;
  // "bobby, jose & xqzt", "Bobby, Jose, Kaitlyn": the last of a list is somebody, too.
  const bool last_of_list = (joined || line_.at(at).capital) && end >= line_.size() && names_read_ >= 2;
  if (!row_goes_on && !last_of_list && !beside) return std::nullopt;
  return Heard{{.heard = std::string(line_.typed(at, end))}, at, end, true};
}

// Up to three words nobody is called. "Kaitlyn Nobody": where more words with capitals are all there is, they
// are the name, everyday ones too.
std::uint32_t Statements::unknown_name_end(std::uint32_t at) const {
  std::uint32_t end = at;
  while (end < at + 3 && names_.could_be_name(end) && (end == at || !line_.at(end - 1).possessive)) ++end;
  std::uint32_t capitals = end;
  while (capitals > at && capitals < at + 4 && line_.at(capitals).capital) ++capitals;
  return line_.at(at).capital && line_.at(capitals).kind != Token::Kind::word ? capitals : end;
}

// Whoever would be told of on the line that starts here, where nobody known is.
std::optional<Opening> Statements::nobody_at(std::uint32_t start) const {
  const std::uint32_t head = past_bullets(line_, start);
  const Lead lead = lead_from(setting_, line_, head);
  const bool led = lead.end > head && (lead.seen & kTells) != 0;
  const bool untold = (lead.seen & (sense::negates | sense::unreal)) != 0 && (lead.seen & sense::tries) == 0;
  if (lead.end > head && (!led || untold)) return std::nullopt;
  const std::uint32_t end = unknown_name_end(lead.end);
  const bool is_link = line_.is_mark(end, ":") && line_.is_mark(end + 1, "/");  // "https://"
  if (end == lead.end || is_link || setting_.roster.index().is_staff(line_.stem(lead.end)))
    return std::nullopt;
  Named named{.heard = std::string(line_.typed_stem(lead.end, end))};
  return Opening{{std::move(named), lead.end, end, true}, {}, lead.days, lead.seen};
}

std::optional<Opening> Statements::nobody_listed(std::uint32_t start) {
  if (start > 0 && line_.at(start - 1).kind != Token::Kind::line_end) return std::nullopt;
  auto opening = nobody_at(start);
  if (!opening || heads_a_list(line_, start)) return std::nullopt;
  const Listing list = listing();
  if (list == Listing::none || (list == Listing::signed_lines && !is_list_sign(line_, start)))
    return std::nullopt;
  auto near = names_.near(opening->first.begin);
  if (near) opening->first = *std::move(near);
  return opening;
}

void Statements::count(Shape& shape, std::uint32_t start, std::uint32_t end) {
  const std::uint32_t head = past_bullets(line_, start);
  if (heads_a_list(line_, start) || lead_from(setting_, line_, head).end >= end) return;  // "yesterday"
  auto opening = somebody_after(start, true);
  const bool is_known = opening.has_value();
  if (!opening) opening = nobody_at(start);
  const bool sign = is_list_sign(line_, start);
  shape.sign_first = shape.sign_first || (shape.lines == 0 && sign && opening);
  ++shape.lines;
  shape.with_sign += sign ? 1 : 0;
  if (!opening) return;
  const std::uint32_t after = opening->first.end;
  const bool row = line_.is_mark(after, ",;&+/") || line_.is(after, sense::joiner);
  const auto day = days_at(setting_, line_, after);
  shape.named += is_known || (row && names_.at(after + 1, Names::Position::name)) ? 1 : 0;
  shape.only_named += (day ? day->end : after) == end ? 1 : 0;
  shape.told += line_.is_mark(after, "-:(,") ? 1 : 0;
}

Statements::Listing Statements::listing() {
  if (listing_ != Listing::unread) return listing_;
  Shape shape;
  for (std::uint32_t start = 0; start < line_.size() && shape.lines < kMostAtOnce;) {
    const std::uint32_t end = line_end(line_, start);
    if (end > start) count(shape, start, end);
    start = end + 1;
  }
  const bool alike = shape.lines > 1 && (shape.only_named == shape.lines || shape.told == shape.lines);
  listing_ = Listing::none;
  if (shape.sign_first && shape.with_sign > 1 && (shape.named > 0 || alike)) {
    listing_ = Listing::signed_lines;
  } else if (shape.named > 1 || alike) {
    listing_ = Listing::plain_lines;
  }
  return listing_;
}

}  // namespace knownby::language
