// "JN at lunch": initials, as people write who keep names out of a chat. They are always asked about, two
// letters being too little to save a check-in by, and mean only who is of the speaker's groups or the
// place's.

#include <algorithm>
#include <array>

#include "commands/language/names/names.hpp"

namespace knownby::language {
namespace {

// More than these nobody can choose between; a name has to be typed.
constexpr std::size_t most_with_initials = 5;

// What a school writes in two capitals and means no student by.
constexpr std::array<std::string_view, 14> school_words{"pe", "hw", "ss", "la", "ta", "tv", "id",
                                                        "ap", "pt", "ot", "el", "us", "pm", "am"};

struct Letters {
  char first, second;
};

// "JN", "J.N." or "j.n."; small letters without a full stop are a word.
std::optional<Letters> letters_at(const Line& line, std::uint32_t at) {
  const std::string_view word = line.stem(at), typed = line.typed_stem(at, at + 1);
  const bool is_short_form =
      (typed.size() > 1 && typed[1] == '.') ||
      std::all_of(typed.begin(), typed.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool is_school_word = std::find(school_words.begin(), school_words.end(), word) != school_words.end();
  if (word.size() != 2 || !is_short_form || is_school_word) return std::nullopt;
  return Letters{word[0], word[1]};
}

bool begins(const Roster::Index& index, const Piece& piece, char with) {
  return index.vocabulary.text(piece.word).starts_with(with);
}

// Of given and family name, or of a given name in two: "MK" is Mary-Kate.
bool has_initials(const Roster::Index& index, std::uint32_t person, const Letters& letters) {
  const auto any_begins = [&](Part part, char with) {
    const auto pieces = index.part(person, part);
    return std::any_of(pieces.begin(), pieces.end(),
                       [&](const Piece& piece) { return begins(index, piece, with); });
  };
  const auto given = index.part(person, Part::given);
  if (given.size() > 1 && begins(index, given[0], letters.first) && begins(index, given[1], letters.second))
    return true;
  return (any_begins(Part::given, letters.first) || any_begins(Part::long_given, letters.first)) &&
         any_begins(Part::family, letters.second);
}

}  // namespace

std::optional<Heard> Names::initials(std::uint32_t at) {
  const auto letters = letters_at(line_, at);
  if (!letters || !may_look()) return std::nullopt;
  Heard heard{.begin = at, .end = at + 1, .strong = true};
  std::vector<Fit> fits;
  for (std::uint32_t person = 0; person < index_.people.size(); ++person) {
    if (!index_.people[person].left && has_initials(index_, person, *letters) &&
        reach(person) != Reach::school)
      fits.push_back({person, heard.end, Trust::prefix, false});
  }
  if (fits.empty()) return std::nullopt;
  narrow_by_group_after(fits, heard);
  heard.named = choose(fits);
  auto& all = heard.named.candidates;
  all.insert(all.end(), heard.named.others.begin(), heard.named.others.end());
  if (all.size() > most_with_initials) return std::nullopt;
  heard.named.heard = line_.typed_stem(at, heard.end);
  heard.named.others.clear();
  heard.named.clear = false;
  return heard;
}

}  // namespace knownby::language
