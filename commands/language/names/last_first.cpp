// Names family name first, as a student system prints them: "Novak, Kate".

#include <algorithm>
#include <string>

#include "commands/language/names/fuzzy.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/names/sounds.hpp"

namespace knownby::language {
namespace {

constexpr Senses kDays =
    sense::weekday | sense::month | sense::near_day | sense::last | sense::this_one | sense::day_part;

void add_each(std::vector<StudentId>& to, const std::vector<StudentId>& more) {
  for (const StudentId id : more) {
    if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
  }
}

// Who is among both, or, where nobody is, all of them.
std::vector<StudentId> both_or_either(const std::vector<StudentId>& given,
                                      const std::vector<StudentId>& family) {
  std::vector<StudentId> chosen;
  for (const StudentId id : given) {
    if (std::find(family.begin(), family.end(), id) != family.end()) chosen.push_back(id);
  }
  if (!chosen.empty()) return chosen;
  chosen = given;
  add_each(chosen, family);
  std::sort(chosen.begin(), chosen.end(), [](StudentId a, StudentId b) { return a.value < b.value; });
  return chosen;
}

}  // namespace

// Past the words before the comma that a family name could be; `at`: none.
std::uint32_t Names::family_before_comma(std::uint32_t at) const {
  constexpr std::uint32_t kMostWords = 3;
  std::uint32_t comma = at;
  while (comma < at + kMostWords && line_.at(comma).kind == Token::Kind::word &&
         (line_.at(comma).capital || line_.is(comma, sense::particle)))
    ++comma;
  if (comma == at || !line_.is_mark(comma, ",") || !line_.at(comma - 1).capital) return at;
  for (std::uint32_t i = at; i < comma; ++i) {
    const bool everyday = line_.at(i).word == kNone && !could_be_name(i);
    // "Lunch, Bobby" is no name; between two of a row of them even "Nobody, Kate" is one.
    const bool in_a_row = at > 0 && line_.is_mark(at - 1, ";") && !line_.is(i, kDays);
    if (index_.is_given(line_.at(i).word) || line_.is(i, sense::title) || (everyday && !in_a_row)) return at;
  }
  return comma;
}

// "jordn" is nearly a given name, "Rodrigez" is none.
bool Names::is_nearly_given(std::uint32_t at, const Named& named) const {
  const std::string_view typed = line_.stem(at);
  const auto fits = [&](const Piece& piece) {
    const std::string_view word = index_.vocabulary.text(piece.word);
    const std::uint32_t limit = allowed_distance(typed.size());
    return spelling_distance(typed, word, limit) <= limit || sounds_as(word, sound_of(typed));
  };
  return std::any_of(named.candidates.begin(), named.candidates.end(), [&](StudentId student) {
    const std::uint32_t person = index_.student_at.at(student.value);
    for (const Part part : {Part::given, Part::long_given, Part::alias}) {
      const auto pieces = index_.part(person, part);
      if (std::any_of(pieces.begin(), pieces.end(), fits)) return true;
    }
    return false;
  });
}

// A family name alone and a first name alone, both with capitals and a comma between, are nearly always one
// name as it was copied: where nobody has both, one question, and nobody's check-in.
std::optional<Heard> Names::last_first_of_nobody(std::uint32_t at) {
  const std::uint32_t comma = family_before_comma(at);
  const std::uint32_t after = comma + 2;
  if (comma == at || !line_.at(comma + 1).capital || line_.is_mark(after, ",&+/") ||
      line_.is(after, sense::joiner))
    return std::nullopt;
  auto given = best_at(comma + 1, Position::mention, {});
  if (!given || !given->strong || (given->end > after && line_.at(after).kind == Token::Kind::word))
    return std::nullopt;
  add_each(given->named.candidates, given->named.others);
  std::vector<StudentId> family;
  if (const std::uint32_t word = line_.at(comma - 1).word; index_.is_family(word)) {
    for (const std::uint32_t person : index_.bearers(word)) {
      if (!index_.people[person].left) add_each(family, {id(person)});
    }
  } else if (const auto near_one = near(at)) {
    if (near_one->named.clear || is_nearly_given(at, near_one->named)) return std::nullopt;
    family = near_one->named.candidates;
    add_each(family, near_one->named.others);
  }
  Named named{.candidates = both_or_either(given->named.candidates, family), .trust = Trust::edit_distance};
  if (named.candidates.size() > kMostCandidates) named.candidates.resize(kMostCandidates);
  return Heard{std::move(named), at, given->end, true};
}

}  // namespace knownby::language
