// Wishes about one student: whose adults, what is known, to be left off a list.

#include <algorithm>

#include "commands/language/no_checkin.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {
namespace {

constexpr auto kAdultWords = {"person", "people", "adult", "adults", "mentor", "mentors", "persons"};

bool adult_word(std::string_view word) {
  return std::find(kAdultWords.begin(), kAdultWords.end(), word) != kAdultWords.end();
}

// "I'm Bobby's person", "add me to bobby", "I'm not Bobby's person any more"
std::optional<Intent> my_student(const Line& line, Names& names) {
  const bool add = one_of(line.folded(0), {"add", "put", "remove"}) && line.is_word(1, "me");
  if (add) {
    const bool ended = line.is_word(0, "remove");
    auto heard = names.first_from(2);
    if (!heard) return std::nullopt;
    return MyStudent{std::move(heard->named), ended};
  }
  std::uint32_t at = 0;
  if (line.is_word(0, "im")) at = 1;
  if (line.is_word(0, "i") && line.is_word(1, "am")) at = 2;
  if (at == 0) return std::nullopt;
  const bool ended = one_of(line.folded(at), {"not", "no"});
  if (ended) ++at;
  if (line.is_word(at, "longer")) ++at;
  auto heard = names.at(at, Names::Position::name);
  if (!heard || !adult_word(line.folded(heard->end))) return std::nullopt;
  return MyStudent{std::move(heard->named), ended};
}

bool ends_there(const Line& line, std::uint32_t at) {
  while (adult_word(line.folded(at)) || one_of(line.folded(at), {"have", "got", "best"})) ++at;
  while (line.at(at).kind == Token::Kind::mark) ++at;
  return at >= line.size();
}

// "who does José have", "who knows zoe", "who are bobby's people"
std::optional<Intent> who_knows(const Line& line, Names& names) {
  const bool who = one_of(line.folded(0), {"who", "whos"});
  std::uint32_t at = 0;
  if (who && one_of(line.folded(1), {"does", "has", "knows", "are", "is", "got"})) at = 2;
  if (line.is_word(0, "whos")) at = std::max(at, 1U);
  if (adult_word(line.folded(0)) && one_of(line.folded(1), {"of", "for"})) at = 2;
  auto heard = names.at(at, Names::Position::name);
  if (at == 0 && !(heard && adult_word(line.folded(heard->end)))) return std::nullopt;  // "zoe's adults"
  if (at == 0 && line.is_word(heard->end + 1, "is")) {  // "zoe's adult is coach dunn": theirs to say, or hers
    NotUnderstood told{.why = NotUnderstood::Why::no_checkin};
    add_if_sure(heard->named, told.students);
    return told;
  }
  if (!heard || !ends_there(line, heard->end)) return std::nullopt;
  const bool adults = adult_word(line.folded(heard->end));
  // "who is zoe" asks for her card.
  if ((line.is_word(1, "is") || line.is_word(0, "whos")) && !adults) return std::nullopt;
  return WhoKnows{std::move(heard->named)};
}

// "why zoe", "why isn't zoe on this week's card". With anything else after the name it is a note like
// another.
std::optional<Intent> why_in(const Line& line, Names& names) {
  if (!line.is_word(0, "why")) return std::nullopt;
  std::uint32_t at = 1;
  while (one_of(line.folded(at), {"is", "isnt", "was", "wasnt", "not", "did", "do", "you", "choose", "show"}))
    ++at;
  auto heard = names.at(at, Names::Position::name);
  if (!heard) heard = names.near(at);
  if (!heard) return std::nullopt;
  at = heard->end;
  while (line.is_mark(at, "?!.") ||
         one_of(line.folded(at), {"not", "on", "in", "the", "this", "weeks", "weekly", "week", "card", "list",
                                  "it", "again", "chosen"}))
    ++at;
  if (at < line.size()) return std::nullopt;
  return WhyChosen{std::move(heard->named)};
}

// "don't need to talk to bobby", "no need to see zoe", "leave bobby off", "skip bobby"
std::optional<Intent> leave_off(const Line& line, Names& names) {
  const bool no_need = one_of(line.folded(0), {"dont", "no"}) && line.is_word(1, "need");
  const bool unasked =
      one_of(line.folded(0), {"dont", "stop"}) && one_of(line.folded(1), {"suggest", "suggesting"});
  const bool leave = one_of(line.folded(0), {"leave", "skip"}) && line.at(0).word == kNone;
  if (!no_need && !unasked && !leave) return std::nullopt;
  auto heard = names.first_from(no_need || unasked ? 2 : 1);
  if (!heard) return std::nullopt;
  return LeaveOff{std::move(heard->named)};
}

std::optional<Intent> know_in(const Line& line, Names& names) {
  if (!line.is_word(0, "know")) return std::nullopt;
  auto heard = names.at(1, Names::Position::name);
  if (!heard) heard = names.near(1);
  if (!heard && names.could_be_name(1) && line.is_mark(2, ":"))
    heard = Heard{{.heard = std::string(line.typed(1, 2))}, 1, 2, true};
  if (!heard) return std::nullopt;
  std::uint32_t at = heard->end;
  while (line.is_mark(at, ":,-.")) ++at;
  return Know{std::move(heard->named), std::string(line.typed(at, line.size()))};
}

// "court order", "for a legal hold", "because of a subpoena"; not "on the court".
bool is_legal(const Line& line, std::uint32_t at) {
  while (one_of(line.folded(at),
                {"for", "a", "the", "of", "because", "due", "to", "under", "its", "there", "is"}))
    ++at;
  if (one_of(line.folded(at), {"court", "courts"}))
    return one_of(line.folded(at + 1), {"order", "orders", "ordered", "case", "hearing", "asked", "date"});
  return one_of(line.folded(at), {"legal", "lawyer", "lawyers", "attorney", "attorneys", "subpoena",
                                  "subpoenaed", "lawsuit", "litigation"});
}

// "export TJ", "amend TJ: the family says ...", "hold TJ, court order", "forget TJ": what is done with a
// record is on its card. With other words behind the name it is a line like another: "hold bobby after
// class for a hug".
std::optional<Intent> record_of(const Line& line, Names& names) {
  if (line.is_word(0, "export")) {
    auto heard = names.first_from(1);
    if (!heard) return std::nullopt;
    return Export{std::move(heard->named)};
  }
  if (!one_of(line.folded(0), {"amend", "hold", "forget", "erase"}) || line.at(0).word != kNone)
    return std::nullopt;
  auto heard = names.at(1, Names::Position::name);
  if (!heard) return std::nullopt;
  std::uint32_t end = heard->end;
  const bool has_colon = line.is_mark(end, ":");
  while (line.at(end).kind == Token::Kind::mark) ++end;
  const bool ends = end >= line.size();
  const bool legal = line.is_word(0, "hold") && is_legal(line, end);
  if (!ends && !has_colon && !legal) return std::nullopt;
  return Export{std::move(heard->named), !ends};
}

}  // namespace

std::optional<Intent> about_a_student(const Line& line, Names& names) {
  if (auto mine = my_student(line, names)) return mine;
  if (auto knows = who_knows(line, names)) return knows;
  if (auto why = why_in(line, names)) return why;
  if (auto left = leave_off(line, names)) return left;
  if (auto know = know_in(line, names)) return know;
  return record_of(line, names);
}

}  // namespace knownby::language
