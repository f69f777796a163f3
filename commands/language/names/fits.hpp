#pragma once
// How far, and how well, each student's name fits the words at one place of a line. No choosing here: that is
// names.hpp.

#include <cstdint>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/language/names/index.hpp"
#include "commands/language/text/tokens.hpp"

namespace knownby::language {

struct Fit {
  std::uint32_t person = 0;
  std::uint32_t end = 0;  // past the last word that is part of the name
  Trust trust = Trust::prefix;
  bool turned = false;  // family and given name the other way round than shown
};

class Fitting {
 public:
  Fitting(const Roster::Index& index, const Line& line) : index_(index), line_(line) {}

  // Every student whose name begins at token `at`. Beginnings of names (3 letters or more) only when asked
  // for. Valid until the next call.
  const std::vector<Fit>& at(std::uint32_t at, bool beginnings);

 private:
  struct Bite {
    enum class Hold { none, initial, beginning, some, whole };
    std::uint32_t end = 0;
    Hold hold = Hold::none;
    explicit operator bool() const { return hold != Hold::none; }
  };

  std::uint32_t words_taken(std::uint32_t at, std::uint32_t word) const;
  bool begins(std::uint32_t at, std::uint32_t word) const;
  Bite bite(std::uint32_t person, Part part, std::uint32_t at, bool beginnings) const;
  Bite walk(std::span<const Piece> words, std::size_t from, std::uint32_t at, bool beginnings) const;
  Bite bite_family(std::uint32_t person, std::uint32_t at, bool beginnings) const;
  std::uint32_t past_middle(std::uint32_t person, std::uint32_t at) const;
  std::uint32_t past_suffix(std::uint32_t at) const;
  void keep(Fit& best, const Fit& fit) const;
  void given_first(Fit& best, Part part, std::uint32_t at, bool beginnings) const;
  void family_first(Fit& best, std::uint32_t at, bool beginnings) const;
  void gather(std::uint32_t at, bool beginnings);
  void gather_both(std::uint32_t at);
  void fit_people(std::uint32_t at, bool beginnings);
  bool can_begin(std::uint32_t at) const;

  const Roster::Index& index_;
  const Line& line_;
  std::vector<std::uint32_t> people_;
  std::vector<Fit> fits_;
};

}  // namespace knownby::language
