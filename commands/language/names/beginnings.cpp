#include "commands/language/names/beginnings.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "commands/language/names/index.hpp"
#include "commands/language/text/fold.hpp"

namespace knownby::language {
namespace {

constexpr std::size_t kMostTyped = 200;  // bytes; no name is longer
constexpr std::size_t kMostWords = 8;

bool may_stand_in_a_name(char c) {
  const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return !is_ascii || is_letter || std::string_view(" -'.,()").find(c) != std::string_view::npos;
}

struct Typed {
  std::vector<std::string> words{};  // the longest first, which fewest names have
  std::vector<std::string> rooms{};
};

// Nothing where this is no name's beginning.
std::optional<Typed> read(std::string_view typed) {
  if (typed.size() > kMostTyped || !std::all_of(typed.begin(), typed.end(), may_stand_in_a_name))
    return std::nullopt;
  Typed read;
  std::vector<std::string>& words = read.words;
  while (!typed.empty() && words.size() < kMostWords) {
    const std::size_t stop = std::min(typed.find_first_of(" -,"), typed.size());
    std::string word = folded(typed.substr(0, stop));
    typed.remove_prefix(std::min(stop + 1, typed.size()));
    if (word.empty()) continue;
    const bool is_room = word.front() >= '0' && word.front() <= '9';
    (is_room ? read.rooms : words).push_back(std::move(word));
  }
  std::sort(words.begin(), words.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  if (words.empty()) return std::nullopt;
  return read;
}

bool has_word_beginning(const Roster::Index& index, std::uint32_t person, std::string_view beginning) {
  for (const Part part : {Part::given, Part::long_given, Part::alias, Part::middle, Part::family}) {
    for (const Piece& piece : index.part(person, part)) {
      if (index.vocabulary.text(piece.word).starts_with(beginning)) return true;
    }
  }
  return false;
}

bool is_in(const std::vector<std::string>& rooms, const RosterGroup* homeroom) {
  const std::string code = homeroom == nullptr ? std::string() : folded(homeroom->code);
  return std::all_of(rooms.begin(), rooms.end(),
                     [&](const std::string& room) { return code.starts_with(room); });
}

}  // namespace

std::vector<StudentId> beginning_with(const Roster& roster, std::string_view typed) {
  const auto asked = read(typed);
  if (!asked) return {};
  const std::vector<std::string>& words = asked->words;
  const Roster::Index& index = roster.index();
  std::vector<std::uint32_t> people;
  const auto [from, to] = index.vocabulary.starting_with(words.front());
  for (std::uint32_t word = from; word < to; ++word) {
    const auto bearers = index.bearers(word);
    people.insert(people.end(), bearers.begin(), bearers.end());
  }
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  std::vector<StudentId> found;
  for (const std::uint32_t person : people) {
    const auto has = [&](const std::string& word) { return has_word_beginning(index, person, word); };
    const RosterStudent& student = index.students[person];
    const bool is_meant = std::all_of(words.begin() + 1, words.end(), has) &&
                          (asked->rooms.empty() || is_in(asked->rooms, roster.group(student.homeroom)));
    if (is_meant && !student.left) found.push_back(student.id);
  }
  return found;
}

}  // namespace knownby::language
