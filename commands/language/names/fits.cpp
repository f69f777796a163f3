#include "commands/language/names/fits.hpp"

#include <algorithm>

namespace knownby::language {
namespace {

constexpr std::size_t kMostPeople = 20'000;  // a beginning that fits more says nothing

}  // namespace

// How many tokens from `at` spell `word`: one, or two written apart ("ta niyah"), or none.
std::uint32_t Fitting::words_taken(std::uint32_t at, std::uint32_t word) const {
  const Token& token = line_.at(at);
  if (token.word == word && word != kNone) return 1;
  return token.pair == word && word != kNone ? 2 : 0;
}

bool Fitting::can_begin(std::uint32_t at) const {
  const Token& token = line_.at(at);
  if (token.kind != Token::Kind::word) return false;
  if (token.possessive) return line_.stem(at).size() == 1;  // "maya r's mom"
  if (token.initial) return true;
  // "jose n" at the end of it all is an initial, "bobby n jose" is not.
  if (line_.folded(at).size() == 1 && line_.at(at + 1).kind != Token::Kind::word) return true;
  if ((token.senses & sense::month) != 0) return line_.at(at + 1).kind != Token::Kind::number;
  return (token.senses & ~(sense::doubtful | sense::particle | sense::month)) == 0;
}

bool Fitting::begins(std::uint32_t at, std::uint32_t word) const {
  return index_.vocabulary.text(word).starts_with(line_.stem(at));
}

// Eats words of one part in order, beginning with word `from` of it; particles may be missing on either side.
Fitting::Bite Fitting::walk(std::span<const Piece> words, std::size_t from, std::uint32_t at,
                            bool beginnings) const {
  Bite bite;
  const bool only_particles =
      std::all_of(words.begin(), words.end(), [](const Piece& piece) { return piece.particle; });
  bool all = std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(from),
                         [](const Piece& piece) { return piece.particle; });
  for (std::size_t i = from; i < words.size() && !words[i].joined; ++i) {
    const std::uint32_t taken = words_taken(at, words[i].word);
    if (taken > 0) {
      at += taken;
      // "ana la semana pasada": a particle before nothing is no part of a name.
      if (!words[i].particle || only_particles) bite = {at, Bite::Hold::some};
    } else if (beginnings && bite.hold == Bite::Hold::none && can_begin(at) && begins(at, words[i].word)) {
      return {at + 1, line_.stem(at).size() == 1 ? Bite::Hold::initial : Bite::Hold::beginning};
    } else if (!words[i].particle) {
      all = false;
      break;
    }
  }
  if (bite && all) bite.hold = Bite::Hold::whole;
  return bite;
}

Fitting::Bite Fitting::bite(std::uint32_t person, Part part, std::uint32_t at, bool beginnings) const {
  const auto words = index_.part(person, part);
  Bite best;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Bite bite;
    if (words[i].joined) {
      const std::uint32_t taken = words_taken(at, words[i].word);
      if (taken > 0) bite = {at + taken, Bite::Hold::whole};
    } else {
      bite = walk(words, i, at, beginnings && (i == 0 || part == Part::family));
      // The first of several given names stands for all of a long form: Theodore for Theodore James.
      if (part == Part::long_given && i == 0 && bite.hold == Bite::Hold::some) bite.hold = Bite::Hold::whole;
    }
    if (bite.hold > best.hold || (bite.hold == best.hold && bite.end > best.end)) best = bite;
  }
  return best;
}

Fitting::Bite Fitting::bite_family(std::uint32_t person, std::uint32_t at, bool beginnings) const {
  constexpr std::uint32_t kMostParticles = 3;  // "de la", "van der", "bin abu al"
  Bite bite_here = bite(person, Part::family, at, beginnings);
  for (std::uint32_t skipped = 0; skipped < kMostParticles && line_.is(at + skipped, sense::particle);
       ++skipped) {
    // "van den berg" for van der Berg: another particle hides no name.
    const Bite beyond = bite(person, Part::family, at + skipped + 1, beginnings);
    if (beyond && (!bite_here || beyond.end > bite_here.end)) bite_here = beyond;
  }
  return bite_here;
}

std::uint32_t Fitting::past_middle(std::uint32_t person, std::uint32_t at) const {
  for (const Piece& piece : index_.part(person, Part::middle)) {
    const bool initial =
        line_.folded(at).size() == 1 && begins(at, piece.word) && line_.at(at + 1).kind == Token::Kind::word;
    if (!piece.joined) at += initial ? 1 : words_taken(at, piece.word);
  }
  return at;
}

std::uint32_t Fitting::past_suffix(std::uint32_t at) const {
  if (line_.is(at, sense::suffix)) return at + 1;
  return line_.is_mark(at, ",") && line_.is(at + 1, sense::suffix) ? at + 2 : at;
}

void Fitting::keep(Fit& best, const Fit& fit) const {
  const bool better = fit.end != best.end       ? fit.end > best.end
                      : fit.trust != best.trust ? fit.trust < best.trust
                                                : best.turned && !fit.turned;
  if (better) best = fit;
}

void Fitting::given_first(Fit& best, Part part, std::uint32_t at, bool beginnings) const {
  const Bite given = bite(best.person, part, at, true);
  if (!given) return;
  const bool sure = given.hold >= Bite::Hold::some;
  const bool whole = given.hold == Bite::Hold::whole;
  const std::uint32_t after = past_middle(best.person, given.end);
  for (const std::uint32_t next : {after, given.end}) {
    // "maya rod" needs a sure first word; "m rodriguez" and "jord lee" a sure second one.
    const Bite family = bite_family(best.person, next, sure || beginnings);
    if (!family || (!sure && !beginnings && family.hold < Bite::Hold::some)) continue;
    if (!sure && family.hold < Bite::Hold::some && line_.folded(at).size() < 3) continue;
    const bool full = whole && family.hold >= Bite::Hold::whole;
    const bool parts = sure && family.hold >= Bite::Hold::some;
    // A beginning or an initial on either side makes the pair only as good as a prefix.
    Trust trust = full ? Trust::full_name : parts ? Trust::given_or_family : Trust::prefix;
    if (part == Part::alias) trust = std::max(trust, Trust::alias);
    keep(best, {best.person, past_suffix(family.end), trust, false});
  }
  if (sure) {
    const bool only_name = index_.part(best.person, Part::family).empty();
    Trust trust = whole && part == Part::given ? Trust::preferred : Trust::given_or_family;
    if (whole && only_name && part == Part::given) trust = Trust::full_name;
    if (part == Part::alias) trust = Trust::alias;
    keep(best, {best.person, after, trust, false});
  } else if (beginnings && line_.folded(at).size() >= 3) {
    keep(best, {best.person, given.end, Trust::prefix, false});
  }
}

void Fitting::family_first(Fit& best, std::uint32_t at, bool beginnings) const {
  const Bite family = bite_family(best.person, at, beginnings);
  if (!family) return;
  const bool sure = family.hold >= Bite::Hold::some;
  if (sure) {
    std::uint32_t comma_at = past_suffix(family.end);  // "Carter Jr., T.J."
    if (comma_at > family.end && line_.is_mark(comma_at, ".")) ++comma_at;
    if (!line_.is_mark(comma_at, ",")) comma_at = family.end;
    const bool comma = line_.is_mark(comma_at, ",");
    const std::uint32_t next = past_middle(best.person, comma_at + (comma ? 1 : 0));
    for (const Part part : {Part::given, Part::long_given}) {
      const Bite given = bite(best.person, part, next, false);
      if (!given || (comma && (given.hold != Bite::Hold::whole || family.hold != Bite::Hold::whole)))
        continue;
      const bool full = given.hold == Bite::Hold::whole && family.hold == Bite::Hold::whole;
      // After a comma the turn is what the comma says.
      const bool turned = !comma && !index_.people[best.person].family_first;
      keep(best, {best.person, past_suffix(past_middle(best.person, given.end)),
                  full ? Trust::full_name : Trust::given_or_family, turned});
    }
    const bool only_name = family.hold == Bite::Hold::whole && index_.part(best.person, Part::given).empty();
    keep(best, {best.person, family.end, only_name ? Trust::full_name : Trust::given_or_family, false});
  } else if (line_.folded(family.end - 1).size() >= 3) {
    keep(best, {best.person, family.end, Trust::prefix, false});
  }
}

// Who might begin here at all: bearers of this word, of this and the next written as one, of the word after
// particles, and, for an initial, of the family name beside it.
void Fitting::gather(std::uint32_t at, bool beginnings) {
  people_.clear();
  const auto add = [this](std::uint32_t word) {
    const auto those = index_.bearers(word);
    people_.insert(people_.end(), those.begin(), those.end());
  };
  const Token& token = line_.at(at);
  add(token.word);
  add(token.pair);
  std::uint32_t after = at;
  while (after < at + 3 && line_.is(after, sense::particle)) ++after;
  if (after != at) add(line_.at(after).word);
  if (can_begin(at)) {
    const std::string_view beginning = line_.folded(at);
    if (beginning.size() < 3) {
      if (index_.is_family(line_.at(at + 1).word)) add(line_.at(at + 1).word);
    } else if (beginnings) {
      const auto [from, to] = index_.vocabulary.starting_with(beginning);
      for (std::uint32_t word = from; word < to && people_.size() < kMostPeople; ++word) add(word);
    }
  }
  std::sort(people_.begin(), people_.end());
  people_.erase(std::unique(people_.begin(), people_.end()), people_.end());
}

// Bearers of both this and the next word: where there are any, nobody who bears only one is meant, and of 800
// Marias only the Garcias need a look.
void Fitting::gather_both(std::uint32_t at) {
  people_.clear();
  auto few = index_.bearers(line_.at(at).word);
  auto many = index_.bearers(line_.at(at + 1).word);
  if (few.size() > many.size()) std::swap(few, many);
  for (const std::uint32_t person : few) {
    const bool again = !people_.empty() && people_.back() == person;
    if (!again && std::binary_search(many.begin(), many.end(), person)) people_.push_back(person);
  }
}

const std::vector<Fit>& Fitting::at(std::uint32_t at, bool beginnings) {
  fits_.clear();
  const Token& token = line_.at(at);
  if (token.kind != Token::Kind::word) return fits_;
  // Nearly every word of a line: nobody bears it, and it is not the beginning of anything.
  const bool is_borne = token.word != kNone || token.pair != kNone;
  if (!is_borne && !line_.is(at, sense::particle) && !can_begin(at)) return fits_;
  gather_both(at);
  fit_people(at, beginnings);
  std::erase_if(fits_, [at](const Fit& fit) { return fit.end < at + 2; });
  if (!fits_.empty()) return fits_;
  gather(at, beginnings);
  fit_people(at, beginnings);
  return fits_;
}

void Fitting::fit_people(std::uint32_t at, bool beginnings) {
  for (const std::uint32_t person : people_) {
    Fit best{person, at, Trust::sound_alike, true};
    given_first(best, Part::given, at, beginnings);
    given_first(best, Part::long_given, at, beginnings);
    given_first(best, Part::alias, at, beginnings);
    family_first(best, at, beginnings);
    if (best.end > at) fits_.push_back(best);
  }
}

}  // namespace knownby::language
