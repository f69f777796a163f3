#include "commands/language/names/index.hpp"

#include <algorithm>
#include <utility>

#include "commands/language/text/fold.hpp"

namespace knownby::language {
namespace {

constexpr std::size_t kMostPieces = 200;  // of one student; names of sane length have five to ten

bool parts_words(char c) { return c == ' ' || c == '-' || c == '\t' || c == ','; }

// A homeroom is what "7A" means first, then a grade, an advisory, a section.
int rank(RosterGroup::Kind kind) {
  using enum RosterGroup::Kind;
  switch (kind) {
    case homeroom:
      return 0;
    case grade:
      return 1;
    case advisory:
      return 2;
    case section:
      return 3;
  }
  return 3;
}

std::string_view without_zeros(std::string_view code) {
  while (code.size() > 1 && code.front() == '0') code.remove_prefix(1);
  return code;
}

// "Niyah" of Ta'Niyah, as many are called for short.
std::string_view past_apostrophe(std::string_view given) {
  constexpr std::size_t shortest = 4;
  for (const std::string_view mark : {"'", "\u2019", "\u02BC"}) {
    const std::size_t at = given.rfind(mark);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view rest = given.substr(at + mark.size());
    return rest.size() >= shortest ? rest : std::string_view();
  }
  return {};
}

}  // namespace

Roster::Index::Index(std::vector<RosterStudent> all, std::vector<RosterGroup> their_groups,
                     std::vector<RosterStaff> their_staff)
    : students(std::move(all)), groups(std::move(their_groups)), staff(std::move(their_staff)) {
  cut_names();
  link_words(vocabulary.settle());
  sounds = Sounds(vocabulary);
  name_groups();
}

void Roster::Index::cut_names() {
  people.resize(students.size());
  pieces.reserve(students.size() * 6);
  vocabulary.expect(students.size() * 2);
  student_at.reserve(students.size());
  for (std::uint32_t at = 0; at < students.size(); ++at) {
    const RosterStudent& student = students[at];
    Person& person = people[at];
    student_at.emplace(student.id.value, at);
    person.pieces = static_cast<std::uint32_t>(pieces.size());
    person.left = student.left.has_value();
    cut(person, Part::given, student.given);
    cut(person, Part::long_given, student.long_given);
    for (const std::string& alias : student.aliases) cut(person, Part::alias, alias);
    cut(person, Part::alias, past_apostrophe(student.given));
    cut(person, Part::middle, student.middle);
    cut(person, Part::family, student.family);
    const std::string whole = whole_name(at, false);
    if (whole.size() < as_long_.size()) as_long_[whole.size()].push_back({at, letters_used(whole)});
    const std::string_view shown = student.shown;
    person.family_first = !student.family.empty() && shown.starts_with(student.family) &&
                          !(shown.starts_with(student.given) && student.given != student.family);
  }
}

void Roster::Index::cut(Person& person, Part part, std::string_view name) {
  std::string whole;
  std::size_t words = 0;
  const auto count = [&] { return pieces.size() - person.pieces; };
  while (!name.empty() && count() < kMostPieces) {
    const auto stop = std::find_if(name.begin(), name.end(), parts_words);
    const auto length = static_cast<std::size_t>(stop - name.begin());
    const std::string word = folded(name.substr(0, length));
    name.remove_prefix(std::min(length + 1, name.size()));
    if (word.empty()) continue;
    const Word known = look_up(word);
    if (part == Part::family && (known.senses & sense::suffix) != 0 && words > 0) continue;
    whole += word;
    ++words;
    // An alias is found as one word; typed with a space it is found as a pair.
    if (part == Part::alias) continue;
    const bool particle = part == Part::family && (known.senses & sense::particle) != 0;
    pieces.push_back({vocabulary.add(word), particle, false});
  }
  if (words > 1 || (part == Part::alias && words > 0)) pieces.push_back({vocabulary.add(whole), false, true});
  person.ends[static_cast<std::size_t>(part)] = static_cast<std::uint8_t>(count());
}

void Roster::Index::link_words(const std::vector<std::uint32_t>& final_number) {
  for (Piece& piece : pieces) piece.word = final_number[piece.word];
  roles_.assign(vocabulary.size(), 0);
  bearers_from_.assign(vocabulary.size() + 1, 0);
  const auto each_posting = [this](auto&& visit) {
    for (std::uint32_t person = 0; person < people.size(); ++person) {
      for (const Part which : {Part::given, Part::long_given, Part::alias, Part::family}) {
        const auto those = part(person, which);
        const bool only_particles =
            std::all_of(those.begin(), those.end(), [](const Piece& p) { return p.particle; });
        for (const Piece& piece : those) {
          if (!piece.particle || only_particles) visit(piece.word, person, which);
        }
      }
    }
  };
  each_posting([this](std::uint32_t word, std::uint32_t, Part which) {
    ++bearers_from_[word + 1];
    roles_[word] = static_cast<std::uint8_t>(roles_[word] | (which == Part::family ? 2U : 1U));
  });
  for (std::size_t word = 1; word < bearers_from_.size(); ++word)
    bearers_from_[word] += bearers_from_[word - 1];
  bearers_.resize(bearers_from_.back());
  std::vector<std::uint32_t> next(bearers_from_.begin(), bearers_from_.end() - 1);
  each_posting([&](std::uint32_t word, std::uint32_t person, Part) { bearers_[next[word]++] = person; });
}

void Roster::Index::name_groups() {
  std::unordered_map<std::string, int> ranks;
  for (std::uint32_t at = 0; at < groups.size(); ++at) {
    const RosterGroup& group = groups[at];
    group_at.emplace(group.id.value, at);
    // A class is called "Art" or "Spanish", which in a line about a student mean something else.
    if (group.kind == RosterGroup::Kind::section) continue;
    group_titles_.emplace_back(folded(group.title), at);
    std::string code = folded(group.code);
    code = without_zeros(code);
    if (code.empty()) continue;
    const auto [known, fresh] = ranks.emplace(code, rank(group.kind));
    if (!fresh && known->second <= rank(group.kind)) continue;
    known->second = rank(group.kind);
    group_codes_[code] = at;
  }
  std::sort(group_titles_.begin(), group_titles_.end());
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  group_titles_.erase(std::unique(group_titles_.begin(), group_titles_.end(), same), group_titles_.end());
  for (const auto& [title, at] : group_titles_)
    if (!title.empty()) titles_begin_with_.set(static_cast<unsigned char>(title.front()));
  for (std::uint32_t at = 0; at < staff.size(); ++at) staff_names_.emplace(folded(staff[at].family), at);
}

std::span<const Piece> Roster::Index::part(std::uint32_t person, Part which) const {
  const Person& of = people[person];
  const auto at = static_cast<std::size_t>(which);
  const std::size_t from = at == 0 ? 0 : of.ends[at - 1];
  return std::span(pieces).subspan(of.pieces + from, of.ends[at] - from);
}

std::span<const std::uint32_t> Roster::Index::bearers(std::uint32_t word) const {
  if (word == kNone) return {};
  return std::span(bearers_).subspan(bearers_from_[word], bearers_from_[word + 1] - bearers_from_[word]);
}

std::string Roster::Index::whole_name(std::uint32_t person, bool family_first) const {
  std::string given, family;
  for (const Piece& piece : part(person, Part::given)) {
    if (!piece.joined) given += vocabulary.text(piece.word);
  }
  for (const Piece& piece : part(person, Part::family)) {
    if (!piece.joined) family += vocabulary.text(piece.word);
  }
  return family_first ? family + given : given + family;
}

std::span<const Spelled> Roster::Index::people_as_long(std::size_t letters) const {
  if (letters >= as_long_.size()) return {};
  return as_long_[letters];
}

const RosterGroup* Roster::Index::group_called(std::string_view folded_code) const {
  const auto found = group_codes_.find(std::string(without_zeros(folded_code)));
  return found == group_codes_.end() ? nullptr : &groups[found->second];
}

Roster::Index::Titled Roster::Index::group_titled(std::string_view folded_title) const {
  if (folded_title.empty() || !titles_begin_with_[static_cast<unsigned char>(folded_title.front())])
    return {nullptr, false};
  const auto found = std::partition_point(group_titles_.begin(), group_titles_.end(),
                                          [&](const auto& one) { return one.first < folded_title; });
  if (found == group_titles_.end() || !found->first.starts_with(folded_title)) return {nullptr, false};
  if (found->first != folded_title) return {nullptr, true};
  const auto next = found + 1;
  return {&groups[found->second], next != group_titles_.end() && next->first.starts_with(folded_title)};
}

bool Roster::Index::in_group(std::uint32_t person, GroupId group) const {
  const RosterStudent& student = students[person];
  return student.homeroom == group || student.grade == group ||
         std::find(student.groups.begin(), student.groups.end(), group) != student.groups.end();
}

void recognise(Line& line, const Roster::Index& index) {
  constexpr std::size_t kLongestPair = 40;
  char pair[kLongestPair];
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    Token& token = line.tokens[i];
    if (token.kind != Token::Kind::word) continue;
    if (token.possessive) token.word = index.vocabulary.find(line.stem(i));
    const std::string_view folded = line.folded(i);
    if (token.word == kNone) token.word = index.vocabulary.find(folded);
    if (token.word == kNone && token.senses == 0 && folded.size() > 3 && folded.back() == 's') {
      token.word = index.vocabulary.find(folded.substr(0, folded.size() - 1));  // "mayas mom"
      token.possessive = token.possessive || token.word != kNone;
    }
    const std::string_view next = line.stem(i + 1);
    if (line.at(i + 1).kind != Token::Kind::word || folded.size() + next.size() > kLongestPair) continue;
    std::copy(folded.begin(), folded.end(), pair);
    std::copy(next.begin(), next.end(), pair + folded.size());
    token.pair = index.vocabulary.find({pair, folded.size() + next.size()});
  }
}

}  // namespace knownby::language
