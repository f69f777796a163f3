#include "commands/language/text/tokens.hpp"

#include <unicode/utf8.h>

#include <algorithm>

#include "commands/language/text/fold.hpp"
#include "commands/language/text/glyph.hpp"

namespace knownby::language {
namespace {

constexpr std::size_t kLongestText = 4000;  // what a chat platform's text field may hold

class Cutter {
 public:
  explicit Cutter(std::string_view text) {
    line_.text = text;
    line_.folds.reserve(text.size() + 16);
    line_.tokens.reserve(text.size() / 4 + 4);
  }

  Line cut() && {
    while (at_ < line_.text.size()) {
      const Glyph glyph = glyph_at(line_.text, at_);
      if (glyph.kind == Glyph::Kind::space) {
        at_ = glyph.end;
      } else if (!raw_run()) {
        one(glyph);
      }
    }
    return std::move(line_);
  }

 private:
  Token& push(Token::Kind kind, std::uint32_t end) {
    Token& token = line_.tokens.emplace_back();
    token.kind = kind;
    token.begin = at_;
    token.end = end;
    token.fold_at = token.fold_end = static_cast<std::uint32_t>(line_.folds.size());
    at_ = end;
    return token;
  }

  char peek(std::size_t at) const { return at < line_.text.size() ? line_.text[at] : '\0'; }

  // "#grade-7-team", "<#C01|grade-7>", "@knownby", "<@U01>", "/checkin": kept whole, exactly as typed.
  bool raw_run() {
    const char c = peek(at_);
    const char next = peek(at_ + 1);
    if (c == '<' && (next == '#' || next == '@' || next == '!')) {
      const auto close = line_.text.find('>', at_);
      if (close == std::string_view::npos) return false;
      push(next == '#' ? Token::Kind::channel : Token::Kind::mention, static_cast<std::uint32_t>(close + 1));
      return true;
    }
    const bool order = c == '/' && line_.tokens.empty();
    if ((c != '#' && c != '@' && !order) || next == '\0' || is_space(next)) return false;
    if (static_cast<unsigned char>(next) < 0x80 && !is_ascii_letter(next) && !is_digit(next)) return false;
    auto end = at_ + 1;
    const auto stops = [](char at) {
      return is_space(at) || at == ',' || at == ';' || at == '\n' || at == '\r';
    };
    while (end < line_.text.size() && !stops(line_.text[end])) ++end;
    push(c == '#' ? Token::Kind::channel : Token::Kind::mention, end);
    return true;
  }

  void one(const Glyph& glyph) {
    using enum Glyph::Kind;
    if (glyph.kind == letter) return word(glyph.upper);
    if (glyph.kind == digit) return number();
    if (glyph.kind == line_end) {
      push(Token::Kind::line_end, glyph.end);
    } else if (glyph.plain == '-' && within_word(glyph.end)) {
      at_ = glyph.end;  // "Mary-Kate", "check-in": two words side by side
    } else if (glyph.kind == mark) {
      push(Token::Kind::mark, glyph.end).mark = glyph.plain;
    } else {
      push(Token::Kind::symbol, glyph.end);
    }
  }

  bool within_word(std::uint32_t next) const {
    const bool after_word = !line_.tokens.empty() && line_.tokens.back().kind == Token::Kind::word &&
                            line_.tokens.back().end == at_;
    return after_word && next < line_.text.size() && glyph_at(line_.text, next).kind == Glyph::Kind::letter;
  }

  // Letters with apostrophes and digits between them; dotted initials stay together: "T.J.", "J."
  std::uint32_t end_of_word(bool& initial, std::uint32_t& apostrophe) const {
    std::uint32_t at = at_;
    std::uint32_t end = at_;
    bool dotted = true;  // so far one letter, or letters each with a full stop
    bool after_letter = false;
    while (at < line_.text.size()) {
      const Glyph glyph = glyph_at(line_.text, at);
      if (glyph.kind == Glyph::Kind::letter || glyph.kind == Glyph::Kind::digit) {
        if (after_letter) dotted = false;
        after_letter = true;
        end = glyph.end;
      } else if (glyph.kind == Glyph::Kind::apostrophe && end == at && end > at_) {
        apostrophe = end = glyph.end;
        dotted = after_letter = false;
      } else if (glyph.plain == '.' && dotted && after_letter) {
        initial = true;
        after_letter = false;
        end = glyph.end;
      } else {
        break;
      }
      at = glyph.end;
    }
    if (!dotted) initial = false;
    return end;
  }

  void word(bool upper) {
    bool initial = false;
    std::uint32_t apostrophe = 0;  // where the last one ends
    std::uint32_t end = end_of_word(initial, apostrophe);
    const std::string_view typed = line_.text.substr(at_, end - at_);
    if (typed.size() == 1 && (typed[0] == 'w' || typed[0] == 'W') && peek(end) == '/') ++end;  // "w/ Bobby"
    Token& token = push(Token::Kind::word, end);
    token.capital = upper;
    token.initial = initial;
    fold_onto(line_.folds, typed);
    token.fold_end = static_cast<std::uint32_t>(line_.folds.size());
    const std::string_view folded(line_.folds.data() + token.fold_at, token.fold_end - token.fold_at);
    token.possessive = end == apostrophe + 1 && folded.size() > 1 && folded.back() == 's';
    const Word known = look_up(folded);
    token.senses = known.senses;
    token.number = static_cast<std::int8_t>(known.number);
    const bool shortened = (known.senses & (sense::title | sense::suffix)) != 0;  // "Ms. Park", "Carter Jr."
    if (shortened && !initial && peek(end) == '.') at_ = token.end = end + 1;
  }

  // "7A", "07:30", "10/6", "2026-10-06", "7th", "8pm": marks only between digits. "10/5-10/7", "Oct 5-7" are
  // two.
  void number() {
    std::uint32_t end = at_;
    bool is_date = !line_.tokens.empty() && (line_.tokens.back().senses & sense::month) != 0;
    while (end < line_.text.size()) {
      const char c = line_.text[end];
      if (c == '-' && is_date) break;
      is_date = is_date || c == '/';
      const bool joins = c == '/' || c == ':' || c == '-' || c == '.';
      if (joins && !(end > at_ && is_digit(line_.text[end - 1]) && is_digit(peek(end + 1)))) break;
      if (joins) {
        ++end;
        continue;
      }
      const Glyph glyph = glyph_at(line_.text, end);
      if (glyph.kind != Glyph::Kind::letter && glyph.kind != Glyph::Kind::digit) break;
      end = glyph.end;
    }
    Token& token = push(Token::Kind::number, end);
    fold_onto(line_.folds, line_.text.substr(token.begin, end - token.begin));
    token.fold_end = static_cast<std::uint32_t>(line_.folds.size());
  }

  Line line_;
  std::uint32_t at_ = 0;
};

}  // namespace

std::string_view Line::stem(std::uint32_t index) const {
  std::string_view word = folded(index);
  if (at(index).possessive) word.remove_suffix(1);
  return word;
}

std::string_view Line::typed(std::uint32_t first, std::uint32_t end) const {
  if (first >= end || first >= size()) return {};
  const std::uint32_t begin = tokens[first].begin;
  return text.substr(begin, tokens[std::min(end, size()) - 1].end - begin);
}

std::string_view Line::typed_stem(std::uint32_t first, std::uint32_t end) const {
  std::string_view typed_so = typed(first, end);
  for (const std::string_view owning : {"'s", "’s", "'S", "’S"}) {
    if (typed_so.size() > owning.size() && typed_so.ends_with(owning)) typed_so.remove_suffix(owning.size());
  }
  return typed_so;
}

bool Line::is_mark(std::uint32_t index, std::string_view any) const {
  const Token& token = at(index);
  return token.kind == Token::Kind::mark && any.find(token.mark) != std::string_view::npos;
}

bool Line::ends_clause(std::uint32_t index) const {
  return at(index).kind == Token::Kind::line_end || is_mark(index, ",;.!?");
}

bool Line::has(Senses any) const {
  return std::any_of(tokens.begin(), tokens.end(),
                     [any](const Token& one) { return (one.senses & any) != 0; });
}

bool Line::has_one_of(std::initializer_list<std::string_view> any) const {
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (one_of(folded(i), any)) return true;
  }
  return false;
}

Line tokenise(std::string_view text) {
  if (text.size() > kLongestText) {
    std::size_t cut = kLongestText;
    while (cut > kLongestText - 4 && U8_IS_TRAIL(text[cut])) --cut;  // not within a letter
    text = text.substr(0, cut);
  }
  return Cutter(text).cut();
}

}  // namespace knownby::language
