#include "commands/language/names/names.hpp"

#include <algorithm>
#include <array>

#include "commands/language/names/fuzzy.hpp"

namespace knownby::language {
namespace {

// Students looked at for misspelt names in one line: thousands of guesses in a small school, three in a
// district of 50,000, so that a line of unknown words stays within milliseconds.
constexpr std::size_t kMostLookedAt = 150'000;

}  // namespace

Names::Names(const Setting& setting, const Line& line)
    : setting_(setting), line_(line), index_(setting.roster.index()), fitting_(index_, line) {}

Reach Names::reach(std::uint32_t person) const {
  const auto in = [&](GroupId group) { return index_.in_group(person, group); };
  if (std::any_of(setting_.my_groups.begin(), setting_.my_groups.end(), in)) return Reach::mine;
  return setting_.here && in(setting_.here) ? Reach::here : Reach::school;
}

bool Names::bounded(std::uint32_t end) const {
  const Token& next = line_.at(end);
  return next.kind != Token::Kind::word || line_.is(end, sense::joiner) || line_.is_word(end, "today") ||
         line_.is_word(end, "yesterday");
}

// "will" before "talk", "may" before a number, and everyday words that some family bears: only a name where
// nothing else follows.
bool Names::is_plain_word(std::uint32_t at, std::uint32_t end) const {
  const Token& token = line_.at(at);
  if (end != at + 1) return false;
  if (line_.is(at, sense::month) && line_.at(end).kind == Token::Kind::number) return true;
  if (reads_as_plain_word(line_.folded(at), line_.folded(end))) return true;
  if (line_.is(at, sense::doubtful)) {
    // "will bobby be there"
    const std::uint32_t next = line_.at(end).word;
    return line_.is(at, sense::asks) && index_.is_given(next) && !index_.is_family(next);
  }
  constexpr Senses kNames = sense::particle | sense::suffix | sense::month;
  return (token.senses & ~kNames) != 0 && !bounded(end);
}

bool Names::could_be_name(std::uint32_t at) const {
  const Token& token = line_.at(at);
  return token.kind == Token::Kind::word && (token.senses & ~(sense::doubtful | sense::particle)) == 0;
}

// A student who has left counts where no one present fits as far, or by the full name where the present ones
// only fit by less.
void Names::prefer_present(std::vector<Fit>& fits) const {
  const auto gone = [this](const Fit& fit) { return index_.people[fit.person].left; };
  const bool anyone = std::any_of(fits.begin(), fits.end(), [&](const Fit& fit) { return !gone(fit); });
  if (!anyone) return;
  const bool full = std::any_of(fits.begin(), fits.end(),
                                [&](const Fit& fit) { return !gone(fit) && fit.trust == Trust::full_name; });
  std::erase_if(fits, [&](const Fit& fit) { return gone(fit) && (full || fit.trust != Trust::full_name); });
}

Named Names::choose(const std::vector<Fit>& fits) const {
  Named named;
  named.trust = std::min_element(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) {
                  return a.trust < b.trust;
                })->trust;
  const bool straight = std::any_of(fits.begin(), fits.end(),
                                    [&](const Fit& fit) { return fit.trust == named.trust && !fit.turned; });
  std::array<std::vector<StudentId>, 3> by_reach;
  std::vector<StudentId> turned;
  std::vector<const Fit*> lower_but_near;
  for (const Fit& fit : fits) {
    const Reach near = reach(fit.person);
    if (fit.trust != named.trust) {
      if (near != Reach::school) lower_but_near.push_back(&fit);
    } else if (fit.turned && straight) {
      turned.push_back(id(fit.person));
    } else {
      by_reach[static_cast<std::size_t>(near)].push_back(id(fit.person));
    }
  }
  const auto nearest =
      std::find_if(by_reach.begin(), by_reach.end(), [](const auto& ids) { return !ids.empty(); });
  named.reach = static_cast<Reach>(nearest - by_reach.begin());
  named.candidates = *nearest;
  for (auto further = nearest + 1; further != by_reach.end(); ++further) {
    named.others.insert(named.others.end(), further->begin(), further->end());
  }
  named.others.insert(named.others.end(), turned.begin(), turned.end());
  // Far away and not by full name: whoever is near and fits less well may as well be meant.
  const bool far = named.reach == Reach::school && named.trust != Trust::full_name;
  std::vector<StudentId> nearer;
  for (const Fit* fit : lower_but_near) {
    // "li" is Li Wei's given name and Wei Li's family name: whoever is nearer of the two may be meant.
    const bool by_family = named.trust == Trust::preferred && fit->trust == Trust::given_or_family;
    if (far || (by_family && reach(fit->person) < named.reach)) {
      nearer.push_back(id(fit->person));
    } else if (by_family) {
      named.others.push_back(id(fit->person));
    }
  }
  named.candidates.insert(named.candidates.begin(), nearer.begin(), nearer.end());
  named.clear = named.candidates.size() == 1 && !far;
  if (named.candidates.size() > kMostCandidates) named.candidates.resize(kMostCandidates);
  if (named.others.size() > kMostCandidates) named.others.resize(kMostCandidates);
  return named;
}

std::optional<Heard> Names::best_at(std::uint32_t at, Position position, GroupId group) {
  std::vector<Fit> fits = fitting_.at(at, position == Position::name);
  if (fits.empty()) return std::nullopt;
  prefer_present(fits);
  Heard heard{.begin = at};
  for (const Fit& fit : fits) heard.end = std::max(heard.end, fit.end);
  std::erase_if(fits, [&](const Fit& fit) { return fit.end != heard.end; });
  if (is_plain_word(at, heard.end)) return std::nullopt;
  const bool alone = heard.end == at + 1;
  const std::uint32_t name_end = heard.end;
  if (group) std::erase_if(fits, [&](const Fit& fit) { return !index_.in_group(fit.person, group); });
  if (fits.empty()) return std::nullopt;
  const bool elsewhere = narrow_by_group_after(fits, heard);  // "bobby chen 8D", and he is in 7A: ask
  heard.named = choose(fits);
  heard.named.clear = heard.named.clear && !elsewhere;
  const bool first_name = heard.named.trust <= Trust::preferred || heard.named.trust == Trust::alias ||
                          (heard.named.trust == Trust::given_or_family && index_.is_given(line_.at(at).word));
  heard.strong = !alone || first_name;
  if (alone && heard.end == name_end) {
    narrow_by_misspelt_family(heard);
    if (heard.end == name_end) doubt_other_family(heard);
    if (heard.end == name_end) doubt_misspelt_name(heard);
  }
  return heard;
}

// Wishes, questions and the log all ask who stands first in the line.
std::optional<Heard> Names::at(std::uint32_t at, Position position) {
  if (at > 0 || position != Position::name) return read_at(at, position);
  if (!first_) first_ = read_at(at, position);
  return *first_;
}

std::optional<Heard> Names::read_at(std::uint32_t at, Position position) {
  if (at > 0 && line_.is(at - 1, sense::title)) return std::nullopt;
  std::uint32_t first = at;
  GroupId group;
  const bool number = line_.at(at).kind == Token::Kind::number;
  const bool grade = line_.at(at + 1).kind == Token::Kind::number && line_.folded(at).starts_with("gr");
  if (number || grade) {  // "7C jordan lee", "grade 7 maya roberts"
    const auto before = group_at(index_, line_, at);
    if (!before || !before->id) return std::nullopt;
    first = before->end;
    group = before->id;
  }
  auto heard = best_at(first, position, group);
  const bool no_comma = !heard || line_.is_mark(heard->end, ",");
  if (auto asked =
          no_comma && position == Position::name && first == at ? last_first_of_nobody(at) : std::nullopt)
    heard = std::move(asked);
  if (!heard || (!heard->strong && (position == Position::mention || first != at))) return std::nullopt;
  heard->begin = at;
  heard->named.heard = line_.typed_stem(at, heard->end);
  return heard;
}

// What the speaker confirmed once before: that is no guess any more.
std::optional<Heard> Names::learned(std::uint32_t at) {
  if (!learned_) learned_ = setting_.learned ? setting_.learned() : std::vector<LearnedName>();
  for (std::uint32_t end = at + 3; end > at && !learned_->empty(); --end) {
    std::string words;
    for (std::uint32_t i = at; i < end; ++i) (words += i == at ? "" : " ") += line_.folded(i);
    for (const LearnedName& name : *learned_) {
      const RosterStudent* student = name.heard == words ? setting_.roster.student(name.student) : nullptr;
      if (student == nullptr || student->left) continue;
      Named named{std::string(line_.typed(at, end)), {name.student}, {}, Trust::alias, Reach::mine, true};
      return Heard{std::move(named), at, end, true};
    }
  }
  return std::nullopt;
}

bool Names::may_look() {
  looked_at_ += index_.people.size();
  return looked_at_ <= kMostLookedAt;
}

std::optional<Heard> Names::near(std::uint32_t at) {
  if ((at > 0 && line_.is(at - 1, sense::title)) || !could_be_name(at)) return std::nullopt;
  if (auto known = learned(at)) return known;
  if (auto written = initials(at)) return written;
  if (!may_look()) return std::nullopt;
  std::vector<std::string_view> words;
  for (std::uint32_t i = at; words.size() < 3 && could_be_name(i); ++i) words.push_back(line_.stem(i));
  for (; !words.empty(); words.pop_back()) {
    const auto found = near_to(index_, words);
    if (!found) continue;
    Heard heard{.begin = at, .end = at + static_cast<std::uint32_t>(words.size()), .strong = true};
    std::vector<Fit> fits;
    for (const std::uint32_t person : found->people) {
      if (!index_.people[person].left) fits.push_back({person, heard.end, found->trust, false});
    }
    if (fits.empty()) continue;
    narrow_by_group_after(fits, heard);
    heard.named = choose(fits);
    heard.named.heard = line_.typed_stem(at, heard.end);
    if (found->trust != Trust::full_name) heard.named.clear = false;
    return heard;
  }
  return std::nullopt;
}

}  // namespace knownby::language
