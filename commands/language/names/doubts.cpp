// Where the word after a first name makes it doubtful whose first name it is.

#include <algorithm>

#include "commands/language/names/fuzzy.hpp"
#include "commands/language/names/names.hpp"

namespace knownby::language {

// "bobby smith": one Bobby, but he is no Smith, and Smith is somebody's name here. Ask.
void Names::doubt_other_family(Heard& heard) {
  const Token& next = line_.at(heard.end);
  const bool other = index_.is_family(next.word) && !index_.is_given(next.word) && !next.possessive &&
                     (next.senses & ~sense::particle) == 0;
  if (!other || heard.named.trust == Trust::prefix) return;
  for (const std::uint32_t person : index_.bearers(next.word)) {
    if (index_.people[person].left || heard.named.candidates.size() >= kMostCandidates) continue;
    const auto& known = heard.named.candidates;
    if (std::find(known.begin(), known.end(), id(person)) == known.end())
      heard.named.candidates.push_back(id(person));
  }
  heard.named.clear = false;
  ++heard.end;
}

// "maya roberst": two Mayas, and one of them is nearly a Roberst.
void Names::narrow_by_misspelt_family(Heard& heard) const {
  const Token& next = line_.at(heard.end);
  const std::string_view typed = line_.stem(heard.end);
  if (heard.named.candidates.size() < 2 || next.word != kNone || !could_be_name(heard.end)) return;
  const std::uint32_t limit = allowed_distance(typed.size());
  std::vector<StudentId> near;
  for (const StudentId student : heard.named.candidates) {
    for (const Piece& piece : index_.part(index_.student_at.at(student.value), Part::family)) {
      if (limit == 0 || spelling_distance(typed, index_.vocabulary.text(piece.word), limit) > limit) continue;
      near.push_back(student);
      break;
    }
  }
  if (near.empty()) return;
  heard.named.candidates = near;
  heard.named.trust = Trust::edit_distance;
  heard.named.clear = false;
  ++heard.end;
}

// "maia rodrigez": a Maia there is, but the two words together are nearly somebody else's name.
void Names::doubt_misspelt_name(Heard& heard) {
  constexpr std::size_t shortest = 4;  // letters; a shorter word is near to many
  const Token& next = line_.at(heard.end);
  if (next.word != kNone || next.senses != 0 || next.possessive || line_.stem(heard.end).size() < shortest)
    return;
  const auto whole = near(heard.begin);
  if (!whole || whole->end != heard.end + 1) return;
  auto& known = heard.named.candidates;
  bool somebody_else = false;
  for (const StudentId id : whole->named.candidates) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    known.push_back(id);
    somebody_else = true;
  }
  if (!somebody_else && known.size() != 1) return;
  heard.named.others.clear();
  heard.named.clear = false;
  heard.end = whole->end;
}

}  // namespace knownby::language
